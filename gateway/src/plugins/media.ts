import fp from 'fastify-plugin';
import { MediaPlane } from './media/media-plane.ts';

declare module 'fastify' {
  interface FastifyInstance {
    media: MediaPlane;
  }
}

const pollEveryMs = 1_000;

/** The streams nodes; asked once a second from `ready` to `close`. */
export const mediaPlugin = fp(
  async (app) => {
    const { streamsNodes, streamsSecret } = app.config;
    const media = new MediaPlane(streamsNodes, streamsSecret ?? '');
    app.decorate('media', media);
    if (streamsNodes.length === 0) return;

    let timer: NodeJS.Timeout | undefined;
    let closed = false;
    const round = async (): Promise<void> => {
      await media.poll();
      if (!closed) timer = setTimeout(round, pollEveryMs);
    };
    app.addHook('onReady', async () => {
      void round();
    });
    app.addHook('onClose', async () => {
      closed = true;
      clearTimeout(timer);
    });
  },
  { name: 'media', dependencies: ['errors'] },
);

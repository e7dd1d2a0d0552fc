import { announcedNodes } from '@fengqiao/db/queries/stream-nodes';
import fp from 'fastify-plugin';
import { MediaPlane } from './media/media-plane.ts';

declare module 'fastify' {
  interface FastifyInstance {
    media: MediaPlane;
  }
}

const learnEveryMs = 1_000;
/** A node that has not announced itself for so long is forgotten. */
export const forgetNodesAfterHours = 24;

/** The streams nodes, configured and announced; asked once a second from `ready` to `close`. */
export const mediaPlugin = fp(
  async (app) => {
    const { streamsNodes, streamsSecret } = app.config;
    const media = new MediaPlane(streamsNodes, streamsSecret ?? '');
    app.decorate('media', media);
    if (streamsSecret === null) return;

    let timer: NodeJS.Timeout | undefined;
    let closed = false;
    const learn = async (): Promise<void> => {
      try {
        media.know(await announcedNodes(app.pool, forgetNodesAfterHours));
      } catch (error) {
        // Those that are known stay: pictures go on while the database is away.
        app.log.debug({ err: error }, 'media: the list of nodes cannot be read');
      }
      if (!closed) timer = setTimeout(learn, learnEveryMs);
    };
    app.addHook('onReady', async () => {
      media.start();
      void learn();
    });
    app.addHook('onClose', async () => {
      closed = true;
      clearTimeout(timer);
      media.stop();
    });
  },
  { name: 'media', dependencies: ['db', 'errors'] },
);

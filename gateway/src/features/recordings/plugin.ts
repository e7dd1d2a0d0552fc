import fp from 'fastify-plugin';
import { RecordingKeeper } from './keeper.ts';

declare module 'fastify' {
  interface FastifyInstance {
    recordings: RecordingKeeper;
  }
}

const everyMs = 10_000;
/** The nodes have to answer first. */
const firstMs = 2_000;

/** Tells the streams nodes every ten seconds which cameras to record, while a gateway listens. */
export const recordingsPlugin = fp(
  async (app) => {
    const keeper = new RecordingKeeper(app);
    app.decorate('recordings', keeper);
    if (app.config.streamsSecret === null) return;
    let timer: NodeJS.Timeout | undefined;
    let closed = false;
    const again = (inMs: number): void => {
      if (!closed) timer = setTimeout(() => void keeper.round().finally(() => again(everyMs)), inMs);
    };
    app.addHook('onListen', async () => again(firstMs));
    app.addHook('preClose', async () => {
      closed = true;
      clearTimeout(timer);
    });
  },
  { name: 'recordings', dependencies: ['audit', 'db', 'media'] },
);

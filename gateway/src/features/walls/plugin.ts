import fp from 'fastify-plugin';
import { WallKeeper } from './keeper.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Ends leases and runs tours by their schedule. */
    wallKeeper: WallKeeper;
  }
}

/** Keeps the walls while a gateway listens. */
export const wallsPlugin = fp(
  async (app) => {
    const keeper = new WallKeeper(app);
    app.decorate('wallKeeper', keeper);
    app.addHook('onListen', async () => keeper.start());
    app.addHook('preClose', () => keeper.close());
  },
  { name: 'walls', dependencies: ['db'] },
);

import fp from 'fastify-plugin';
import { NightlyReconcile } from './nightly.ts';

declare module 'fastify' {
  interface FastifyInstance {
    reconcile: NightlyReconcile;
  }
}

/** Compares a sample of states and rollups with the log, every night; of several gateways one does it. */
export const reconcilePlugin = fp(
  async (app) => {
    const reconcile = new NightlyReconcile(app);
    app.decorate('reconcile', reconcile);
    app.addHook('onListen', async () => reconcile.start());
    app.addHook('preClose', () => reconcile.close());
  },
  { name: 'reconcile', dependencies: ['db', 'places', 'calendar', 'profile'] },
);

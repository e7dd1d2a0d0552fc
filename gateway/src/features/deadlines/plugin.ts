import fp from 'fastify-plugin';
import { BreachScheduler } from './breach-scheduler.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Raises the deadlines that pass. */
    breaches: BreachScheduler;
  }
}

/** Raises passed deadlines once a gateway listens; of several gateways one does it. */
export const deadlinesPlugin = fp(
  async (app) => {
    const breaches = new BreachScheduler(app);
    app.decorate('breaches', breaches);
    app.addHook('onListen', async () => breaches.start());
    app.addHook('preClose', () => breaches.close());
  },
  { name: 'deadlines', dependencies: ['calendar', 'db', 'ingest', 'metrics', 'places', 'profile'] },
);

import fp from 'fastify-plugin';
import { TopicsJob } from './topics-job.ts';

declare module 'fastify' {
  interface FastifyInstance {
    topics: TopicsJob;
  }
}

/** The first cases of a demo city are there by then. */
const afterStartMs = 20_000;

/** Finds hot topics soon after a gateway listens, then every quarter of an hour. */
export const topicsPlugin = fp(
  async (app) => {
    const job = new TopicsJob(app);
    app.decorate('topics', job);
    app.addHook('onListen', async () => job.start(afterStartMs));
    app.addHook('preClose', () => job.close());
  },
  { name: 'topics', dependencies: ['db', 'places'] },
);

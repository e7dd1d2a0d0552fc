import fp from 'fastify-plugin';
import { RetentionJob } from './retention-job.ts';

declare module 'fastify' {
  interface FastifyInstance {
    retention: RetentionJob;
  }
}

/** The start of a gateway has other worries. */
const afterStartMs = 60_000;

/** Deletes what is over its time: a minute after a gateway listens, then every day. */
export const retentionPlugin = fp(
  async (app) => {
    const { auditDays, caseTextYears } = app.config;
    const job = new RetentionJob(app, { auditDays, caseTextYears });
    app.decorate('retention', job);
    app.addHook('onListen', async () => job.start(afterStartMs));
    app.addHook('preClose', () => job.close());
  },
  { name: 'retention', dependencies: ['audit', 'db', 'metrics'] },
);

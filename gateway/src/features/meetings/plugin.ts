import fp from 'fastify-plugin';
import { MeetingsJob } from './meetings-job.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Plans meetings and freezes their figures. */
    meetings: MeetingsJob;
  }
}

/** The start of a gateway has other worries. */
const afterStartMs = 5_000;

/** Keeps the calendar of meetings while a gateway listens. */
export const meetingsPlugin = fp(
  async (app) => {
    const job = new MeetingsJob(app);
    app.decorate('meetings', job);
    app.addHook('onListen', async () => job.start(afterStartMs));
    app.addHook('preClose', () => job.close());
  },
  { name: 'meetings', dependencies: ['db', 'profile', 'calendar', 'places', 'tierRules', 'topics'] },
);

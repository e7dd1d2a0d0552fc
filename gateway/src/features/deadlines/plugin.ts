import fp from 'fastify-plugin';
import { BackgroundRound } from '../../plugins/background-round.ts';
import { BreachScheduler } from './breach-scheduler.ts';
import { moveStoredDeadlines, OtherGatewayMoves } from './move-deadlines.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Raises the deadlines that pass. */
    breaches: BreachScheduler;
  }
}

/**
 * Once a gateway listens, stored deadlines are brought to its calendar and profile, and passed ones are raised; of several gateways
 * one does it.
 */
export const deadlinesPlugin = fp(
  async (app) => {
    const breaches = new BreachScheduler(app);
    app.decorate('breaches', breaches);
    const moves = new BackgroundRound({
      everyMs: null,
      work: (stopped) => moveStoredDeadlines(app, stopped),
      failed: (error) =>
        error instanceof OtherGatewayMoves
          ? app.log.debug(error.message)
          : app.log.warn({ err: error }, 'deadlines: not all are computed anew, trying again'),
    });
    app.addHook('onListen', async () => {
      moves.start();
      breaches.start();
    });
    app.addHook('preClose', async () => {
      await Promise.all([moves.stop(), breaches.close()]);
    });
  },
  { name: 'deadlines', dependencies: ['calendar', 'db', 'ingest', 'metrics', 'places', 'profile'] },
);

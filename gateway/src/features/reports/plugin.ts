import fp from 'fastify-plugin';
import { ReportRunner } from './report-runner.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Makes reports in the background. */
    reports: ReportRunner;
  }
}

/** The start of a gateway has other worries, and a demo city its first cases. */
const afterStartMs = 60_000;
const afterDrillMs = 1_000;

/** Makes the reports that people and the clock of the place ask for. */
export const reportsPlugin = fp(
  async (app) => {
    const runner = new ReportRunner(app);
    app.decorate('reports', runner);
    // A drill listens nowhere itself, and makes what people ask for only.
    if (app.config.drill) app.addHook('onReady', async () => runner.start(afterDrillMs));
    else app.addHook('onListen', async () => runner.start(afterStartMs));
    app.addHook('preClose', () => runner.close());
  },
  { name: 'reports', dependencies: ['db', 'profile', 'calendar', 'places', 'tierRules', 'topics'] },
);

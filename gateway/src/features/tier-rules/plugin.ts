import fp from 'fastify-plugin';
import { TierRuns } from './tier-runs.ts';
import { TierTrials } from './tier-trials.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** 定期分级预警: the timed runs. */
    tierRuns: TierRuns;
    /** Rules that are tried on the past. */
    tierTrials: TierTrials;
  }
}

/** The start of a gateway has other worries. */
const afterStartMs = 20_000;

/** Looks at tiers every `TIER_EVERY_MIN` minutes, and tries rules on the past when asked to. */
export const tierRulesFeature = fp(
  async (app) => {
    const { tierEveryMin } = app.config;
    const runs = new TierRuns(app, tierEveryMin * 60_000);
    const trials = new TierTrials(app);
    app.decorate('tierRuns', runs);
    app.decorate('tierTrials', trials);
    app.addHook('onListen', async () => {
      if (tierEveryMin > 0) runs.start(afterStartMs);
    });
    app.addHook('preClose', async () => {
      await Promise.all([runs.close(), trials.close()]);
    });
  },
  { name: 'tierRulesFeature', dependencies: ['db', 'tierRules', 'places', 'calendar'] },
);

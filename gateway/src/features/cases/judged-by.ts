import type { CaseDetailRow } from '@fengqiao/db/queries/cases';
import type { FastifyInstance } from 'fastify';
import type { Profile } from '../../profiles/profile-schema.ts';

/**
 * By which rules and as of when a case's tier is explained. The stored tier is the one truth: lists, maps, figures and the case's page
 * say it. Its reasons are computed as of now while they lead to that very tier, else as of when it was found: until the timed run has
 * looked at a case again, and for good when the case was closed under older rules.
 */
export async function judgedBy(
  app: FastifyInstance,
  { now, tier_rules, tier_at, tier_next_at }: CaseDetailRow,
): Promise<{ by: Profile; at: number }> {
  const inForce = await app.tierRules.current();
  const older =
    tier_rules === null || tier_rules === inForce.tiers.version ? null : await app.tierRules.of(tier_rules);
  const isDue = tier_next_at !== null && tier_next_at.valueOf() <= now.getTime();
  return {
    by: older ?? inForce,
    at: (older !== null || isDue) && tier_at !== null ? tier_at.getTime() : now.getTime(),
  };
}

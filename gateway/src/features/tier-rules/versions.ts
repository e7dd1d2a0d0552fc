import { isDeepStrictEqual } from 'node:util';
import type { TierRule } from '@fengqiao/contract/profiles';
import type {
  TierRulesDecision,
  TierRulesList,
  TierRulesProposal,
  TierRulesVersion,
} from '@fengqiao/contract/tier-rules';
import {
  activateTierRules,
  closeProposal,
  findTierRules,
  insertProposal,
  listTierRules,
  lockTierRules,
  retireTierRules,
  type TierRulesRow,
} from '@fengqiao/db/queries/tier-rules';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayChangeRules, refuseRulesDecision, refuseWithdrawal } from '../../domain/rules-change.ts';
import { faultOfRules } from '../../domain/tier-rules-check.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** Every version of the rules that there was, the newest first. */
export async function tierRulesList(app: FastifyInstance, session: AccountSession): Promise<TierRulesList> {
  const inForce = await app.tierRules.current();
  const rows = await listTierRules(app.pool, inForce.id);
  return {
    active: rows.find(({ state }) => state === 'active')?.version ?? inForce.tiers.version,
    versions: rows.map(present),
    mayChange: mayChangeRules(session, app.region?.rootAreaCode ?? null),
  };
}

/** Proposes a version; rolling back is proposing an older version's rules. Throws `rules.invalid`, `rules.same`. */
export async function propose(
  app: FastifyInstance,
  request: FastifyRequest,
  { basedOn, rules, why }: TierRulesProposal,
): Promise<TierRulesVersion> {
  checkSite(app, request.session);
  checkRules(rules);
  const { id: profile } = await app.tierRules.current();
  return app.inScope(wholeCountry, async (tx) => {
    await lockTierRules(tx);
    if ((await findTierRules(tx, profile, basedOn)) === null)
      throw new AppError('notFound', `Version ${basedOn}`);
    const same = (await listTierRules(tx, profile)).find(
      (row) => (row.state === 'active' || row.state === 'proposed') && isDeepStrictEqual(row.rules, rules),
    );
    if (same !== undefined) throw new AppError('rules.same', same.version);
    const draftedBy = request.session.account;
    const version = await insertProposal(tx, { profile, rules, basedOn, why, draftedBy });
    const detail = { basedOn, why };
    await app.audit({ action: 'rules.proposed', object: `tierRules:${version}`, detail }, request, tx);
    return stored(tx, profile, version);
  });
}

/** The second person's word; approved rules are in force at once. Throws `rules.self`, `rules.decided`, `rules.noReason`. */
export async function decide(
  app: FastifyInstance,
  request: FastifyRequest,
  version: string,
  { decision, ...input }: TierRulesDecision,
): Promise<TierRulesVersion> {
  checkSite(app, request.session);
  const reason = input.reason ?? null;
  if (decision === 'refused' && reason === null) throw new AppError('rules.noReason');
  const profile = app.profile.id;
  const decidedBy = request.session.account;
  const row = await app.inScope(wholeCountry, async (tx) => {
    await lockTierRules(tx);
    const proposal = await found(tx, profile, version);
    const refusal = refuseRulesDecision(proposal, decidedBy);
    if (refusal !== null) throw new AppError(refusal);
    if (decision === 'refused')
      await closeProposal(tx, profile, version, { state: decision, decidedBy, reason });
    else {
      await retireTierRules(tx, profile);
      await activateTierRules(tx, profile, version, { decidedBy, reason });
    }
    const detail = { decision, draftedBy: proposal.draftedBy, ...(reason === null ? {} : { reason }) };
    await app.audit({ action: 'rules.decided', object: `tierRules:${version}`, detail }, request, tx);
    return stored(tx, profile, version);
  });
  app.tierRules.forget();
  if (decision === 'approved') app.tierRuns.soon();
  return row;
}

/** The author takes a proposal back. Throws `access.denied`, `rules.decided`. */
export async function withdraw(
  app: FastifyInstance,
  request: FastifyRequest,
  version: string,
): Promise<TierRulesVersion> {
  checkSite(app, request.session);
  const profile = app.profile.id;
  return app.inScope(wholeCountry, async (tx) => {
    await lockTierRules(tx);
    const refusal = refuseWithdrawal(await found(tx, profile, version), request.session.account);
    if (refusal !== null) throw new AppError(refusal);
    await closeProposal(tx, profile, version, { state: 'withdrawn', decidedBy: null, reason: null });
    await app.audit({ action: 'rules.withdrawn', object: `tierRules:${version}` }, request, tx);
    return stored(tx, profile, version);
  });
}

/** Throws `access.denied` for whoever is not a leader or head of the whole place. */
export function checkSite(app: FastifyInstance, session: AccountSession): void {
  if (!mayChangeRules(session, app.region?.rootAreaCode ?? null)) throw new AppError('access.denied');
}

/** Throws `rules.invalid` with the path of the fault. */
export function checkRules(rules: readonly TierRule[]): void {
  const fault = faultOfRules(rules);
  if (fault !== null) throw new AppError('rules.invalid', fault);
}

async function found(tx: Client, profile: string, version: string): Promise<TierRulesRow> {
  const row = await findTierRules(tx, profile, version);
  if (row === null) throw new AppError('notFound', `Version ${version}`);
  return row;
}

const stored = async (tx: Client, profile: string, version: string): Promise<TierRulesVersion> =>
  present(await found(tx, profile, version));

const present = (row: TierRulesRow): TierRulesVersion => ({
  version: row.version,
  origin: row.origin,
  state: row.state,
  rules: row.rules as TierRule[],
  basedOn: row.basedOn,
  why: row.why,
  draftedBy: row.draftedBy,
  draftedAt: row.draftedAt.toISOString(),
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decisionReason: row.decisionReason,
  activeFrom: row.activeFrom?.toISOString() ?? null,
  activeUntil: row.activeUntil?.toISOString() ?? null,
});

import type { Queryable } from '../pool.ts';

/** One version of the rules as it is stored; `rules` is the list of the profile's schema. */
export interface TierRulesRow {
  version: string;
  profile: string;
  origin: 'profile' | 'site';
  rules: unknown;
  state: 'proposed' | 'refused' | 'withdrawn' | 'active' | 'retired';
  basedOn: string | null;
  why: string;
  draftedBy: string | null;
  draftedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  activeFrom: Date | null;
  activeUntil: Date | null;
}

const columns = `version, profile, origin, rules, state, based_on as "basedOn", why, drafted_by as "draftedBy",
  drafted_at as "draftedAt", decided_by as "decidedBy", decided_at as "decidedAt", decision_reason as "decisionReason",
  active_from as "activeFrom", active_until as "activeUntil"`;

/** The version in force; null = none was ever stored. */
export async function activeTierRules(db: Queryable, profile: string): Promise<TierRulesRow | null> {
  const { rows } = await db.query<TierRulesRow>({
    name: 'tierRules.active',
    text: `select ${columns} from tier_rules where profile = $1 and state = 'active'`,
    values: [profile],
  });
  return rows[0] ?? null;
}

/** One version, or null. */
export async function findTierRules(
  db: Queryable,
  profile: string,
  version: string,
): Promise<TierRulesRow | null> {
  const { rows } = await db.query<TierRulesRow>({
    name: 'tierRules.find',
    text: `select ${columns} from tier_rules where profile = $1 and version = $2`,
    values: [profile, version],
  });
  return rows[0] ?? null;
}

/** Every version of a place, the newest first. */
export async function listTierRules(db: Queryable, profile: string): Promise<TierRulesRow[]> {
  const { rows } = await db.query<TierRulesRow>({
    name: 'tierRules.list',
    text: `select ${columns} from tier_rules where profile = $1 order by drafted_at desc, version desc`,
    values: [profile],
  });
  return rows;
}

/** Who changes which version is in force, or makes one, takes turns from here to the commit. */
export async function lockTierRules(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('fengqiao.tierRules'))`);
}

/** Stores a version that came with the product, in force from now on or only to be chosen. `lockTierRules` before. */
export async function insertProfileRules(
  tx: Queryable,
  row: { version: string; profile: string; rules: unknown; inForce: boolean },
): Promise<void> {
  await tx.query(
    `insert into tier_rules (version, profile, origin, rules, state, active_from)
     values ($1, $2, 'profile', $3::jsonb, case when $4 then 'active' else 'retired' end, case when $4 then now() end)`,
    [row.version, row.profile, JSON.stringify(row.rules), row.inForce],
  );
}

/** Stores a version that somebody proposes; answers its name, `<profile>-site-<n>`. `lockTierRules` before. */
export async function insertProposal(
  tx: Queryable,
  row: { profile: string; rules: unknown; basedOn: string; why: string; draftedBy: string },
): Promise<string> {
  const { rows } = await tx.query<{ version: string }>(
    `insert into tier_rules (version, profile, origin, rules, state, based_on, why, drafted_by)
     select $1 || '-site-' || count(*) + 1, $1, 'site', $2::jsonb, 'proposed', $3, $4, $5
       from tier_rules where profile = $1 and origin = 'site'
     returning version`,
    [row.profile, JSON.stringify(row.rules), row.basedOn, row.why, row.draftedBy],
  );
  const [stored] = rows;
  if (stored === undefined) throw new Error('a version of the rules was not stored');
  return stored.version;
}

/** Writes the second person's word, or that the author took it back. */
export async function closeProposal(
  tx: Queryable,
  profile: string,
  version: string,
  step: { state: 'refused' | 'withdrawn'; decidedBy: string | null; reason: string | null },
): Promise<void> {
  await tx.query(
    `update tier_rules set state = $2, decided_by = $3, decision_reason = $4, decided_at = clock_timestamp()
      where version = $1 and profile = $5`,
    [version, step.state, step.decidedBy, step.reason, profile],
  );
}

/** Ends the version in force. `lockTierRules` before. */
export async function retireTierRules(tx: Queryable, profile: string): Promise<void> {
  await tx.query(
    `update tier_rules set state = 'retired', active_until = clock_timestamp()
      where profile = $1 and state = 'active'`,
    [profile],
  );
}

/** Puts a proposed version in force. `lockTierRules` and `retireTierRules` before. */
export async function activateTierRules(
  tx: Queryable,
  profile: string,
  version: string,
  step: { decidedBy: string; reason: string | null },
): Promise<void> {
  await tx.query(
    `update tier_rules
        set state = 'active', decided_by = $2, decision_reason = $3, decided_at = t.at, active_from = t.at
       from (select clock_timestamp() as at) t
      where version = $1 and profile = $4`,
    [version, step.decidedBy, step.reason, profile],
  );
}

/** Puts a version of the profile in force again that was retired, as when a site changes its profile back. */
export async function reviveProfileRules(tx: Queryable, profile: string, version: string): Promise<void> {
  await tx.query(
    `update tier_rules set state = 'active', active_from = now(), active_until = null
      where version = $1 and profile = $2`,
    [version, profile],
  );
}

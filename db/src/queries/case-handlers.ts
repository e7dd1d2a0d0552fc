import type { Queryable } from '../pool.ts';

/** An enabled account that somebody names for a case. */
export interface NamedAccount {
  account: string;
  displayName: string;
  role: string;
  /** 15-digit area key. */
  area: number;
  department: string | null;
}

/** The enabled accounts of some names; unknown ones are left out. */
export async function namedAccounts(db: Queryable, accounts: readonly string[]): Promise<NamedAccount[]> {
  const { rows } = await db.query<NamedAccount>({
    name: 'caseHandlers.accounts',
    text: `select account, display_name as "displayName", role, area, department
             from account where account = any($1::text[]) and disabled_at is null order by account`,
    values: [accounts],
  });
  return rows;
}

/** Enabled accounts with one of the roles in one of the areas (15-digit keys), by area from the nearest, then by name. */
export async function accountsInAreas(
  db: Queryable,
  areas: readonly number[],
  roles: readonly string[],
  limit: number,
): Promise<NamedAccount[]> {
  const { rows } = await db.query<NamedAccount>({
    name: 'caseHandlers.inAreas',
    text: `select account, display_name as "displayName", role, area, department
             from account
            where area = any($1::bigint[]) and role = any($2::text[]) and disabled_at is null
            order by array_position($1::bigint[], area), account limit $3`,
    values: [areas, roles, limit],
  });
  return rows;
}

/**
 * Makes these accounts the named handlers of a case, and nobody else. First in, then out: whoever seals has to be one of them
 * for the database to let the rest happen.
 */
export async function setHandlers(
  tx: Queryable,
  caseId: number,
  accounts: readonly string[],
  namedBy: string,
): Promise<void> {
  await tx.query({
    name: 'caseHandlers.add',
    text: `insert into case_handler (case_id, account, named_by)
           select $1, account, $3 from unnest($2::text[]) as n (account) on conflict do nothing`,
    values: [caseId, accounts, namedBy],
  });
  await tx.query({
    name: 'caseHandlers.remove',
    text: 'delete from case_handler where case_id = $1 and not account = any($2::text[])',
    values: [caseId, accounts],
  });
}

/** Says what the handlers of a case are in its team; those that are not told are none of the three. */
export async function setTeamRoles(
  tx: Queryable,
  caseId: number,
  team: readonly { account: string; teamRole: string }[],
): Promise<void> {
  await tx.query({
    name: 'caseHandlers.team',
    text: `update case_handler h
              set team_role = (select n.role from unnest($2::text[], $3::text[]) as n (account, role)
                                where n.account = h.account)
            where h.case_id = $1`,
    values: [caseId, team.map(({ account }) => account), team.map(({ teamRole }) => teamRole)],
  });
}

/** How many sealed cases an account is the last enabled handler of. Needs the gateway's own scope. */
export async function sealedCasesLeftBy(tx: Queryable, account: string): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: 'caseHandlers.leftBy',
    text: `select count(*)::int as n
             from case_handler h join case_state s on s.case_id = h.case_id
            where h.account = $1 and s.sealed
              and not exists (select from case_handler o join account a on a.account = o.account
                               where o.case_id = h.case_id and o.account <> h.account and a.disabled_at is null)`,
    values: [account],
  });
  return rows[0]?.n ?? 0;
}

/** Named handlers of those of the cases that are sealed, by case id. Needs the gateway's own scope. */
export async function handlersOfSealed(
  tx: Queryable,
  caseIds: readonly number[],
): Promise<Map<number, string[]>> {
  const { rows } = await tx.query<{ case_id: number; accounts: string[] }>({
    name: 'caseHandlers.ofSealed',
    text: `select s.case_id, coalesce(array_agg(h.account) filter (where h.account is not null), '{}') as accounts
             from case_state s left join case_handler h on h.case_id = s.case_id
            where s.case_id = any($1::bigint[]) and s.sealed group by s.case_id`,
    values: [caseIds],
  });
  return new Map(rows.map(({ case_id, accounts }) => [case_id, accounts]));
}

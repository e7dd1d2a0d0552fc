import type { Queryable } from '../pool.ts';

export interface AccountRecord {
  id: number;
  account: string;
  displayName: string;
  role: string;
  area: number;
  areaName: string;
  department: string | null;
  wallId: string | null;
  /** Those that are not revoked. */
  terminals: { id: string; name: string; place: string }[];
  mustChangePassword: boolean;
  secondFactor: boolean;
  lockedUntil: Date | null;
  disabledAt: Date | null;
  createdAt: Date;
  lastLoginAt: Date | null;
}

export interface AccountSearch {
  lo: number;
  hi: number;
  /** The one account of a name. */
  account?: string | undefined;
  /** Part of the name of the account or of the person. */
  q?: string | undefined;
  role?: string | undefined;
  /** Name of the last one of the page before. */
  after?: string | undefined;
  limit: number;
}

/** Accounts of a range of areas by name, disabled ones included. */
export async function searchAccounts(db: Queryable, search: AccountSearch): Promise<AccountRecord[]> {
  const answer = await db.query<AccountRecord>(
    `select a.id, a.account, a.display_name as "displayName", a.role, a.area, coalesce(r.name, '') as "areaName",
            a.department, a.wall_id as "wallId",
            coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'place', t.place) order by t.name)
                        from account_terminal l join terminal t on t.id = l.terminal_id
                       where l.account_id = a.id and t.revoked_at is null), '[]') as terminals,
            a.must_change_password as "mustChangePassword", a.totp_confirmed_at is not null as "secondFactor",
            case when a.locked_until > now() then a.locked_until end as "lockedUntil",
            a.disabled_at as "disabledAt", a.created_at as "createdAt", a.last_login_at as "lastLoginAt"
       from account a left join area r on r.code = a.area
      where a.area between $1 and $2
        and ($3::text is null or a.account = $3)
        and ($4::text is null or position(lower($4) in lower(a.account)) > 0
             or position(lower($4) in lower(a.display_name)) > 0)
        and ($5::text is null or a.role = $5)
        and ($6::text is null or a.account collate "C" > $6)
      order by a.account collate "C" limit $7`,
    [
      search.lo,
      search.hi,
      search.account ?? null,
      search.q ?? null,
      search.role ?? null,
      search.after ?? null,
      search.limit,
    ],
  );
  return answer.rows;
}

export interface AccountFields {
  displayName: string;
  role: string;
  area: number;
  department: string | null;
  wallId: string | null;
  disabled: boolean;
}

/** Stores what an administrator may change of an account. */
export async function updateAccount(db: Queryable, id: number, fields: AccountFields): Promise<void> {
  await db.query(
    `update account
        set display_name = $2, role = $3, area = $4, department = $5, wall_id = $6,
            disabled_at = case when $7::bool then coalesce(disabled_at, now()) end
      where id = $1`,
    [id, fields.displayName, fields.role, fields.area, fields.department, fields.wallId, fields.disabled],
  );
}

/** Keys of the areas of the other enabled accounts of a role. */
export async function areasOfRole(db: Queryable, role: string, exceptId: number): Promise<number[]> {
  const answer = await db.query<{ area: number }>(
    'select area from account where role = $1 and disabled_at is null and id <> $2',
    [role, exceptId],
  );
  return answer.rows.map(({ area }) => area);
}

/** Whether any account has a role. */
export async function hasRole(db: Queryable, role: string): Promise<boolean> {
  const answer = await db.query<{ any: boolean }>(
    'select exists (select from account where role = $1) as any',
    [role],
  );
  return answer.rows[0]?.any === true;
}

/** Lets one transaction at a time change who administers. Needs a transaction. */
export async function lockAccounts(db: Queryable): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtext('fengqiao.accounts'))`);
}

/** Names that are no enabled accounts of a range of areas. */
export async function unknownAccounts(
  db: Queryable,
  names: readonly string[],
  { lo, hi }: { lo: number; hi: number },
): Promise<string[]> {
  const answer = await db.query<{ name: string }>(
    `select wanted.name from unnest($1::text[]) as wanted (name)
      where not exists (select from account a
                         where a.account = wanted.name and a.area between $2 and $3 and a.disabled_at is null)`,
    [names, lo, hi],
  );
  return answer.rows.map(({ name }) => name);
}

/** Whether a department of that code is registered. */
export async function hasDepartment(db: Queryable, code: string): Promise<boolean> {
  const answer = await db.query<{ any: boolean }>(
    'select exists (select from department where code = $1) as any',
    [code],
  );
  return answer.rows[0]?.any === true;
}

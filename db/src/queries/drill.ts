import type { Queryable } from '../pool.ts';

/** Tables whose rows a drill takes over, each after those it refers to. */
export const drillTables = [
  'area',
  'department',
  'centre',
  'room',
  'camera',
  'centre_floor',
  'centre_profile',
  'presence',
  'wall',
  'screen',
  'wall_scene',
  'wall_tour',
  'account',
  'terminal',
  'account_terminal',
  'tier_rules',
  'document_template',
] as const;
/** Besides, the login of whoever enters. */
export type DrillTable = (typeof drillTables)[number] | 'session';

/** Rows of a table as JSON, one text each: values reach the other database as PostgreSQL wrote them. */
export async function rowsToCopy(
  tx: Queryable,
  table: DrillTable,
  where = 'true',
  values: unknown[] = [],
): Promise<string[]> {
  const { rows } = await tx.query<{ row: string }>(
    `select row_to_json(t)::text as row from (select * from ${table} where ${where}) t`,
    values,
  );
  return rows.map(({ row }) => row);
}

/** Writes such rows; those that are there already stay. Columns that follow from others are made anew. */
export async function putCopiedRows(
  tx: Queryable,
  table: DrillTable,
  rows: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  const answer = await tx.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const names = answer.rows[0]?.names;
  await tx.query(
    `insert into ${table} (${names}) overriding system value
     select ${names} from json_populate_recordset(null::${table}, $1::json)
     on conflict do nothing`,
    [`[${rows.join(',')}]`],
  );
}

/** Makes room for a login that enters once more. */
export async function forgetCopiedSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.query('delete from session where token_hash = $1', [tokenHash]);
}

/** Lets the case codes of a drill begin behind every real one: a copied code never opens a case of the other world. */
export async function numberDrillCases(tx: Queryable, years: readonly number[], last: number): Promise<void> {
  await tx.query(
    `insert into case_serial (county, year, last)
     select distinct (code / 1000000000)::int, year, $2::int from area, unnest($1::int[]) as year
     on conflict (county, year) do update set last = excluded.last`,
    [years, last],
  );
}

/** Villages of a range of areas, or its townships where it has no villages, as a story needs them. */
export async function placesOfRange(
  tx: Queryable,
  range: { lo: number; hi: number },
): Promise<{ area: number; name: string; lng: number | null; lat: number | null }[]> {
  const { rows } = await tx.query<{ area: number; name: string; lng: number | null; lat: number | null }>(
    `with here as (
       select code, level, name, lng, lat from area
        where code between $1 and $2 and level in ('village', 'township')
     )
     select code as area, name, lng, lat from here
      where level = case when exists (select from here where level = 'village') then 'village' else 'township' end
      order by code`,
    [range.lo, range.hi],
  );
  return rows;
}

/** Whether the server has a database of this name. */
export async function databaseExists(db: Queryable, name: string): Promise<boolean> {
  const { rowCount } = await db.query('select from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

/** Open red cases of the scope that nobody has acknowledged. */
export async function unacknowledgedRed(tx: Queryable, range: { lo: number; hi: number }): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: 'drill.realRed',
    text: `select count(*)::int as n from case_state
            where area between $1 and $2 and tier = 'red' and acknowledged_at is null
              and resolved_at is null and closed_at is null`,
    values: [range.lo, range.hi],
  });
  return rows[0]?.n ?? 0;
}

/** Tries to become the one gateway that runs a drill; holds until `releaseDrill` or the end of the session. */
export async function claimDrill(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.drill')) as mine`,
  );
  return rows[0]?.mine ?? false;
}

/** Lets another gateway run one. */
export async function releaseDrill(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.drill'))`);
}

/** Whether some gateway runs a drill. */
export async function isDrillClaimed(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ free: boolean }>(
    `select pg_try_advisory_xact_lock_shared(hashtext('fengqiao.drill')) as free`,
  );
  return rows[0]?.free === false;
}

export interface DrillCaseRow {
  caseRef: string;
  source: string;
  status: string;
  tier: string | null;
  registeredAt: Date;
  /** First event that a person caused; null = nobody has done anything. */
  takenAt: Date | null;
  dispatchedAt: Date | null;
  /** Department of the last dispatch. */
  department: string | null;
  acceptedAt: Date | null;
  /** Last signal of a risk. */
  signalledAt: Date | null;
  acknowledgedAt: Date | null;
  resolvedAt: Date | null;
}

/** What became of the cases of a drill, by the times at which things were stored. `desk`: the source of what people do. */
export async function drillCases(tx: Queryable, desk: string): Promise<DrillCaseRow[]> {
  const { rows } = await tx.query<DrillCaseRow>(
    `select s.case_ref as "caseRef", s.source, s.status, s.tier,
            coalesce(min(e.received_at) filter (where e.type = 'case.registered'), s.registered_at) as "registeredAt",
            min(e.received_at) filter (where e.source = $1 and e.type <> 'case.registered') as "takenAt",
            min(e.received_at) filter (where e.type = 'case.dispatched') as "dispatchedAt",
            (array_agg(e.payload ->> 'department' order by e.received_at desc)
              filter (where e.type = 'case.dispatched'))[1] as department,
            min(e.received_at) filter (where e.type = 'case.accepted') as "acceptedAt",
            max(e.received_at) filter (where e.type = 'risk.signalled') as "signalledAt",
            s.acknowledged_at as "acknowledgedAt", s.resolved_at as "resolvedAt"
       from case_state s join case_event_visible e on e.case_id = s.case_id
      group by s.case_id order by s.case_id`,
    [desk],
  );
  return rows;
}

/** Letters of a drill that went out, with the time of their answer. */
export async function drillLetters(tx: Queryable): Promise<{ issuedAt: Date; repliedAt: Date | null }[]> {
  const { rows } = await tx.query<{ issuedAt: Date; repliedAt: Date | null }>(
    `select min(at) filter (where step = 'issued') as "issuedAt",
            min(at) filter (where step = 'replied') as "repliedAt"
       from letter_step group by letter_id
     having bool_or(step = 'issued')`,
  );
  return rows;
}

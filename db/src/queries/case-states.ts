import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import { timestamp } from '../timestamp.ts';

/** A case as the ingest transaction holds it: locked, with what its rollup rows were counted under. */
export interface HeldState {
  case_id: number;
  case_code: string;
  source: string;
  case_ref: string;
  /** Area of the source now; null when the source is gone. */
  area: number;
  cell: number | null;
  tier: string | null;
  /** `CaseFold` of the gateway's fold. */
  fold: unknown;
}

/**
 * Locks the states of senders' case ids, in the order of the ids: pass them sorted. Unknown ones are left out. Lateral, so that
 * each is one look-up by index whatever the planner thinks of the size of the table.
 */
export async function lockStates(
  tx: Queryable,
  sources: readonly string[],
  caseRefs: readonly string[],
): Promise<HeldState[]> {
  const { rows } = await tx.query<HeldState>({
    name: 'caseStates.lock',
    text: `select s.case_id, s.case_code, s.source, s.case_ref, s.area, s.cell, s.tier, s.fold
             from unnest($1::text[], $2::text[]) as r (source, case_ref),
                  lateral (select * from case_state c
                            where c.source = r.source and c.case_ref = r.case_ref for update) s`,
    values: [arrayLiteral(sources), arrayLiteral(caseRefs)],
  });
  return rows;
}

/** Takes `count` serials per county and year; answers the last one of each. Pass sorted by county and year. */
export async function takeSerials(
  tx: Queryable,
  wanted: readonly { county: number; year: number; count: number }[],
): Promise<{ county: number; year: number; last: number }[]> {
  const { rows } = await tx.query<{ county: number; year: number; last: number }>({
    name: 'caseStates.takeSerials',
    text: `insert into case_serial (county, year, last)
           select * from unnest($1::int[], $2::int[], $3::int[])
           on conflict (county, year) do update set last = case_serial.last + excluded.last
           returning county, year, last`,
    values: [
      arrayLiteral(wanted.map(({ county }) => county)),
      arrayLiteral(wanted.map(({ year }) => year)),
      arrayLiteral(wanted.map(({ count }) => count)),
    ],
  });
  return rows;
}

/** What the fold says of one case. Times in milliseconds. */
export interface StateValues {
  area: number;
  unplaced: boolean;
  category: string | null;
  status: string;
  tier: string | null;
  difficulty: string | null;
  leadDepartment: string | null;
  channel: string | null;
  people: number | null;
  amountYuan: string | null;
  lng: number | null;
  lat: number | null;
  cell: number | null;
  registeredAt: number;
  lastEventAt: number;
  resolvedAt: number | null;
  closedAt: number | null;
  resolvedRoute: string | null;
  resolvedLevel: string | null;
  leader: string | null;
  level: string;
  dueAt: number | null;
  dueKind: string | null;
  /** Version of the rules by which the tier was found, when, and when time alone will change it. */
  tierRules: string;
  tierAt: number;
  tierNextAt: number | null;
  /** JSON text of the fold. */
  fold: string;
}

/** Column, its type, and how it is read from the values. */
const columns: [
  name: string,
  type: string,
  read: (state: StateValues) => string | number | boolean | null,
][] = [
  ['area', 'bigint', (s) => s.area],
  ['unplaced', 'boolean', (s) => s.unplaced],
  ['category', 'text', (s) => s.category],
  ['status', 'text', (s) => s.status],
  ['tier', 'text', (s) => s.tier],
  ['difficulty', 'text', (s) => s.difficulty],
  ['lead_department', 'text', (s) => s.leadDepartment],
  ['channel', 'text', (s) => s.channel],
  ['people', 'int', (s) => s.people],
  ['amount_yuan', 'numeric', (s) => s.amountYuan],
  ['lng', 'float8', (s) => s.lng],
  ['lat', 'float8', (s) => s.lat],
  ['cell', 'bigint', (s) => s.cell],
  ['registered_at', 'timestamptz', (s) => timestamp(s.registeredAt)],
  ['last_event_at', 'timestamptz', (s) => timestamp(s.lastEventAt)],
  ['resolved_at', 'timestamptz', (s) => timestamp(s.resolvedAt)],
  ['closed_at', 'timestamptz', (s) => timestamp(s.closedAt)],
  ['resolved_route', 'text', (s) => s.resolvedRoute],
  ['resolved_level', 'text', (s) => s.resolvedLevel],
  ['leader', 'text', (s) => s.leader],
  ['level', 'text', (s) => s.level],
  ['due_at', 'timestamptz', (s) => timestamp(s.dueAt)],
  ['due_kind', 'text', (s) => s.dueKind],
  // Whatever happened to a case, the scheduler of breaches looks at it from its next deadline on.
  ['watch_at', 'timestamptz', (s) => timestamp(s.dueAt)],
  ['tier_rules', 'text', (s) => s.tierRules],
  ['tier_at', 'timestamptz', (s) => timestamp(s.tierAt)],
  ['tier_next_at', 'timestamptz', (s) => timestamp(s.tierNextAt)],
  ['fold', 'jsonb', (s) => s.fold],
];
const names = columns.map(([name]) => name).join(', ');
const parameters = (from: number) =>
  columns.map(([, type], index) => `$${from + index}::${type}[]`).join(', ');
const literals = (states: readonly StateValues[]) =>
  columns.map(([, , read]) => arrayLiteral(states.map(read)));

const insertText = `
  insert into case_state (case_code, source, case_ref, ${names})
  select * from unnest($1::text[], $2::text[], $3::text[], ${parameters(4)})
  returning case_id, case_code`;

/** Creates cases; answers their ids by code. A race for one sender's case id ends in a unique violation: run again. */
export async function insertStates(
  tx: Queryable,
  states: readonly (StateValues & { caseCode: string; source: string; caseRef: string })[],
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ case_id: number; case_code: string }>({
    name: 'caseStates.insert',
    text: insertText,
    values: [
      arrayLiteral(states.map(({ caseCode }) => caseCode)),
      arrayLiteral(states.map(({ source }) => source)),
      arrayLiteral(states.map(({ caseRef }) => caseRef)),
      ...literals(states),
    ],
  });
  return new Map(rows.map((row) => [row.case_code, row.case_id]));
}

const updateText = `
  update case_state set (${names}) = (select ${columns.map(([name]) => `n.${name}`).join(', ')})
    from unnest($1::bigint[], ${parameters(2)}) as n (case_id, ${names})
   where case_state.case_id = n.case_id`;

/** Writes the new state of cases that this transaction has locked. */
export async function updateStates(
  tx: Queryable,
  states: readonly (StateValues & { caseId: number })[],
): Promise<void> {
  await tx.query({
    name: 'caseStates.update',
    text: updateText,
    values: [arrayLiteral(states.map(({ caseId }) => caseId)), ...literals(states)],
  });
}

/** What the log does not hold: what the schedulers of tiers and deadlines have looked at, and when they look again. */
const notOfTheLog = ['tier_rules', 'tier_at', 'tier_next_at', 'watch_at'];
const ofTheLog = columns.filter(([name]) => !notOfTheLog.includes(name));

type Comparable = Record<string, unknown>;

/** A state as `readStates` reads it back, column by column: times in milliseconds, sums as numbers, the fold as it is stored. */
export function comparable(state: StateValues): Comparable {
  return Object.fromEntries(
    ofTheLog.map(([name, type, read]) => {
      const value = read(state);
      if (value === null) return [name, null];
      if (type === 'timestamptz') return [name, Date.parse(String(value))];
      if (type === 'numeric') return [name, Number(value)];
      return [name, type === 'jsonb' ? (JSON.parse(String(value)) as unknown) : value];
    }),
  );
}

const readable = ofTheLog.map(([name, type]) => {
  if (type === 'timestamptz') return `(extract(epoch from s.${name}) * 1000)::bigint as ${name}`;
  return type === 'numeric' ? `s.${name}::float8 as ${name}` : `s.${name}`;
});

export interface StoredState extends Comparable {
  case_id: number;
  case_code: string;
  /** Area of the case's source; its own when the source is gone. */
  source_area: number;
  tier_rules: string | null;
  tier_at: number | null;
}

/** The next states after a case id, in the order of the ids; locked when asked for. Needs a scope over the whole country. */
export async function readStates(
  tx: Queryable,
  after: number,
  limit: number,
  lock: boolean,
): Promise<StoredState[]> {
  const { rows } = await tx.query<StoredState>({
    name: `caseStates.read${lock ? '.lock' : ''}`,
    text: `select s.case_id, s.case_code, coalesce(o.area, s.area) as source_area, s.tier_rules,
                  (extract(epoch from s.tier_at) * 1000)::bigint as tier_at, ${readable.join(', ')}
             from case_state s left join source o on o.name = s.source
            where s.case_id > $1 order by s.case_id limit $2 ${lock ? 'for update of s' : ''}`,
    values: [after, limit],
  });
  return rows;
}

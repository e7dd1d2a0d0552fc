import type pg from 'pg';
import type { Context } from '../context.ts';

/** Rows per statement. */
const BATCH = 100_000;
/** Columns that each copy has of its own. */
const OWN = ['case_code', 'case_ref', 'registered_at', 'last_event_at', 'resolved_at', 'closed_at', 'due_at'];

/**
 * Makes as many cases as are missing of `cases`: resolved ones of earlier years, each a copy of one that is there, moved back in time.
 * Only what the map asks of cases: no events and no text.
 */
export async function fillCases(context: Context, owner: pg.Client, cases: number): Promise<void> {
  const columns = await columnsOf(owner);
  for (let turn = 1; ; turn += 1) {
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from case_state');
    const missing = cases - (rows[0]?.n ?? 0);
    if (missing <= 0) break;
    context.say(`map: ${missing} cases to be made`);
    const shared = columns.filter((name) => !OWN.includes(name)).join(', ');
    const { rowCount } = await owner.query(
      `insert into case_state (${OWN.join(', ')}, ${shared})
       select case_code || '/' || $1::int, case_ref || '/' || $1::int, registered_at - $2::interval, last_event_at - $2::interval,
              resolved_at - $2::interval, closed_at - $2::interval, null, ${shared}
         from case_state
        where resolved_at is not null and position('/' in case_code) = 0
        limit $3`,
      [turn, `${turn * 100} days`, Math.min(missing, BATCH)],
    );
    if (rowCount === 0) throw new Error('the history holds no resolved case to copy');
  }
  await owner.query('vacuum analyze case_state');
}

async function columnsOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_name = 'case_state' and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position`,
  );
  return rows.map(({ name }) => name);
}

import type { Queryable } from '../pool.ts';

export interface AwaitedLetters {
  /** Issued, and an answer is asked for, whether it came or not. */
  asked: number;
  /** No answer yet; of those, past their time. */
  waiting: number;
  overdue: number;
}

/** How many letters from or to a range of areas ask for an answer, and wait for it. */
export async function awaitedLetters(
  tx: Queryable,
  range: { lo: number; hi: number },
): Promise<AwaitedLetters> {
  const { rows } = await tx.query<AwaitedLetters>({
    name: 'todo.letters',
    text: `select count(*)::int as asked,
                  count(*) filter (where status <> 'replied')::int as waiting,
                  count(*) filter (where status <> 'replied' and due_at < now())::int as overdue
             from letter
            where status in ('issued', 'received', 'replied') and due_at is not null
              and (area between $1 and $2 or to_area between $1 and $2)`,
    values: [range.lo, range.hi],
  });
  return rows[0] ?? { asked: 0, waiting: 0, overdue: 0 };
}

/** Open cases of the scope that were whistled for, supervised or nudged, those with the newest event first. */
export async function pushedCases(
  tx: Queryable,
  range: { lo: number; hi: number },
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ case_id: number }>({
    name: 'todo.pushedCases',
    // As text: the names of the counts hold departments and strengths behind a colon.
    text: `select case_id from case_state
            where area between $1 and $2 and resolved_at is null and closed_at is null
              and (fold -> 'counts')::text ~ '"(blown:|nudge:|supervised")'
            order by last_event_at desc limit $3`,
    values: [range.lo, range.hi, limit],
  });
  return rows.map((row) => row.case_id);
}

export interface PushEventRow {
  case_id: number;
  source: string;
  event_id: string;
  type: string;
  occurred_at: Date;
  payload: Record<string, unknown>;
}

/** Events of some types of cases, by the senders' clocks. Events stay where they happened: ask with a scope over the whole country. */
export async function eventsOfCases(
  tx: Queryable,
  caseIds: readonly number[],
  types: readonly string[],
): Promise<PushEventRow[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await tx.query<PushEventRow>({
    name: 'todo.events',
    text: `select case_id, source, event_id, type, occurred_at, payload from case_event_visible
            where case_id = any($1::bigint[]) and type = any($2::text[])
            order by occurred_at, received_at, source, event_id`,
    values: [caseIds, types],
  });
  return rows;
}

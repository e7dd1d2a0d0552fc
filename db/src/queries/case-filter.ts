/** Filters of lists and of the map, as `CaseFilter` of the contract; areas come from the scope. */
export interface CaseConditions {
  lo: number;
  hi: number;
  tier?: string | undefined;
  /** A status, or `open` = neither resolved nor closed. */
  status?: string | undefined;
  category?: string | undefined;
  /** Level of the centre that has it. */
  level?: string | undefined;
  overdue?: boolean | undefined;
  /** Registered at or after, before; ISO 8601. */
  from?: string | undefined;
  to?: string | undefined;
  q?: CaseWords | undefined;
}

/** What is looked for: part of the title or the beginning of the case code, taken literally. */
export interface CaseWords {
  /** As typed, for the case code. */
  typed: string;
  /** As titles are folded, for the title. */
  folded: string;
  /** Cases that may hold the words; null = too many to name. */
  ids: readonly number[] | null;
  /** The title as written is looked into: only for somebody who handles every case of the scope. */
  asWritten: boolean;
}

/** The where-clause over `case_state s` and its values, numbered from `$first`; unused filters leave no trace in the plan. */
export function caseWhere(filter: CaseConditions, first = 1): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown): string => {
    values.push(value);
    return `$${first + values.length - 1}`;
  };
  const conditions = [`s.area between ${bind(filter.lo)} and ${bind(filter.hi)}`];
  if (filter.tier !== undefined) conditions.push(`s.tier = ${bind(filter.tier)}`);
  if (filter.status === 'open') conditions.push('s.resolved_at is null and s.closed_at is null');
  else if (filter.status !== undefined) conditions.push(`s.status = ${bind(filter.status)}`);
  if (filter.category !== undefined) conditions.push(`s.category = ${bind(filter.category)}`);
  if (filter.level !== undefined) conditions.push(`s.level = ${bind(filter.level)}`);
  if (filter.overdue === true) conditions.push('s.due_at < now() and s.closed_at is null');
  if (filter.overdue === false)
    conditions.push('(s.due_at is null or s.due_at >= now() or s.closed_at is not null)');
  if (filter.from !== undefined) conditions.push(`s.registered_at >= ${bind(filter.from)}::timestamptz`);
  if (filter.to !== undefined) conditions.push(`s.registered_at < ${bind(filter.to)}::timestamptz`);
  if (filter.q !== undefined) conditions.push(wordsCondition(filter.q, bind));
  return { sql: conditions.join('\n and '), values };
}

/** Digits and hyphens only: the beginning of a case code may have been meant. */
const codeLike = /^[\d-]+$/;

function wordsCondition(
  { typed, folded, ids, asWritten }: CaseWords,
  bind: (value: unknown) => string,
): string {
  const title = asWritten ? 'coalesce(f.written, f.masked)' : 'f.masked';
  const named = ids === null ? '' : `s.case_id = any(${bind(ids)}::bigint[]) and `;
  // A subquery and no join: where most cases hold the word, the newest are looked at in their order until a page is full.
  const inTitle = `${named}coalesce((select position(${bind(folded)} in ${title}) > 0 from case_search f
                                      where f.case_id = s.case_id), false)`;
  return codeLike.test(typed) ? `(starts_with(s.case_code, ${bind(typed)}) or ${inTitle})` : inTitle;
}

import type { Queryable } from '../pool.ts';
import { type CaseConditions, caseWhere } from './case-filter.ts';

/** Registrations of one step or day. */
interface StepRow {
  step: number;
  n: number;
}

/** Registrations by step from an instant on, case by case: any filter. `filter.from` bounds the first step. */
export async function registeredBySteps(
  db: Queryable,
  filter: CaseConditions,
  from: string,
  stepMinutes: number,
): Promise<StepRow[]> {
  const where = caseWhere(filter, 3);
  const answer = await db.query<StepRow>(
    `select floor(extract(epoch from s.registered_at - $1::timestamptz) / ($2::int * 60))::int as step, count(*)::int as n
       from case_state s where ${where.sql} group by 1`,
    [from, stepMinutes, ...where.values],
  );
  return answer.rows;
}

/** Days (`YYYY-MM-DD`, until excluded) of an area by its significant digits. */
interface DayRange {
  lvl: number;
  key: number;
  from: string;
  until: string;
  category: string | undefined;
}

/** Registrations by day (`step`: days since `from`) from the daily counts, which know every case. */
export async function registeredByDays(db: Queryable, days: DayRange): Promise<StepRow[]> {
  const answer = await db.query<StepRow>(
    `select day - $3::date as step, sum(n)::int as n from rollup_day
      where lvl = $1 and area = $2 and event_type = 'case.registered' and day >= $3::date and day < $4::date
        and ($5::text is null or category = $5)
      group by 1`,
    [days.lvl, days.key, days.from, days.until, days.category ?? null],
  );
  return answer.rows;
}

/** Of those, the sealed cases that are hidden from an account. Needs a scope with the gateway's purpose. */
export async function hiddenByDays(
  db: Queryable,
  account: string,
  range: { lo: number; hi: number },
  { from, until, category }: DayRange,
): Promise<StepRow[]> {
  const answer = await db.query<StepRow>(
    `select (s.registered_at at time zone 'Asia/Shanghai')::date - $1::date as step, count(*)::int as n
       from case_state s
      where s.sealed and s.area between $3 and $4 and ($5::text is null or s.category = $5)
        and s.registered_at >= $1::date::timestamp at time zone 'Asia/Shanghai'
        and s.registered_at < $2::date::timestamp at time zone 'Asia/Shanghai'
        and not exists (select from case_handler h where h.case_id = s.case_id and h.account = $6)
      group by 1`,
    [from, until, range.lo, range.hi, category ?? null, account],
  );
  return answer.rows;
}

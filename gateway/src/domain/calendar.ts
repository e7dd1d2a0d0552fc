import { createHash } from 'node:crypto';
import type { Label } from '@fengqiao/contract/reference';
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays } from './instant.ts';

/** What the official calendar says of a day; `reason` is why it does not count. */
export interface DayKind {
  work: boolean;
  /** `周六` Saturday, `国庆节` National Day ... for a free day; null for a working day. */
  reason: Label | null;
}

/** A day's kind by `YYYY-MM-DD` in Asia/Shanghai. Replaceable, for places with holidays of their own. */
export type Calendar = (day: string) => DayKind;

const known = new Map<string, DayKind>();

/**
 * The table of the library, not its functions: those answer for the day before on a server whose clock is set west of Greenwich.
 * Holidays come as `National Day,国庆节,3`, and weekends that are worked (调休) by the holiday that they are worked for.
 */
const holidays: Readonly<Record<string, string>> = table.holidays;
const madeUpDays: Readonly<Record<string, string>> = table.workdays;

/** The last year whose holidays the table holds; later ones know weekends only, until the State Council has announced them. */
export const lastOfficialYear: number = Math.max(
  ...Object.keys(holidays).map((day) => Number(day.slice(0, 4))),
);

/** Names the official table; another one has another name. */
export const officialTable: string = createHash('sha256')
  .update(JSON.stringify([holidays, madeUpDays]))
  .digest('hex')
  .slice(0, 16);

/** The State Council's working days with 调休; years beyond `lastOfficialYear` know weekends only. */
export const officialCalendar: Calendar = (day) => {
  let kind = known.get(day);
  if (kind === undefined) {
    kind = lookUp(day);
    if (known.size < 20_000) known.set(day, kind);
  }
  return kind;
};

function lookUp(day: string): DayKind {
  if (madeUpDays[day] !== undefined) return { work: true, reason: null };
  const [en, zh] = holidays[day]?.split(',') ?? [];
  if (en !== undefined && zh !== undefined) return { work: false, reason: { zh, en } };
  return isWeekend(day) ? { work: false, reason: weekdayName(day) } : { work: true, reason: null };
}

/** A day that did not count, or did although it is a weekend, and why. */
export interface ExplainedDay {
  day: string;
  reason: Label;
}

/** The n-th working day after a day (which itself does not count), the free days in between, and the weekends that were worked (调休). */
export function workingDayAfter(
  day: string,
  n: number,
  calendar: Calendar,
): { day: string; skipped: ExplainedDay[]; worked: ExplainedDay[] } {
  const skipped: ExplainedDay[] = [];
  const worked: ExplainedDay[] = [];
  let current = day;
  for (let counted = 0; counted < n; ) {
    current = addDays(current, 1);
    const { work, reason } = calendar(current);
    if (work) counted += 1;
    else skipped.push({ day: current, reason: reason ?? { zh: '', en: '' } });
    if (work && isWeekend(current)) worked.push({ day: current, reason: madeUp(current) });
  }
  return { day: current, skipped, worked };
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: string): boolean => weekdayOf(day) % 6 === 0;

const weekdayName = (day: string): Label =>
  weekdayOf(day) === 0 ? { zh: '周日', en: 'Sunday' } : { zh: '周六', en: 'Saturday' };

function madeUp(day: string): Label {
  const { zh, en } = weekdayName(day);
  return { zh: `${zh}（调休上班）`, en: `${en}, worked in exchange` };
}

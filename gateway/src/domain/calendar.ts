import type { Label } from '@fengqiao/contract/reference';
import chineseDays from 'chinese-days';
import { addDays } from './instant.ts';

/** What the official calendar says of a day; `reason` is why it does not count. */
export interface DayKind {
  work: boolean;
  /** `周六` Saturday, `国庆节` National Day ... for a free day; null for a working day. */
  reason: Label | null;
}

/** A day's kind by `YYYY-MM-DD` in Asia/Shanghai. Replaceable, for places with holidays of their own. */
export type Calendar = (day: string) => DayKind;

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const known = new Map<string, DayKind>();

/** Years whose holidays the table surely holds begin here. */
const firstYear = 2025;

/** The last year whose holidays the table holds; later ones know weekends only, until the State Council has announced them. */
export const lastOfficialYear: number = (() => {
  let year = firstYear;
  while (chineseDays.getHolidaysInRange(`${year + 1}-01-01`, `${year + 1}-12-31`, false).length > 0)
    year += 1;
  return year;
})();

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
  const { work, name } = chineseDays.getDayDetail(day);
  if (work) return { work, reason: null };
  // Holidays come as `National Day,国庆节,3`; plain weekends with the English weekday.
  const [en = name, holiday] = name.split(',');
  return { work, reason: { zh: holiday ?? `周${weekdays[weekdayOf(day)]}`, en } };
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

function madeUp(day: string): Label {
  const weekday = weekdayOf(day);
  return {
    zh: `周${weekdays[weekday]}（调休上班）`,
    en: `${weekday === 0 ? 'Sunday' : 'Saturday'}, worked in exchange`,
  };
}

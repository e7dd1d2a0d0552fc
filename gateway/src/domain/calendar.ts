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

/** The State Council's working days with 调休; years beyond the table know weekends only. */
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
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return { work, reason: { zh: holiday ?? `周${weekday}`, en } };
}

/** A day that did not count, and why. */
export interface SkippedDay {
  day: string;
  reason: Label;
}

/** The n-th working day after a day (which itself does not count), and the free days in between. */
export function workingDayAfter(
  day: string,
  n: number,
  calendar: Calendar,
): { day: string; skipped: SkippedDay[] } {
  const skipped: SkippedDay[] = [];
  let current = day;
  for (let counted = 0; counted < n; ) {
    current = addDays(current, 1);
    const { work, reason } = calendar(current);
    if (work) counted += 1;
    else skipped.push({ day: current, reason: reason ?? { zh: '', en: '' } });
  }
  return { day: current, skipped };
}

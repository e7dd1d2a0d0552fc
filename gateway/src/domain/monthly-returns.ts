import type { Cadence } from '@fengqiao/contract/profiles';
import type { Label } from '@fengqiao/contract/reference';
import type { Profile } from '../profiles/profile-schema.ts';
import { addDays, addMonths, lengthOfMonth, startOfDay } from './instant.ts';

/** How an area stands with the return of a month: `open` not due yet, `missing` due and not sent. */
export type ReturnState = 'open' | 'inTime' | 'late' | 'missing';

/** The rule of a place by which returns are sent up (HP-13); null = it has none. */
export function returnRule({ cadences }: Pick<Profile, 'cadences'>): (Cadence & { on: number }) | null {
  for (const cadence of cadences)
    if (cadence.every === 'month' && cadence.on !== undefined) return { ...cadence, on: cadence.on };
  return null;
}

/**
 * When the return of a month (`YYYY-MM`) is due: the end of that day of the month after, ms. A free day moves it by nothing: the text
 * says 每月25日前 and names no exception. A month that is shorter ends it.
 */
export function returnDueAt(month: string, on: number): number {
  const next = addMonths(`${month}-01`, 1);
  const length = lengthOfMonth(Number(next.slice(0, 4)), Number(next.slice(5, 7)));
  const day = addDays(next, Math.min(on, length) - 1);
  return startOfDay(addDays(day, 1));
}

/** Lateness is a fact of the clock: the first time that it was sent counts. Times in milliseconds. */
export function returnState(dueAt: number, sentAt: number | null, now: number): ReturnState {
  if (sentAt !== null) return sentAt < dueAt ? 'inTime' : 'late';
  return now < dueAt ? 'open' : 'missing';
}

/** By when returns are due, in words. */
export function returnDefinition(rule: { on: number; label: Label } | null): Label {
  if (rule === null)
    return {
      zh: '本地规则没有规定月报的报送日，因此没有应报单位。',
      en: 'The rules of the place name no day for monthly returns: nobody owes one.',
    };
  const { on, label } = rule;
  return {
    zh: `${label.zh}。一个月的报表按自然月统计，次月${on}日24时前报送；节假日不顺延（来源文件未写顺延）。以首次报送的时间为准，重报不改变是否迟报。应报单位为本级以下各单位。`,
    en: `${label.en}. The return of a month holds the calendar month and is due by the end of day ${on} of the month after; free days do not move it, because the document names no exception. The first time that it was sent counts. Every area of the level owes one.`,
  };
}

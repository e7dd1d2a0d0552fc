import type { IndicatorQuery } from '@fengqiao/contract/indicators';
import type { Days } from '@fengqiao/db/queries/indicator-filter';
import { addDays, addMonths, parseInstant, shanghaiDay, startOfDay } from '../../domain/instant.ts';
import { AppError } from '../../plugins/errors.ts';

const defaultDays = 30;
const dayMs = 86_400_000;

/** The days that a window touches; default: the last thirty up to today. Throws `request.invalid`. */
export function daysOf(from: string | undefined, to: string | undefined, nowMs: number): Days {
  const end = to === undefined ? nowMs : instant('to', to);
  const untilDay = shanghaiDay(end);
  const until = startOfDay(untilDay) === end ? untilDay : addDays(untilDay, 1);
  const start = from === undefined ? addDays(until, -defaultDays) : shanghaiDay(instant('from', from));
  if (start >= until) throw new AppError('request.invalid', 'from must be before to');
  return { from: start, until };
}

/** The days that a window is compared with: those before it, the same ones a year ago, or those that the query names. */
export function comparedDays(
  days: Days,
  { compare, baselineFrom, baselineTo }: Pick<IndicatorQuery, 'compare' | 'baselineFrom' | 'baselineTo'>,
): Days {
  if (compare === 'year') return { from: addMonths(days.from, -12), until: yearBefore(days.until) };
  if (compare !== 'baseline') return daysBefore(days);
  if (baselineFrom === undefined || baselineTo === undefined)
    throw new AppError('request.invalid', 'a baseline needs baselineFrom and baselineTo');
  return daysOf(baselineFrom, baselineTo, 0);
}

/** Whole months are compared with as many whole months (环比), other days with as many days. */
function daysBefore({ from, until }: Days): Days {
  const months = isFirst(from) && isFirst(until) ? monthOf(until) - monthOf(from) : 0;
  if (months > 0) return { from: addMonths(from, -months), until: from };
  return { from: addDays(from, -(startOfDay(until) - startOfDay(from)) / dayMs), until: from };
}

const isFirst = (day: string): boolean => day.endsWith('-01');
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The end of a window is excluded: 29 February as an end means the whole of the 28th. */
const yearBefore = (until: string): string => addDays(addMonths(addDays(until, -1), -12), 1);

/** No case is older or so far ahead, and the database's calendar has no year 0. */
const [earliest, latest] = [Date.UTC(1949, 9, 1), Date.UTC(2200, 0, 1)];

function instant(name: string, text: string): number {
  const at = parseInstant(text);
  if (typeof at === 'string') throw new AppError('request.invalid', `${name}: ${at}`);
  if (at < earliest || at > latest)
    throw new AppError('request.invalid', `${name} must lie between 1949 and 2200`);
  return at;
}

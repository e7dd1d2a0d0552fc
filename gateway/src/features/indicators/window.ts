import type { Days } from '@fengqiao/db/queries/indicators';
import { addDays, parseInstant, shanghaiDay, startOfDay } from '../../domain/instant.ts';
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

/** The days that a window is compared with: those right before it, or the same ones a year ago. */
export function comparedDays({ from, until }: Days, compare: 'previous' | 'year'): Days {
  if (compare === 'previous') return { from: addDays(from, -lengthOf({ from, until })), until: from };
  return { from: yearBefore(from), until: yearBefore(until) };
}

const lengthOf = ({ from, until }: Days): number => (startOfDay(until) - startOfDay(from)) / dayMs;

/** 29 February becomes 28 February. */
function yearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return before.endsWith('-02-29') ? before.replace('-29', '-28') : before;
}

function instant(name: string, text: string): number {
  const at = parseInstant(text);
  if (typeof at === 'string') throw new AppError('request.invalid', `${name}: ${at}`);
  return at;
}

import { expect, test } from 'vitest';
import { minuteMs } from '../../lib/time.ts';
import { aChange } from '../../live/change-builder.ts';
import { cameDue } from './due-soon.ts';

const now = Date.parse('2026-11-22T15:42:00+08:00');
const due = (minutes: number | null, seq = 1) =>
  aChange(seq, { dueAt: minutes === null ? null : new Date(now + minutes * minuteMs).toISOString() }).case;
const look = (item: ReturnType<typeof due>) => cameDue([item], now - minuteMs, now);

test('a case is told of once, half an hour before its deadline', () => {
  expect(look(due(30))).toHaveLength(1);
  expect(look(due(29.5))).toHaveLength(1);
  expect(look(due(28))).toEqual([]);
  expect(look(due(31))).toEqual([]);
});

test('a case that is overdue, or has no deadline, is no news', () => {
  expect(look(due(-1))).toEqual([]);
  expect(look(due(null))).toEqual([]);
});

test('after a long pause of the page everything that came near meanwhile is told', () => {
  expect(cameDue([due(5), due(20, 2)], now - 60 * minuteMs, now)).toHaveLength(2);
});

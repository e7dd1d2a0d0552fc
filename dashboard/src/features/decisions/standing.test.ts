import type { DecisionReport } from '@fengqiao/contract/decisions';
import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const report = (state: DecisionReport['state']): DecisionReport => ({
  at: '2026-11-20T09:00:00+08:00',
  by: 'handler01',
  byName: 'H',
  text: 'done',
  state,
});

test('what its owner calls done waits for the meeting, and does not count as late meanwhile', () => {
  expect(standingOf({ state: 'open', late: true, reports: [report('open'), report('done')] })).toBe(
    'reported',
  );
});

test('an open one past its day is late, one that the meeting has ended is what it said', () => {
  expect(standingOf({ state: 'open', late: true, reports: [] })).toBe('late');
  expect(standingOf({ state: 'open', late: false, reports: [report('open')] })).toBe('open');
  expect(standingOf({ state: 'done', late: false, reports: [report('open')] })).toBe('done');
});

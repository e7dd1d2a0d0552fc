import { expect, test } from 'vitest';
import { logOf, type Step } from './log-builder.ts';
import { moreUrgentPush, unansweredPush } from './pushes.ts';

const pushOf = (...steps: Step[]) => unansweredPush(logOf([['case.registered'], ...steps]));

test('a supervision that nobody has answered waits, with who supervises', () => {
  expect(pushOf(['case.dispatched'], ['case.supervised', { level: 'county' }])).toMatchObject({
    kind: 'supervised',
    level: 'county',
    strength: null,
  });
});

test('work on the case answers it; a note, a letter and another push do not', () => {
  const supervised: Step = ['case.supervised', { level: 'county' }];
  expect(pushOf(supervised, ['mediation.attempted', { level: 'village', outcome: 'failed' }])).toBeNull();
  expect(pushOf(supervised, ['note.added'], ['letter.issued', { kind: 'reminder' }])).toMatchObject({
    kind: 'supervised',
  });
  expect(pushOf(supervised, ['nudge.sent', { strength: 'urge', department: 'water' }])).toMatchObject({
    kind: 'nudged',
    strength: 'urge',
    department: 'water',
  });
});

test('what was done before the push does not answer it', () => {
  expect(pushOf(['case.accepted'], ['nudge.sent', { strength: 'remind' }])?.kind).toBe('nudged');
});

test('a case that was never pushed does not wait', () => {
  expect(pushOf(['case.dispatched'])).toBeNull();
});

test('supervisions come before nudges, and of each the longest wait first', () => {
  const push = (kind: 'supervised' | 'nudged', at: number) => ({
    kind,
    at,
    level: null,
    strength: null,
    department: null,
  });
  const sorted = [push('nudged', 1), push('supervised', 3), push('supervised', 2)].sort(moreUrgentPush);
  expect(sorted.map(({ kind, at }) => `${kind} ${at}`)).toEqual(['supervised 2', 'supervised 3', 'nudged 1']);
});

import { expect, test } from 'vitest';
import { Approvals } from './approvals.ts';

const T = 1_000_000;

test('an approval that was ended opens nothing from then on, and others go on', () => {
  const approvals = new Approvals();
  expect(approvals.hasEnded('a')).toBe(false);
  approvals.end('a', T);
  expect([approvals.hasEnded('a'), approvals.hasEnded('b')]).toEqual([true, false]);
});

test('whoever waits under it is sent away, and nobody else', () => {
  const approvals = new Approvals();
  const [first, second, other, done] = Array.from({ length: 4 }, () => new AbortController());
  if (!first || !second || !other || !done) throw new Error('four requests');
  approvals.tie('a', first);
  approvals.tie('a', second);
  approvals.tie('b', other);
  approvals.tie('a', done)();
  approvals.end('a', T);
  expect([first, second, other, done].map(({ signal }) => signal.aborted)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('it is remembered until the last grant with it has died, and not for ever', () => {
  const approvals = new Approvals();
  approvals.end('a', T);
  approvals.end('b', T + 65_000);
  expect(approvals.hasEnded('a')).toBe(true);
  approvals.end('c', T + 96_000);
  expect([approvals.hasEnded('a'), approvals.hasEnded('b')]).toEqual([false, true]);
});

import { expect, test } from 'vitest';
import { leaseMenu } from './lease-menu.ts';
import type { LeaseState } from './lease-state.ts';

const others = (asking: Extract<LeaseState, { kind: 'others' }>['asking']): LeaseState => ({
  kind: 'others',
  holder: '指挥调度员',
  untilMs: 0,
  asking,
  leftS: 30,
});
const acts = (state: LeaseState, mayOverride = false) =>
  leaseMenu(state, mayOverride).map(({ act, idle }) => (idle ? `${act}…` : act));

test('a free wall is taken, one’s own is handed over or let go', () => {
  expect(acts({ kind: 'free' })).toEqual(['take']);
  expect(acts({ kind: 'mine', untilMs: 0, asked: null })).toEqual(['handOver', 'release']);
});

test('somebody else’s wall is asked for, waited for, and taken when nobody answered', () => {
  expect(acts(others('none'))).toEqual(['ask']);
  expect(acts(others('waiting'))).toEqual(['ask…']);
  expect(acts(others('other'))).toEqual(['ask…']);
  expect(acts(others('mayTake'))).toEqual(['take']);
});

test('heads and leaders can take it at once', () => {
  expect(acts(others('none'), true)).toEqual(['ask', 'override']);
});

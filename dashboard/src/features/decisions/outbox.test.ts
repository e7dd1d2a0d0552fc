import type { Decision } from '@fengqiao/contract/decisions';
import { expect, test } from 'vitest';
import {
  isThere,
  type Kept,
  keepDraft,
  keepWaiting,
  readDraft,
  readWaiting,
  type Waiting,
} from './outbox.ts';

function memory(): Kept & { size: () => number } {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
    size: () => items.size,
  };
}

const at = Date.parse('2026-11-20T09:30:00+08:00');
const waiting: Waiting = {
  key: 'a',
  at,
  refused: null,
  input: {
    text: 'Pay the wages',
    department: 'labour',
    ownerArea: '511902',
    owner: null,
    dueOn: '2026-11-27',
    caseCodes: [],
    page: 'risk',
  },
};
const taken = (more: Partial<Decision> = {}): Decision => ({
  ...waiting.input,
  id: '1',
  meetingId: 'm',
  meetingTitle: '',
  meetingAreaCode: '511900',
  number: '7',
  departmentLabel: '',
  ownerAreaName: '',
  state: 'open',
  late: false,
  decidedAt: '2026-11-20T09:30:04+08:00',
  decidedBy: 'operator01',
  endedAt: null,
  side: 'meeting',
  reports: [],
  ...more,
});

test('what waits outlives the page, meeting by meeting, and leaves nothing when it is sent', () => {
  const kept = memory();
  keepWaiting(kept, 'm', [waiting]);
  expect([readWaiting(kept, 'm'), readWaiting(kept, 'other')]).toEqual([[waiting], []]);
  keepWaiting(kept, 'm', []);
  expect(kept.size()).toBe(0);
});

test('what somebody spoilt on the disk is nothing, not a fault of the meeting', () => {
  const kept = memory();
  kept.setItem('decisions-waiting m', '{half');
  expect(readWaiting(kept, 'm')).toEqual([]);
});

test('a decision whose answer was lost is recognised and not sent twice', () => {
  expect(isThere([taken()], waiting)).toBe(true);
  expect(isThere([taken({ dueOn: '2026-12-01' })], waiting)).toBe(false);
  expect(isThere([], waiting)).toBe(false);
});

test('the same words of last week are another decision', () => {
  expect(isThere([taken({ decidedAt: '2026-11-13T09:30:04+08:00' })], waiting)).toBe(false);
});

test('half a decision is kept until it is sent or thrown away', () => {
  const kept = memory();
  keepDraft(kept, 'm', { text: 'half' });
  expect(readDraft(kept, 'm')).toEqual({ text: 'half' });
  keepDraft(kept, 'm', null);
  expect(readDraft(kept, 'm')).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { beganAt, isChange, isDue, type KnownUse, refuseRoomUse } from './room-use.ts';

const now = new Date('2026-11-22T10:00:00Z');
const before: KnownUse = {
  state: 'inUse',
  since: new Date('2026-11-22T09:00:00Z'),
  reportedAt: new Date('2026-11-22T09:55:00Z'),
  caseId: 7,
};

describe('a word on a room', () => {
  test.each([
    [
      'a case in a room that is free',
      { state: 'free', caseCode: '511902-2026-000001-7' },
      /leave the case out/,
    ],
    ['a beginning in the future', { state: 'inUse', since: '2026-11-22T10:05:00Z' }, /future/],
    ['a beginning the day before yesterday', { state: 'inUse', since: '2026-11-20T10:00:00Z' }, /a day ago/],
  ] as const)('is refused with %s', (_, input, words) => {
    expect(refuseRoomUse(input, now)).toMatch(words);
  });

  test('may come from a clock that is half a minute ahead, and then begins now', () => {
    const input = { state: 'inUse', since: '2026-11-22T10:00:30Z' } as const;
    expect(refuseRoomUse(input, now)).toBeNull();
    expect(beganAt(input, null, now)).toEqual(now);
  });

  test('that says the same again keeps the beginning; another state begins now', () => {
    expect(beganAt({ state: 'inUse' }, before, now)).toEqual(before.since);
    expect(beganAt({ state: 'free' }, before, now)).toEqual(now);
  });

  test('is a change when the state or the case is another', () => {
    expect(isChange({ state: 'inUse', caseId: 7 }, before)).toBe(false);
    expect(isChange({ state: 'inUse', caseId: 8 }, before)).toBe(true);
    expect(isChange({ state: 'free', caseId: null }, null)).toBe(true);
  });

  test('that repeats itself is told again after ten minutes', () => {
    expect(isDue(before, now)).toBe(false);
    expect(isDue(before, new Date('2026-11-22T10:05:00Z'))).toBe(true);
  });
});

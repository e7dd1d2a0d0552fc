import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { readProfileFiles } from '../profiles/profile-files.ts';
import { returnDefinition, returnDueAt, returnRule, returnState } from './monthly-returns.ts';

const files = readProfileFiles(null);

describe('the monthly return (HP-13)', () => {
  it('is due by the end of the 25th of the month after, free day or not', () => {
    // 25 January 2026 is a Sunday.
    expect(returnDueAt('2025-12', 25)).toBe(Date.parse('2026-01-26T00:00:00+08:00'));
  });

  it('is due on the last day of a month that is too short', () => {
    expect(returnDueAt('2026-01', 31)).toBe(Date.parse('2026-03-01T00:00:00+08:00'));
  });

  it('is open before its day and missing after it; the first time that it was sent counts', () => {
    const due = returnDueAt('2026-10', 25);
    expect(returnState(due, null, due - 1)).toBe('open');
    expect(returnState(due, null, due)).toBe('missing');
    expect(returnState(due, due - 1, due + 10)).toBe('inTime');
    expect(returnState(due, due, due + 10)).toBe('late');
  });

  it('is owed where a place names a day, and the definition says what is ours', () => {
    const rule = returnRule(loadProfile('hepingxi', files));
    expect(rule).toMatchObject({ level: 'township', on: 25, sourceRow: 'HP-13' });
    expect(returnDefinition(rule).zh).toMatch(/25日.*不顺延/);
    expect(returnRule(loadProfile('bazhong', files))).toBeNull();
    expect(returnDefinition(null).zh).toMatch(/没有应报单位/);
  });
});

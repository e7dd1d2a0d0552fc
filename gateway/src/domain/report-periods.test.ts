import { describe, expect, it } from 'vitest';
import { lastPeriod, periodWith } from './report-periods.ts';

describe('the days of a report', () => {
  it('are the day, the week from Monday, the month, the quarter or the year that a day lies in', () => {
    expect(periodWith('2026-11-22', 'day')).toEqual({ from: '2026-11-22', until: '2026-11-23' });
    expect(periodWith('2026-11-22', 'week')).toEqual({ from: '2026-11-16', until: '2026-11-23' });
    expect(periodWith('2026-12-31', 'month')).toEqual({ from: '2026-12-01', until: '2027-01-01' });
    expect(periodWith('2026-11-22', 'quarter')).toEqual({ from: '2026-10-01', until: '2027-01-01' });
    expect(periodWith('2026-11-22', 'year')).toEqual({ from: '2026-01-01', until: '2027-01-01' });
  });

  it('are those of the last period that is over, when nobody names a day', () => {
    expect(lastPeriod('2026-11-23', 'week')).toEqual({ from: '2026-11-16', until: '2026-11-23' });
    expect(lastPeriod('2026-01-15', 'month')).toEqual({ from: '2025-12-01', until: '2026-01-01' });
    expect(lastPeriod('2026-01-15', 'quarter')).toEqual({ from: '2025-10-01', until: '2026-01-01' });
  });

  it('reach up to today for what is told of this moment', () => {
    expect(lastPeriod('2026-11-22', 'now')).toEqual({ from: '2026-01-01', until: '2026-11-23' });
    expect(lastPeriod('2026-11-22', 'year')).toEqual({ from: '2026-01-01', until: '2027-01-01' });
  });
});

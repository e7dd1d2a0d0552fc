import { describe, expect, it } from 'vitest';
import { officialCalendar, workingDayAfter } from './calendar.ts';
import { addDays } from './instant.ts';

describe('working days', () => {
  it('knows a Saturday that is worked and a Thursday that is free (调休 of 2025)', () => {
    expect(officialCalendar('2025-02-08')).toEqual({ work: true, reason: null });
    expect(officialCalendar('2025-10-02')).toEqual({
      work: false,
      reason: { zh: '国庆节', en: 'National Day' },
    });
    expect(officialCalendar('2025-10-18')).toEqual({
      work: false,
      reason: { zh: '周六', en: 'Saturday' },
    });
  });

  it('holds every day of the notice for 2025 (国办发明电〔2024〕12号), and no other free weekday or worked weekend', () => {
    const free = [
      ['2025-01-01', 1],
      ['2025-01-28', 8],
      ['2025-04-04', 3],
      ['2025-05-01', 5],
      ['2025-05-31', 3],
      ['2025-10-01', 8],
    ] as const;
    const holidays = free.flatMap(([first, days]) =>
      Array.from({ length: days }, (_, index) => addDays(first, index)),
    );
    const worked = ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'];
    const year = Array.from({ length: 365 }, (_, index) => addDays('2025-01-01', index));
    const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    const announced = (day: string) => worked.includes(day) || (!holidays.includes(day) && !isWeekend(day));
    expect(year.filter((day) => officialCalendar(day).work)).toEqual(year.filter(announced));
    const named = year.filter((day) => {
      const { reason } = officialCalendar(day);
      return reason !== null && !['周六', '周日'].includes(reason.zh);
    });
    expect(named).toEqual(holidays);
  });

  it('skips the National Day week and says why', () => {
    const { day, skipped } = workingDayAfter('2025-09-30', 1, officialCalendar);
    expect(day).toBe('2025-10-09');
    expect(skipped).toHaveLength(8);
    expect(skipped[0]).toEqual({ day: '2025-10-01', reason: { zh: '国庆节', en: 'National Day' } });
  });

  it('counts a make-up Sunday', () => {
    // 2025-09-28 was worked in exchange for the holiday.
    expect(workingDayAfter('2025-09-26', 1, officialCalendar)).toEqual({
      day: '2025-09-28',
      skipped: [{ day: '2025-09-27', reason: { zh: '周六', en: 'Saturday' } }],
      worked: [{ day: '2025-09-28', reason: { zh: '周日（调休上班）', en: 'Sunday, worked in exchange' } }],
    });
  });

  it.each([
    ['America/New_York', '2021-04-25', '2021-04-24'],
    ['UTC', '2022-04-24', '2022-04-23'],
    ['Pacific/Kiritimati', '2023-04-23', '2023-04-22'],
  ])('are the same on a server whose clock is set to %s', (zone, workedSunday, freeSaturday) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      // Days that no other test has asked for: each is looked up once.
      expect(officialCalendar(workedSunday)).toEqual({ work: true, reason: null });
      expect(officialCalendar(freeSaturday)).toEqual({
        work: false,
        reason: { zh: '周六', en: 'Saturday' },
      });
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('falls back to weekends beyond the table', () => {
    expect(workingDayAfter('2061-03-04', 1, officialCalendar).day).toBe('2061-03-07');
  });
});

import { describe, expect, test } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import type { Cadence } from '../profiles/profile-schema.ts';
import { cadenceKey, type DueMeeting, dueMeetings, isDailyDuty, isMeeting } from './cadence.ts';
import { officialCalendar } from './calendar.ts';

const cadence = (profile: string, level: string, every: string, on?: number): Cadence => {
  const found = loadProfile(profile).cadences.find(
    (each) => each.level === level && each.every === every && (on === undefined || each.on === on),
  );
  if (found === undefined) throw new Error(`${profile} has no ${level} ${every}`);
  return found;
};
const held = (rule: Cadence, from: string, until: string): DueMeeting[] =>
  dueMeetings(rule, { from, until }, officialCalendar);
const days = (meetings: readonly DueMeeting[]): string[] => meetings.map(({ day }) => day);
const time = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

describe('和平西 (HP-10, HP-11)', () => {
  test('villages meet on Thursdays and look at the seven days before', () => {
    const [first, ...rest] = held(cadence('hepingxi', 'village', 'week'), '2026-11-16', '2026-11-30');
    expect(days([...rest])).toEqual(['2026-11-26']);
    expect(first).toMatchObject({
      day: '2026-11-19',
      from: '2026-11-12',
      until: '2026-11-19',
      movedFor: null,
    });
    expect(time(first?.heldBy ?? 0)).toBe('2026-11-20T00:00');
  });

  test('the township meets on Friday mornings, by video', () => {
    const rule = cadence('hepingxi', 'township', 'week');
    expect(rule.video).toBe(true);
    expect(held(rule, '2026-11-16', '2026-11-23').map(({ plannedAt }) => time(plannedAt))).toEqual([
      '2026-11-20T09:00',
    ]);
  });

  test('a Thursday of the Spring Festival moves to the first working day after it, and says for what', () => {
    const rule = cadence('hepingxi', 'village', 'week');
    const meetings = held(rule, '2026-02-09', '2026-03-02');
    expect(meetings.map(({ namedDay }) => namedDay)).toEqual(['2026-02-12', '2026-02-19', '2026-02-26']);
    const moved = meetings[1];
    expect(moved?.movedFor?.zh).toMatch(/春节/);
    expect(moved?.day).toBe('2026-02-24');
    expect(time(moved?.heldBy ?? 0)).toBe('2026-02-25T00:00');
    expect(moved).toMatchObject({ from: '2026-02-12', until: '2026-02-19' });
  });

  test('a weekday that the profile names as binding holds on a day off', () => {
    const rule = { ...cadence('hepingxi', 'village', 'week'), binding: true };
    expect(days(held(rule, '2026-02-16', '2026-02-23'))).toEqual(['2026-02-19']);
  });

  test('no day is judged twice and none is left out, whatever moves', () => {
    const meetings = held(cadence('hepingxi', 'village', 'week'), '2026-01-01', '2026-12-31');
    for (const [index, { from }] of meetings.slice(1).entries()) expect(meetings[index]?.until).toBe(from);
  });

  test('monthly returns and ledgers are sent up, nobody sits together for them', () => {
    expect(isMeeting(cadence('hepingxi', 'township', 'month', 25))).toBe(false);
  });
});

test('眉山 townships meet weekly: without a weekday on Monday, in time until Sunday (MS-16)', () => {
  const [first] = held(cadence('meishan', 'township', 'week'), '2026-11-16', '2026-11-23');
  expect(first).toMatchObject({ day: '2026-11-16', from: '2026-11-09', until: '2026-11-16' });
  expect(time(first?.heldBy ?? 0)).toBe('2026-11-23T00:00');
});

describe('巴中 (BZ-09, BZ-16)', () => {
  test('counties judge the month that is over, early in the next one', () => {
    const [first] = held(cadence('bazhong', 'county', 'month'), '2026-11-01', '2026-12-01');
    expect(first).toMatchObject({ day: '2026-11-05', from: '2026-10-01', until: '2026-11-01' });
    expect(time(first?.heldBy ?? 0)).toBe('2026-12-01T00:00');
  });

  test('the city appraises a quarter when it is over; in October after the holiday', () => {
    const rule = cadence('bazhong', 'city', 'quarter');
    expect(held(rule, '2026-01-01', '2027-01-01').map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2025-10-01 2026-01-01',
      '2026-01-01 2026-04-01',
      '2026-04-01 2026-07-01',
      '2026-07-01 2026-10-01',
    ]);
  });

  test('what residents, grids and villages do at once or every day are duties and no meetings', () => {
    expect(isMeeting(cadence('bazhong', 'resident', 'event'))).toBe(false);
    expect(isMeeting(cadence('bazhong', 'grid', 'day'))).toBe(false);
    expect(isDailyDuty(cadence('bazhong', 'village', 'day'))).toBe(true);
  });
});

describe('海州, daily (FX-02)', () => {
  const daily = { ...cadence('haizhou', 'county', 'day'), form: 'meeting' as const };

  test('is held on working days and looks at every day since the last one', () => {
    const monday = held(daily, '2026-11-23', '2026-11-24')[0];
    expect(monday).toMatchObject({ from: '2026-11-20', until: '2026-11-23' });
    expect(days(held(daily, '2026-11-21', '2026-11-23'))).toEqual([]);
  });

  test('is held on a Sunday that is worked in exchange for a holiday (调休)', () => {
    const worked = ['2026-02-14', '2026-02-15', '2026-02-28', '2026-03-01'].filter(
      (day) => officialCalendar(day).work,
    );
    expect(worked.length).toBeGreaterThan(0);
    for (const day of worked) expect(days(held(daily, day, addOne(day)))).toEqual([day]);
  });

  test('as the profile has it, it is a report', () => {
    expect(isMeeting(cadence('haizhou', 'county', 'day'))).toBe(false);
  });
});

test('two cadences of a level have two names in the register', () => {
  expect(cadenceKey({ level: 'city', every: 'month' })).toBe('city-month');
  expect(cadenceKey({ level: 'village', every: 'week', on: 4 })).toBe('village-week-4');
});

const addOne = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

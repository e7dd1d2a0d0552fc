import { describe, expect, test } from 'vitest';
import { restsUntil, scheduleWants, windowAt } from './wall-schedule.ts';

// 22 November 2026 is a Sunday.
const sunday = (clock: string): number => Date.parse(`2026-11-22T${clock}:00+08:00`);
const monday = (clock: string): number => Date.parse(`2026-11-23T${clock}:00+08:00`);
const schedule = { days: [1, 7], from: '08:30', until: '18:00' };
const tour = { schedule, stoppedUntil: null, run: null };
const [byHand, bySchedule] = [{ byHand: true }, { byHand: false }];

describe('the window of a schedule', () => {
  test('holds its beginning and not its end, by the clock of China', () => {
    expect(windowAt(schedule, sunday('08:29'))).toBeNull();
    expect(windowAt(schedule, sunday('08:30'))).toEqual({
      fromMs: sunday('08:30'),
      untilMs: sunday('18:00'),
    });
    expect(windowAt(schedule, sunday('18:00'))).toBeNull();
  });

  test('is of the days of the week alone: 7 is Sunday', () => {
    expect(windowAt({ ...schedule, days: [7] }, sunday('09:00'))).not.toBeNull();
    expect(windowAt({ ...schedule, days: [7] }, monday('09:00'))).toBeNull();
    // Sunday in China, still Saturday in Greenwich.
    expect(windowAt({ days: [7], from: '00:00', until: '08:00' }, sunday('00:10'))).not.toBeNull();
  });
});

describe('a schedule', () => {
  test('begins a tour in its window and ends what it began after it', () => {
    expect(scheduleWants(tour, sunday('08:30'))).toBe('start');
    expect(scheduleWants(tour, sunday('07:00'))).toBeNull();
    expect(scheduleWants({ ...tour, run: bySchedule }, sunday('12:00'))).toBeNull();
    expect(scheduleWants({ ...tour, run: bySchedule }, sunday('18:00'))).toBe('stop');
  });

  test('leaves alone what somebody began', () => {
    expect(scheduleWants({ ...tour, run: byHand }, sunday('18:00'))).toBeNull();
  });

  test('ends a tour whose schedule was taken away', () => {
    expect(scheduleWants({ ...tour, schedule: null, run: bySchedule }, sunday('12:00'))).toBe('stop');
    expect(scheduleWants({ ...tour, schedule: null }, sunday('12:00'))).toBeNull();
  });

  test('does not begin again in the same window what somebody stopped, but does in the next', () => {
    const stoppedUntil = restsUntil(schedule, sunday('12:00'));
    expect(stoppedUntil).toEqual(new Date(sunday('18:00')));
    const stopped = { ...tour, stoppedUntil };
    expect(scheduleWants(stopped, sunday('12:01'))).toBeNull();
    expect(scheduleWants(stopped, monday('08:30'))).toBe('start');
    expect(restsUntil(schedule, sunday('20:00'))).toBeNull();
    expect(restsUntil(null, sunday('12:00'))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { officialCalendar } from './calendar.ts';
import { type ActiveHour, rhythmOf, silenceChance, sourceState, usualEvents } from './source-health.ts';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Events in the hours of those days for which `comes` says how many. */
function history(from: string, to: string, comes: (day: string, hour: number) => number): ActiveHour[] {
  const hours: ActiveHour[] = [];
  for (let hour = at(`${from}T00:00`); hour < at(`${to}T00:00`); hour += hourMs) {
    const local = new Date(hour + 8 * hourMs).toISOString();
    const events = comes(local.slice(0, 10), Number(local.slice(11, 13)));
    if (events > 0) hours.push({ at: hour, events });
  }
  return hours;
}
const office = (day: string, hour: number) => (officialCalendar(day).work && hour >= 9 && hour < 18 ? 10 : 0);

function stateAt(hours: ActiveHour[], now: number) {
  const past = hours.filter(({ at: hour }) => hour < now);
  const lastAt = (past.at(-1)?.at ?? 0) + hourMs / 2;
  const rhythm = rhythmOf(past, past[0]?.at ?? now, now, officialCalendar);
  const chance = silenceChance(rhythm, lastAt, now, officialCalendar);
  const day = { accepted: 1, duplicates: 0, quarantined: 0, refused: 0 };
  return { chance, state: sourceState({ disabled: false, lastAt, chance, day }, now) };
}

describe('a source that sends in office hours', () => {
  const hours = history('2026-08-10', '2026-09-12', office);

  it('raises nothing on Saturday, on Sunday and before the office opens on Monday', () => {
    for (const now of ['2026-09-12T12:00', '2026-09-13T20:00', '2026-09-14T09:30'])
      expect(stateAt(hours, at(now)).state).toBe('ok');
  });

  it('is quiet an hour after it should have begun on Monday, and silent after two', () => {
    expect(stateAt(hours, at('2026-09-14T10:05')).state).toBe('quiet');
    expect(stateAt(hours, at('2026-09-14T11:05')).state).toBe('silent');
  });

  it('raises nothing through the National Day, and does on the working Saturday after it', () => {
    // The Sunday before is a working day for it, and they worked.
    expect(officialCalendar('2026-09-20').work).toBe(true);
    const before = history('2026-09-01', '2026-10-01', office);
    expect(stateAt(before, at('2026-10-07T23:00')).state).toBe('ok');
    expect(officialCalendar('2026-10-10').work).toBe(true);
    const until = [...before, ...history('2026-10-08', '2026-10-10', office)];
    expect(stateAt(until, at('2026-10-10T12:05')).state).toBe('silent');
  });
});

describe('other rhythms', () => {
  it('a nightly batch is missed in its second night, not in the minutes after its hour', () => {
    const nightly = history('2026-08-17', '2026-09-16', (_, hour) => (hour === 2 ? 5_000 : 0));
    expect(stateAt(nightly, at('2026-09-16T02:30')).state).toBe('ok');
    expect(stateAt(nightly, at('2026-09-16T03:05')).state).toBe('quiet');
    expect(stateAt(nightly, at('2026-09-17T03:05')).state).toBe('silent');
  });

  it('a source that sends twice a month may be silent for a week', () => {
    const seldom = history('2026-08-17', '2026-09-14', (day, hour) =>
      ['2026-08-20', '2026-09-07'].includes(day) && hour === 10 ? 1 : 0,
    );
    expect(stateAt(seldom, at('2026-09-14T12:00')).state).toBe('ok');
  });

  it('nothing is concluded from few days, but somebody should look after three silent ones', () => {
    const fresh = history('2026-09-14', '2026-09-16', () => 3);
    expect(stateAt(fresh, at('2026-09-16T10:00'))).toEqual({ chance: null, state: 'ok' });
    expect(stateAt(fresh, at('2026-09-19T10:00')).state).toBe('quiet');
  });

  it('an hour has its usual events by the kind of its day', () => {
    const now = at('2026-09-12T00:00');
    const rhythm = rhythmOf(
      history('2026-08-10', '2026-09-12', office),
      at('2026-08-10T00:00'),
      now,
      officialCalendar,
    );
    expect(usualEvents(rhythm, at('2026-09-14T10:00'), officialCalendar)).toBe(10);
    expect(usualEvents(rhythm, at('2026-09-13T10:00'), officialCalendar)).toBe(0);
  });
});

describe('the state of a source', () => {
  const day = { accepted: 70, duplicates: 0, quarantined: 0, refused: 0 };
  const well = { disabled: false, lastAt: 0, chance: 1, day };

  it('is failing when a fifth of a day cannot be taken, not for a slip of the pen', () => {
    expect(sourceState({ ...well, day: { ...day, quarantined: 19 } }, dayMs)).toBe('ok');
    expect(sourceState({ ...well, day: { ...day, quarantined: 20 } }, dayMs)).toBe('failing');
    expect(sourceState({ ...well, day: { ...day, accepted: 700, quarantined: 20 } }, dayMs)).toBe('ok');
  });

  it('is failing when all it sent was refused, though it is not silent', () => {
    const refused = { accepted: 0, duplicates: 0, quarantined: 0, refused: 3 };
    expect(sourceState({ ...well, lastAt: null, day: refused }, dayMs)).toBe('failing');
  });

  it('is waiting before its first event, and disabled whatever it was', () => {
    expect(sourceState({ ...well, lastAt: null }, dayMs)).toBe('waiting');
    expect(sourceState({ ...well, chance: 0, disabled: true }, dayMs)).toBe('disabled');
  });
});

import type { DutyChange, DutyKind, DutyRoster } from '@fengqiao/contract/duty';

const dayMs = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A day so many days later. */
export const addDays = (day: string, days: number): string => dayAt(at(day) + days * dayMs);

/** Monday of the week of a day. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));

/** The seven days from a Monday on. */
export const weekOf = (monday: string): string[] =>
  Array.from({ length: 7 }, (_, index) => addDays(monday, index));

/** What a cell turns to when it is pressed: nothing, on duty, on leave. */
export const nextKind = (kind: DutyKind | null): DutyKind | null =>
  kind === null ? 'duty' : kind === 'duty' ? 'leave' : null;

type Entries = DutyRoster['entries'];

/** What somebody does on a day; null = nothing is written. */
export const kindOn = (entries: Entries, staffId: string, day: string): DutyKind | null =>
  entries.find((entry) => entry.staffId === staffId && entry.day === day)?.kind ?? null;

/** Changes that make a week like the one before it: duty is copied, leave is not; what is on leave already stays. */
export function copyWeek(before: Entries, now: Entries): DutyChange[] {
  return before
    .filter(({ kind }) => kind === 'duty')
    .map((entry) => ({ ...entry, day: addDays(entry.day, 7) }))
    .filter(({ staffId, day }) => kindOn(now, staffId, day) === null);
}

/** Changes that take other changes back: each day as it was in `before`. */
export function undoOf(changes: readonly DutyChange[], before: Entries): DutyChange[] {
  return changes.map(({ staffId, day }) => {
    const was = before.find((entry) => entry.staffId === staffId && entry.day === day);
    return { staffId, day, kind: was?.kind ?? null, note: was?.note ?? null };
  });
}

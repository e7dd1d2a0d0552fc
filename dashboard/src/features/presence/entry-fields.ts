import type { NewPresence, Presence, PresenceKind } from '@fengqiao/contract/presence';
import dayjs, { type Dayjs } from 'dayjs';

/** The form of an entry. */
export interface EntryFields {
  centreId: string;
  department: string;
  kind: PresenceKind;
  staff: number | null;
  windows: number | null;
  since: Dayjs;
  /** The last day; empty = for good. */
  last?: Dayjs | null;
}

const dayText = 'YYYY-MM-DD';

/** What is sent of a form; the day after the last is the end. */
export const entryOf = ({ staff, windows, since, last, ...entry }: EntryFields): NewPresence => ({
  ...entry,
  staff: staff ?? 0,
  windows: windows ?? 0,
  since: since.format(dayText),
  until: last ? last.add(1, 'day').format(dayText) : null,
});

/** The form of an entry that is there, or of a new one. */
export const fieldsOf = (entry: Presence | undefined): Partial<EntryFields> =>
  entry === undefined
    ? { kind: 'resident', staff: 1, windows: 0, since: dayjs() }
    : {
        centreId: entry.centreId,
        department: entry.department,
        kind: entry.kind,
        staff: entry.staff,
        windows: entry.windows,
        since: dayjs(entry.since),
        last: entry.until === null ? null : dayjs(entry.until).subtract(1, 'day'),
      };

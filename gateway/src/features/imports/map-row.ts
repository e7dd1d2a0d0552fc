import { areaLevel } from '@fengqiao/contract/areas';
import type { LadderLevel } from '@fengqiao/contract/cases';
import type { ImportMapping } from '@fengqiao/contract/imports';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import type { Profile } from '../../profiles/profile-schema.ts';
import { CaseRow } from './case-row.ts';
import { cellText, type Row, UnreadableCell } from './cell.ts';
import { eventId, shortRef } from './event-ids.ts';
import type { Header } from './header.ts';
import { factsReader } from './map-facts.ts';
import { seconds, stepsOf } from './map-steps.ts';
import { offsetMinutes } from './parse-time.ts';
import { RefusedRow, type RowFault } from './row-fault.ts';
import { pieces } from './text-pieces.ts';

export interface RowMapper {
  /** The events of a row: registered, its steps, resolved and notes where the row tells of them. */
  eventsOf(row: Row): IngestEvent[] | RowFault;
  /** The row by column names, as it is kept for repair: without who reported, of which nothing but a hash is ever stored. */
  keep(row: Row): Record<string, string>;
}

const longestNote = 4_000;
/** The note of a row that its sender has changed; what it says now goes with it. */
const changedNote = '来源系统更新了资料';

/** Makes events of rows. `areaCode` = area of the sender, whose level a resolution has when nothing says more. */
export function rowMapper(
  mapping: ImportMapping,
  header: Header,
  profile: Profile,
  areaCode: string,
): RowMapper {
  const { columns } = mapping;
  const offset = offsetMinutes(mapping.offset ?? '+08:00');
  const factsOf = factsReader(mapping, profile);

  function readRow(row: CaseRow): IngestEvent[] {
    const caseRef = caseRefOf(row);
    const registeredAt = row.timeIn(columns.registeredAt) ?? row.missing('registeredAt');
    const resolvedAt = row.timeIn(columns.resolvedAt);
    const updatedAt = row.timeIn(columns.updatedAt);
    const { facts, overflow } = factsOf(row);
    const event = (suffix: string, type: IngestEvent['type'], occurredAt: string): IngestEvent => ({
      eventId: eventId(caseRef, suffix),
      caseRef,
      type,
      occurredAt,
    });
    const events: IngestEvent[] = [{ ...event('registered', 'case.registered', registeredAt), ...facts }];
    events.push(...stepsOf(row, caseRef, mapping.steps ?? []));
    if (resolvedAt !== null) {
      const payload = { level: levelOf(facts.areaCode) };
      events.push({ ...event('resolved', 'case.resolved', resolvedAt), payload });
    }
    const notes = pieces(overflow + row.text('note'), longestNote);
    for (const [index, text] of notes.entries())
      events.push({
        ...event(`note:${index + 1}`, 'note.added', resolvedAt ?? registeredAt),
        payload: { text },
      });
    if (updatedAt !== null && updatedAt > registeredAt) {
      const changed = event(`updated:${seconds(updatedAt)}`, 'note.added', updatedAt);
      events.push({ ...changed, ...facts, payload: { text: changedNote } });
    }
    return events;
  }

  function caseRefOf(row: CaseRow): string {
    const found = row.cell(columns.caseRef);
    const caseRef = cellText(found);
    if (caseRef === '') return row.missing('caseRef');
    // 15 digits are what a spreadsheet keeps of a number; the rest is gone for ever.
    const rounded = typeof found === 'number' && !(Number.isInteger(found) && Math.abs(found) < 1e15);
    if (rounded || /^\d+(\.\d+)?E\+?\d+$/i.test(caseRef))
      return row.refuse(columns.caseRef, 'row.brokenId', caseRef);
    return shortRef(caseRef);
  }

  function levelOf(area: string | undefined): LadderLevel {
    if (mapping.resolvedLevel !== undefined) return mapping.resolvedLevel as LadderLevel;
    const level = areaLevel(area ?? areaCode);
    return level === 'grid' ? 'group' : level === 'province' ? 'city' : level;
  }

  return {
    eventsOf(row) {
      try {
        return readRow(new CaseRow(row, header, columns, offset));
      } catch (error) {
        if (error instanceof RefusedRow) return error.fault;
        throw error;
      }
    },
    keep: (row) =>
      Object.fromEntries(
        row.cells.flatMap((found, index) => {
          const name = header.names[index] || `column ${index + 1}`;
          const words = found instanceof UnreadableCell ? `(${found.reason})` : cellText(found);
          return words === '' || name === columns.reporter ? [] : [[name, words]];
        }),
      ),
  };
}

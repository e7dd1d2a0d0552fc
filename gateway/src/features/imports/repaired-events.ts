import type { ImportMapping } from '@fengqiao/contract/imports';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { Row } from './cell.ts';
import { columnsOf, findHeader } from './header.ts';
import { rowMapper } from './map-row.ts';
import { RowFault } from './row-fault.ts';

/**
 * What a person repaired as events: an event is itself; a row of a file, by its column names, goes through the mapping of its
 * import again. Throws `event.invalid` with the fault that is left in the row.
 */
export function repairedEvents(
  repaired: unknown,
  mapping: ImportMapping | null,
  areaCode: string,
  profile: Profile,
): unknown[] {
  if (mapping === null || typeof repaired !== 'object' || repaired === null || 'type' in repaired)
    return [repaired];
  const names = Object.keys(repaired);
  const header: Row = { row: 1, cells: names };
  const missing = columnsOf(mapping).filter((name) => !names.includes(name));
  // Empty cells were left out when the row was kept.
  const row: Row = {
    row: 2,
    cells: names.map((name) => cellText(name, (repaired as Record<string, unknown>)[name])),
  };
  const found = findHeader([{ ...header, cells: [...names, ...missing] }], mapping);
  const made = rowMapper(mapping, found, profile, areaCode).eventsOf(row);
  if (made instanceof RowFault) throw new AppError('event.invalid', made.message);
  return made;
}

/** A cell as a file would have held it. Throws `event.invalid` for what no cell can hold. */
function cellText(column: string, value: unknown): string {
  if (typeof value === 'object' && value !== null)
    throw new AppError('event.invalid', `Column ${column.slice(0, 60)} must be text or a number`);
  return String(value);
}

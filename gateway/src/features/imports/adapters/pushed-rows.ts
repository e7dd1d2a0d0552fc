import type { Adapter } from '@fengqiao/contract/adapters';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import { AppError } from '../../../plugins/errors.ts';
import type { Profile } from '../../../profiles/profile-schema.ts';
import { columnsOf } from '../header.ts';
import { rowMapper } from '../map-row.ts';
import { RowFault } from '../row-fault.ts';
import { flatRow } from './flat-row.ts';

/** A row that gives no event, with the sender's own words for its repair. */
export interface PushedFault {
  /** Position of the row, from 0. */
  index: number;
  fault: RowFault;
  kept: unknown;
  /** The sender's id of the case, as far as it can be read. */
  caseRef: string | null;
}

/** What a pushed body says; `rowOf` = the row of each event. */
export interface PushedRows {
  events: IngestEvent[];
  rowOf: number[];
  faults: PushedFault[];
}

/** Reads a sender's own objects by its adapter. Throws `request.invalid` when the rows are not where they should be. */
export function readPushedRows(
  body: unknown,
  adapter: Pick<Adapter, 'rows' | 'mapping'>,
  profile: Profile,
  areaCode: string,
): PushedRows {
  const read: PushedRows = { events: [], rowOf: [], faults: [] };
  const names = columnsOf(adapter.mapping);
  const header = {
    lastRow: 0,
    names,
    at: Object.fromEntries(names.map((name, index) => [name, index])),
  };
  const mapper = rowMapper(adapter.mapping, header, profile, areaCode);
  for (const [index, row] of rowsIn(body, adapter.rows).entries()) {
    const flat = flatRow(row);
    const made =
      flat === null
        ? new RowFault(null, 'event.invalid', `Row ${index + 1} is no object that can be read`)
        : mapper.eventsOf({ row: index + 1, cells: names.map((name) => flat[name] ?? null) });
    if (made instanceof RowFault) {
      const caseRef = flat?.[adapter.mapping.columns.caseRef];
      read.faults.push({
        index,
        fault: made,
        kept: flat === null ? row : withoutReporter(flat, adapter.mapping.columns.reporter),
        caseRef: caseRef === undefined ? null : String(caseRef).slice(0, 120),
      });
      continue;
    }
    for (const event of made) {
      read.events.push(event);
      read.rowOf.push(index);
    }
  }
  return read;
}

/** Of who reported nothing but a hash is ever stored. */
const withoutReporter = (flat: Record<string, string | number>, reporter: string | undefined) =>
  Object.fromEntries(Object.entries(flat).filter(([name]) => name !== reporter));

/** The rows of a body: the list where the adapter says, or one object by itself. Throws `request.invalid`. */
export function rowsIn(body: unknown, path: string | undefined): unknown[] {
  let found = body;
  // A list is sent as such by whoever leaves the envelope away.
  if (path !== undefined && !Array.isArray(body)) {
    for (const name of path.split('.'))
      found =
        typeof found === 'object' && found !== null && Object.hasOwn(found, name)
          ? (found as Record<string, unknown>)[name]
          : undefined;
    if (found === undefined) throw new AppError('request.invalid', `the body has nothing at ${path}`);
  }
  return Array.isArray(found) ? found : [found];
}

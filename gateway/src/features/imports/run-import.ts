import { setTimeout as delay } from 'node:timers/promises';
import type { ImportMapping } from '@fengqiao/contract/imports';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import { isUnavailable } from '@fengqiao/db';
import type { ImportCounts } from '@fengqiao/db/queries/imports';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { Row, RowSource } from './cell.ts';
import { findHeader, headerWithinRows } from './header.ts';
import { type RowMapper, rowMapper } from './map-row.ts';
import { RowFault } from './row-fault.ts';

/** The part of the ingestor that an import uses. */
export interface Sink {
  /** Stores events, and quarantines faulty rows; resolves after COMMIT. */
  store(
    events: IngestEvent[],
    rowOf: (index: number) => number,
    faults: FaultyRow[],
  ): Promise<{ accepted: number; duplicates: number; cases: number; quarantined: number }>;
}

export interface FaultyRow {
  fault: RowFault;
  row: number;
  /** The row by column names. */
  kept: Record<string, string>;
}

export interface ImportJob {
  source: RowSource;
  mapping: ImportMapping;
  profile: Profile;
  /** Area of the sender. */
  areaCode: string;
  sink: Sink;
  /** Aborted when somebody cancels, or the gateway closes. */
  signal: AbortSignal;
  /** Hears after each batch. */
  onProgress(counts: ImportCounts): Promise<void>;
}

const batchRows = 500;
/** The queue being full or the database away passes: so long is waited for it. */
const patienceMs = 5 * 60_000;

/** Reads a file row by row and stores it in batches; the next rows are read when the batch before is stored. */
export async function runImport(job: ImportJob): Promise<ImportCounts> {
  const counts: ImportCounts = {
    rowsRead: 0,
    progress: 0,
    accepted: 0,
    duplicates: 0,
    cases: 0,
    quarantined: 0,
  };
  const head: Row[] = [];
  let mapper: RowMapper | null = null;
  let batch: Row[] = [];
  const flush = async (rows: Row[]) => {
    if (mapper === null || rows.length === 0) return;
    await storeRows(job, mapper, rows, counts);
    counts.progress = Math.min(0.999, job.source.progress());
    await job.onProgress({ ...counts });
  };
  const start = () => {
    const header = findHeader(head, job.mapping);
    mapper = rowMapper(job.mapping, header, job.profile, job.areaCode);
    batch = head.filter(({ row }) => row > header.lastRow);
  };
  for await (const row of job.source.rows()) {
    job.signal.throwIfAborted();
    if (row.cells.every((cell) => cell === null)) continue;
    if (mapper === null) {
      head.push(row);
      if (head.length === headerWithinRows) start();
      continue;
    }
    batch.push(row);
    if (batch.length < batchRows) continue;
    await flush(batch);
    batch = [];
  }
  if (mapper === null) start();
  await flush(batch);
  counts.progress = 1;
  return counts;
}

async function storeRows(
  job: ImportJob,
  mapper: RowMapper,
  rows: readonly Row[],
  counts: ImportCounts,
): Promise<void> {
  const events: IngestEvent[] = [];
  const rowNumbers: number[] = [];
  const faults: FaultyRow[] = [];
  for (const row of rows) {
    const made = mapper.eventsOf(row);
    if (made instanceof RowFault) faults.push({ fault: made, row: row.row, kept: mapper.keep(row) });
    else
      for (const event of made) {
        events.push(event);
        rowNumbers.push(row.row);
      }
  }
  const stored = await patiently(job.signal, () =>
    job.sink.store(events, (index) => rowNumbers[index] ?? 0, faults),
  );
  counts.rowsRead += rows.length;
  counts.accepted += stored.accepted;
  counts.duplicates += stored.duplicates;
  counts.cases += stored.cases;
  counts.quarantined += stored.quarantined;
}

/** Sends again while the gateway is busy or its database away: a repeated batch doubles nothing. */
async function patiently<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let waitMs = 100; ; waitMs = Math.min(5_000, waitMs * 2)) {
    try {
      return await send();
    } catch (error) {
      const passes = isUnavailable(error) || (error instanceof AppError && error.retryAfterS !== null);
      if (!passes || Date.now() > until) throw error;
      await delay(waitMs, undefined, { signal });
    }
  }
}

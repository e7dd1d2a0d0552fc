import type { IngestResult } from '@fengqiao/contract/ingest';
import type { NewQuarantineRow } from '@fengqiao/db/queries/quarantine';
import type { PreparedEvent } from './prepared.ts';
import { caseKey, type Stored } from './store-batch.ts';

/** One request that waits for the database with others. */
export interface Pending {
  events: PreparedEvent[];
  quarantine: NewQuarantineRow[];
  resolve(stored: { accepted: number; cases: IngestResult['cases'] }): void;
  reject(error: unknown): void;
}

/** The events of several requests, repeats left out; `positions` = whose event stands where. */
export function merge(batch: readonly Pending[]): { events: PreparedEvent[]; positions: Pending[] } {
  const events: PreparedEvent[] = [];
  const positions: Pending[] = [];
  const seen = new Set<string>();
  for (const pending of batch) {
    for (const event of pending.events) {
      const key = `${event.source}\0${event.eventId}`;
      if (seen.has(key)) continue;
      seen.add(key);
      events.push(event);
      positions.push(pending);
    }
  }
  return { events, positions };
}

/** Tells each request what became of its own events; a created case belongs to the first that named it. */
export function settle(
  batch: readonly Pending[],
  events: readonly PreparedEvent[],
  positions: readonly Pending[],
  { fresh, created }: Stored,
): void {
  const results = new Map(
    batch.map((pending) => [pending, { accepted: 0, cases: [] as IngestResult['cases'] }]),
  );
  for (let index = 0; index < events.length; index += 1) {
    if (!fresh[index]) continue;
    const event = events[index] as PreparedEvent;
    const result = results.get(positions[index] as Pending);
    if (result === undefined) continue;
    result.accepted += 1;
    const key = caseKey(event);
    const caseCode = created.get(key);
    if (caseCode === undefined) continue;
    created.delete(key);
    result.cases.push({ caseRef: event.caseRef, caseCode });
  }
  for (const [pending, result] of results) pending.resolve(result);
}

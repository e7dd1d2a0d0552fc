import { type IngestResult, maxIngestBatch } from '@fengqiao/contract/ingest';
import type { FastifyInstance } from 'fastify';
import type { SourceCaller } from '../../../plugins/auth/source-keys.ts';
import { AppError } from '../../../plugins/errors.ts';
import type { PushedBody } from './pushed-body.ts';
import { readPushedRows } from './pushed-rows.ts';

/**
 * Stores what a sender says in its own words; `index` of what is quarantined is the position of the row. Throws `notFound` for an
 * adapter that there is not, and what the ingestor throws.
 */
export async function takePushed(
  app: FastifyInstance,
  source: SourceCaller,
  name: string,
  { value, suspicious }: PushedBody,
): Promise<IngestResult> {
  const adapter = app.adapters.get(name);
  if (adapter === undefined) throw new AppError('notFound', `Adapter ${name.slice(0, 60)}`);
  const mapping = await app.mappingOf(name, source);
  const { events, rowOf, faults } = readPushedRows(
    value,
    { ...adapter, ...(mapping && { mapping }) },
    app.profile,
    source.areaCode,
  );
  const rows = events.length + faults.length;
  if (rows > maxIngestBatch) throw new AppError('ingest.tooMany', maxIngestBatch, rows);
  const result = await app.ingestor.ingest(source, events, {
    suspicious,
    origin: {
      importId: null,
      adapter: name,
      rowOf: (index) => ({ row: (rowOf[index] ?? 0) + 1, column: null }),
    },
    faults: faults.map(({ index, fault, kept, caseRef }) => ({
      // Behind the events, so that the two kinds of positions cannot be taken for each other.
      index: events.length + index,
      eventId: caseRef?.slice(0, 64) ?? null,
      code: fault.code,
      message: fault.message,
      event: kept,
      row: index + 1,
      column: fault.column,
      caseRef,
    })),
  });
  const { accepted, duplicates, quarantined } = result;
  app.metrics.ingested.inc({ outcome: 'accepted' }, accepted);
  if (duplicates > 0) app.metrics.ingested.inc({ outcome: 'duplicate' }, duplicates);
  if (quarantined.length > 0) app.metrics.ingested.inc({ outcome: 'quarantined' }, quarantined.length);
  return {
    ...result,
    quarantined: quarantined.map((fault) => ({
      ...fault,
      index: fault.index < events.length ? (rowOf[fault.index] ?? 0) : fault.index - events.length,
    })),
  };
}

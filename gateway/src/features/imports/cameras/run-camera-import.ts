import { performance } from 'node:perf_hooks';
import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import type {
  CameraImportLine,
  CameraImportOptions,
  CameraImportReport,
} from '@fengqiao/contract/camera-imports';
import { rowReason } from '@fengqiao/contract/row-reasons';
import { areasOfRange } from '@fengqiao/db/queries/area-index';
import { type CameraRecord, upsertCameras } from '@fengqiao/db/queries/camera-records';
import { listUpstreams } from '@fengqiao/db/queries/camera-upstreams';
import { cameraAreas, cameraDetails, type KnownDetail } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../../plugins/audit.ts';
import type { AccountSession } from '../../../plugins/auth.ts';
import { type Client, wholeCountry } from '../../../plugins/db.ts';
import { AppError } from '../../../plugins/errors.ts';
import type { CameraSource } from '../../../plugins/media/streams-client.ts';
import { type SealKeys, unseal } from '../../../plugins/seal.ts';
import { type OpenUpstream, openUpstream } from '../../../plugins/upstreams.ts';
import { memoryBytes } from '../byte-source.ts';
import type { Row } from '../cell.ts';
import { headerWithinRows } from '../header.ts';
import { openFile } from '../open-file.ts';
import { RowFault } from '../row-fault.ts';
import { type CameraRow, type RowContext, readCameraRow } from './camera-row.ts';
import { type CameraHeader, findCameraHeader } from './columns.ts';
import { mergeCamera } from './merge-camera.ts';

export interface CameraImportJob {
  /** The whole file: it holds passwords and is never written to disk. */
  bytes: Buffer;
  options: CameraImportOptions;
  session: AccountSession;
  actor: Actor;
  /** Hears every line but the last. */
  tell(line: CameraImportLine): void;
  /** Aborted when nobody listens any more: then nothing is stored. */
  signal: AbortSignal;
}

const mostRows = 100_000;
const rowsAtOnce = 1_000;
const shownRows = 5;

/**
 * Imports a file of cameras: reads all rows, then compares and stores them in one transaction, so that nothing is stored half; rows
 * that are not taken are told and left out. Throws `import.badFile`, `import.noColumn`, `request.invalid` without a key.
 */
export async function runCameraImport(
  app: FastifyInstance,
  job: CameraImportJob,
): Promise<CameraImportReport> {
  const began = performance.now();
  const { options, session } = job;
  const keys = app.config.sealKey;
  if (keys === null)
    throw new AppError('request.invalid', 'addresses cannot be stored: the gateway has no SEAL_KEY');
  const read = await readRows(app, job);
  const report: CameraImportReport = {
    dryRun: options.dryRun,
    header: read.header.names,
    columns: { ...read.header.columns },
    rows: read.rows,
    created: 0,
    changed: 0,
    same: 0,
    bad: read.bad,
    sample: [],
    tookMs: 0,
  };
  const elsewhere = await foreignIds(app, session, read.cameras);
  const closed: KnownDetail[] = [];
  const faults: [row: number, fault: RowFault][] = [];
  const scoped = options.dryRun ? app.readScope : app.inScope;
  await scoped(session, async (client) => {
    // The transaction may run again: it counts from the start.
    Object.assign(report, { created: 0, changed: 0, same: 0, bad: read.bad, sample: [] });
    closed.length = 0;
    faults.length = 0;
    const stores: CameraRecord[] = [];
    for (let from = 0; from < read.cameras.length; from += rowsAtOnce) {
      job.signal.throwIfAborted();
      const some = read.cameras.slice(from, from + rowsAtOnce);
      const stored = await storedById(client, some, !options.dryRun);
      for (const row of some) {
        const before = stored.get(row.id) ?? null;
        const merged = elsewhere.has(row.id)
          ? { kind: 'bad' as const, fault: registeredElsewhere(row, read.header) }
          : mergeCamera(row, before, { keys, role: session.role, by: session.account });
        report[merged.kind] += 1;
        if (merged.kind === 'bad') faults.push([row.row, merged.fault]);
        else if (merged.kind !== 'same') {
          stores.push(merged.record);
          if (before !== null && !before.detail.private && merged.record.private) closed.push(before);
        }
        if (merged.kind !== 'bad' && report.sample.length < shownRows)
          report.sample.push(
            sampleOf(row, before, 'record' in merged ? merged.record : null, read.areaNames),
          );
      }
      progress(job, 'comparing', from + some.length, read.cameras.length);
    }
    if (options.dryRun) return;
    for (let from = 0; from < stores.length; from += rowsAtOnce) {
      job.signal.throwIfAborted();
      await upsertCameras(client, stores.slice(from, from + rowsAtOnce));
      progress(job, 'storing', Math.min(stores.length, from + rowsAtOnce), stores.length);
    }
    const { rows, created, changed, same, bad } = report;
    const detail = { rows, created, changed, same, bad };
    await app.audit({ action: 'camera.imported', object: 'cameras', detail }, job.actor, client);
  });
  for (const [row, fault] of faults) tellFault(job, row, fault);
  if (!options.dryRun) await closePictures(app, keys, closed);
  report.tookMs = Math.round(performance.now() - began);
  return report;
}

interface ReadRows {
  header: CameraHeader;
  cameras: CameraRow[];
  rows: number;
  bad: number;
  areaNames: ReadonlyMap<number, string>;
}

/** Reads all rows of the file; those that cannot be taken are told and counted. */
async function readRows(app: FastifyInstance, job: CameraImportJob): Promise<ReadRows> {
  const { options } = job;
  const source = await openFile(memoryBytes(job.bytes), {
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
  });
  const base = await contextOf(app, job);
  const head: Row[] = [];
  const firstRow = new Map<string, number>();
  let context: RowContext | null = null;
  const result = { cameras: [] as CameraRow[], rows: 0, bad: 0 };
  const take = (row: Row, context: RowContext): void => {
    if (result.rows >= mostRows) throw new AppError('import.badFile', `it has more than ${mostRows} rows`);
    result.rows += 1;
    const made = unique(readCameraRow(row, context), firstRow, context.header);
    if (!(made instanceof RowFault)) result.cameras.push(made);
    else {
      result.bad += 1;
      tellFault(job, row.row, made);
    }
    if (result.rows % rowsAtOnce === 0) {
      job.signal.throwIfAborted();
      job.tell({ type: 'progress', phase: 'reading', rows: result.rows, progress: source.progress() });
    }
  };
  const start = (): RowContext => {
    const header = findCameraHeader(head, options.columns);
    const made = { ...base.context, header };
    for (const row of head) if (row.row > header.lastRow) take(row, made);
    return made;
  };
  for await (const row of source.rows()) {
    if (row.cells.every((cell) => cell === null || cell === '')) continue;
    if (context === null) {
      head.push(row);
      if (head.length === headerWithinRows) context = start();
    } else take(row, context);
  }
  context ??= start();
  return { ...result, header: context.header, areaNames: base.areaNames };
}

async function contextOf(app: FastifyInstance, { options, session }: CameraImportJob) {
  const [places, areas] = await Promise.all([
    app.places.current(),
    app.readScope(wholeCountry, (client) => areasOfRange(client, session)),
  ]);
  const areasByName = new Map<string, string | null>();
  const areaNames = new Map<number, string>();
  for (const { code, name } of areas) {
    areasByName.set(name, areasByName.has(name) ? null : areaCodeOfKey(code));
    areaNames.set(code, name);
  }
  const upstreams = new Map<string, OpenUpstream>();
  for (const { id, name } of await app.readScope(wholeCountry, listUpstreams)) {
    const upstream = await openUpstream(app, id);
    upstreams.set(name, upstream).set(id, upstream);
  }
  const context = { options, areaCode: session.areaCode, places, areasByName, upstreams };
  return { context, areaNames };
}

function unique(
  made: CameraRow | RowFault,
  firstRow: Map<string, number>,
  { columns }: CameraHeader,
): CameraRow | RowFault {
  if (made instanceof RowFault) return made;
  const first = firstRow.get(made.id);
  if (first === undefined) {
    firstRow.set(made.id, made.row);
    return made;
  }
  const column = columns.id ?? '';
  return new RowFault(column, 'row.badValue', made.row, column, rowReason('sameId', first));
}

/** Ids that are registered outside the session's area, where it can neither see nor change them. */
async function foreignIds(
  app: FastifyInstance,
  { lo, hi }: AccountSession,
  cameras: readonly CameraRow[],
): Promise<Set<string>> {
  const areas = await app.readScope(wholeCountry, (client) =>
    cameraAreas(
      client,
      cameras.map(({ id }) => id),
    ),
  );
  return new Set([...areas].flatMap(([id, area]) => (area < lo || area > hi ? [id] : [])));
}

const registeredElsewhere = ({ row }: CameraRow, { columns }: CameraHeader): RowFault =>
  new RowFault(columns.id ?? '', 'row.badValue', row, columns.id ?? '', rowReason('foreignId'));

async function storedById(
  client: Client,
  rows: readonly CameraRow[],
  lock: boolean,
): Promise<Map<string, KnownDetail>> {
  const stored = await cameraDetails(
    client,
    rows.map(({ id }) => id),
    { lock },
  );
  return new Map(stored.map((known) => [known.detail.id, known]));
}

function sampleOf(
  { row, id }: CameraRow,
  before: KnownDetail | null,
  record: CameraRecord | null,
  areaNames: ReadonlyMap<number, string>,
): CameraImportReport['sample'][number] {
  const kept = before?.detail;
  const area = record?.area ?? (kept === undefined ? 0 : areaKey(kept.areaCode));
  return {
    row,
    id,
    name: record?.name ?? kept?.name ?? '',
    areaName: areaNames.get(area) ?? '',
    owner: record?.owner ?? kept?.owner ?? '',
    placeType: record?.placeType ?? kept?.placeType ?? '',
    lng: record?.lng ?? kept?.location.lng ?? 0,
    lat: record?.lat ?? kept?.location.lat ?? 0,
    hasSource: (record?.sourceSealed ?? null) !== null || kept?.playable === true,
  };
}

/** Cameras that became private go dark at once for whoever is watching. */
async function closePictures(
  app: FastifyInstance,
  keys: SealKeys,
  cameras: readonly KnownDetail[],
): Promise<void> {
  for (const { detail, sourceSealed } of cameras) {
    if (sourceSealed === null) continue;
    const source = unseal<CameraSource>(keys, sourceSealed, detail.id);
    await app.media.close(detail.id, { ...source, name: detail.name, private: true, version: Date.now() });
  }
}

function tellFault(job: CameraImportJob, row: number, { column, code, message, reason }: RowFault): void {
  job.tell({ type: 'fault', row, column, code, message, reason });
}

function progress(job: CameraImportJob, phase: 'comparing' | 'storing', rows: number, of: number): void {
  job.tell({ type: 'progress', phase, rows, progress: of === 0 ? 1 : rows / of });
}

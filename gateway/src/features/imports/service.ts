import { areaKey } from '@fengqiao/contract/areas';
import { ImportMapping, type ImportStatus, importKinds } from '@fengqiao/contract/imports';
import {
  endImport,
  ensureImportSource,
  findImport,
  type ImportFault,
  type ImportRow,
  importFaults,
  insertImport,
  listImports,
} from '@fengqiao/db/queries/imports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import type { Actor } from '../../plugins/audit.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { checkMapping } from './check-mapping.ts';
import { importSourceOf, type QueuedImport } from './runner.ts';

/** Who imports: an account or a source. */
export interface Importer {
  /** Account, or name of the source. */
  name: string;
  areaCode: string;
  lo: number;
  hi: number;
  /** The sender of the events; null for an account, whose area has one. */
  source: string | null;
}

export function importerOf(request: FastifyRequest): Importer {
  const { session, source } = request.caller;
  if (source !== null) return { ...source, source: source.name };
  const { account, areaCode, lo, hi } = session ?? request.session;
  return { name: account, areaCode, lo, hi, source: null };
}

const shownFaults = 100;

/** Reads the mapping of a form. Throws `import.badMapping`. */
export function readMapping(text: string | undefined): ImportMapping {
  let mapping: unknown;
  try {
    mapping = JSON.parse(text ?? '');
  } catch {
    throw new AppError('import.badMapping', 'the field mapping must be JSON');
  }
  if (!Value.Check(ImportMapping, mapping)) {
    const [fault] = Value.Errors(ImportMapping, mapping);
    throw new AppError(
      'import.badMapping',
      `${fault?.instancePath || '/'} ${fault?.message ?? 'does not fit'}`,
    );
  }
  checkMapping(mapping);
  return mapping;
}

/** Registers an uploaded file and queues it. The log does not name the file: people put names into file names. */
export async function startImport(
  app: FastifyInstance,
  importer: Importer,
  upload: { path: string; fileName: string; kind: string; mapping: ImportMapping },
  /** null = the source dropped it as a file. */
  actor: Actor | null,
): Promise<{ id: string; job: QueuedImport }> {
  const { kind, mapping, path, fileName } = upload;
  if (!importKinds.some((known) => known === kind))
    throw new AppError('import.badMapping', `kind must be one of ${importKinds.join(', ')}`);
  const { areaCode, lo, hi } = importer;
  const own = importSourceOf(areaCode);
  const name = importer.source ?? own.name;
  const id = await app.inScope(importer, async (tx) => {
    if (importer.source === null) await ensureImportSource(tx, own);
    const id = await insertImport(tx, {
      kind,
      source: name,
      area: areaKey(areaCode),
      fileName,
      mapping: JSON.stringify(mapping),
      createdBy: importer.name,
    });
    await app.audit(
      {
        action: 'data.imported',
        object: `import:${id}`,
        detail: { kind, source: name },
        ...(actor === null && { actor: `source:${name}`, areaCode }),
      },
      actor,
      tx,
    );
    return id;
  });
  return { id, job: { id, path, mapping, sender: { name, areaCode, lo, hi } } };
}

/** How far an import is. Throws `notFound`. */
export async function importStatus(
  app: FastifyInstance,
  importer: Importer,
  id: string,
): Promise<ImportStatus> {
  return app.readScope(importer, async (tx) => {
    const row = await findImport(tx, id);
    if (row === null) throw new AppError('notFound', `Import ${id}`);
    return present(row, await importFaults(tx, [id], shownFaults));
  });
}

/** Imports that the caller may see, the newest first. */
export async function findImports(
  app: FastifyInstance,
  importer: Importer,
  query: { cursor?: string; limit?: number },
): Promise<{ items: ImportStatus[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const [startedAt, id] = cursorKey(query.cursor, /^\d{1,15}\.[0-9a-f-]{36}$/)?.split('.') ?? [];
  const before =
    startedAt === undefined || id === undefined ? undefined : { startedAt: Number(startedAt), id };
  return app.readScope(importer, async (tx) => {
    const rows = await listImports(tx, before, limit + 1);
    const { items, nextCursor } = page(rows, limit, (row) => `${row.started_at.getTime()}.${row.id}`);
    const faults = await importFaults(
      tx,
      items.map((row) => row.id),
      10,
    );
    return {
      items: items.map((row) =>
        present(
          row,
          faults.filter((fault) => fault.import_id === row.id),
        ),
      ),
      nextCursor,
    };
  });
}

/** Stops an import; what it has stored stays. Throws `notFound`. */
export async function cancelImport(
  app: FastifyInstance,
  importer: Importer,
  id: string,
): Promise<ImportStatus> {
  const row = await app.readScope(importer, (tx) => findImport(tx, id));
  if (row === null) throw new AppError('notFound', `Import ${id}`);
  await app.imports.cancel(id);
  await app.inScope(importer, (tx) => endImport(tx, id, 'cancelled', null));
  return importStatus(app, importer, id);
}

function present(row: ImportRow, faults: readonly ImportFault[]): ImportStatus {
  return {
    id: row.id,
    kind: row.kind as ImportStatus['kind'],
    fileName: row.file_name,
    state: row.state as ImportStatus['state'],
    rowsRead: row.rows_read,
    progress: row.progress,
    accepted: row.accepted,
    duplicates: row.duplicates,
    cases: row.cases,
    quarantined: row.quarantined,
    errors: faults.map(({ row: number, column_name, code, message }) => ({
      row: number,
      column: column_name,
      code,
      message,
    })),
    message: row.message,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

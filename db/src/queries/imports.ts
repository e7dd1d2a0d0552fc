import type { Queryable } from '../pool.ts';

export interface NewImport {
  kind: string;
  source: string;
  area: number;
  fileName: string;
  /** JSON text. */
  mapping: string;
  createdBy: string;
}

/** Registers an import; answers its id. */
export async function insertImport(tx: Queryable, row: NewImport): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into import (kind, source, area, file_name, mapping, created_by)
     values ($1, $2, $3, $4, $5::jsonb, $6) returning id`,
    [row.kind, row.source, row.area, row.fileName, row.mapping, row.createdBy],
  );
  const [inserted] = rows;
  if (inserted === undefined) throw new Error('the import was not registered');
  return inserted.id;
}

export interface ImportCounts {
  rowsRead: number;
  /** 0–1. */
  progress: number;
  accepted: number;
  duplicates: number;
  cases: number;
  quarantined: number;
}

/** Writes how far an import is; false when somebody has cancelled it. */
export async function updateImport(tx: Queryable, id: string, counts: ImportCounts): Promise<boolean> {
  const answer = await tx.query({
    name: 'imports.update',
    text: `update import set state = 'running', rows_read = $2, progress = $3, accepted = $4, duplicates = $5, cases = $6,
                  quarantined = $7 where id = $1 and state in ('queued', 'running')`,
    values: [
      id,
      counts.rowsRead,
      counts.progress,
      counts.accepted,
      counts.duplicates,
      counts.cases,
      counts.quarantined,
    ],
  });
  return answer.rowCount === 1;
}

/** Ends an import, if it has not ended before; answers whether it did. */
export async function endImport(
  tx: Queryable,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  message: string | null,
): Promise<boolean> {
  const answer = await tx.query(
    `update import set state = $2, message = $3, finished_at = now(),
            progress = case when $2 = 'done' then 1 else progress end
      where id = $1 and state in ('queued', 'running')`,
    [id, state, message],
  );
  return answer.rowCount === 1;
}

export interface ImportRow {
  id: string;
  kind: string;
  source: string;
  area: number;
  file_name: string;
  mapping: unknown;
  state: string;
  rows_read: number;
  progress: number;
  accepted: number;
  duplicates: number;
  cases: number;
  quarantined: number;
  message: string | null;
  started_at: Date;
  finished_at: Date | null;
}

const columns = `id, kind, source, area, file_name, mapping, state, rows_read, progress, accepted, duplicates, cases, quarantined,
  message, started_at, finished_at`;

/** One import of the scope, or null. */
export async function findImport(tx: Queryable, id: string): Promise<ImportRow | null> {
  const { rows } = await tx.query<ImportRow>(`select ${columns} from import where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Imports of the scope, the newest first. `before` = start (ms) and id of the last one of the page before. */
export async function listImports(
  tx: Queryable,
  before: { startedAt: number; id: string } | undefined,
  limit: number,
): Promise<ImportRow[]> {
  const { rows } = await tx.query<ImportRow>(
    `select ${columns} from import
      where $1::timestamptz is null or (date_trunc('milliseconds', started_at), id) < ($1, $2::uuid)
      order by date_trunc('milliseconds', started_at) desc, id desc limit $3`,
    [before === undefined ? null : new Date(before.startedAt).toISOString(), before?.id ?? null, limit],
  );
  return rows;
}

export interface ImportFault {
  import_id: string;
  row: number;
  column_name: string | null;
  code: string;
  message: string;
}

/** The first faults of each import, by row. */
export async function importFaults(
  tx: Queryable,
  ids: readonly string[],
  limit: number,
): Promise<ImportFault[]> {
  const { rows } = await tx.query<ImportFault>(
    `select f.* from unnest($1::uuid[]) as i (id), lateral (
       select import_id, coalesce(row_no, 0) as row, column_name, code, message from quarantine
        where import_id = i.id order by row_no, id limit $2) f`,
    [ids, limit],
  );
  return rows;
}

/**
 * The sender of an area's own imports: a source without a key that anybody knows, so that the same file imported twice by two
 * clerks of a centre doubles nothing. Two first imports at the same moment meet on any of the unique keys that hold the name.
 */
export async function ensureImportSource(
  tx: Queryable,
  source: { name: string; label: string; area: number },
): Promise<void> {
  await tx.query(
    `insert into source (name, label, key_hash, area)
     values ($1, $2, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), $3)
     on conflict do nothing`,
    [source.name, source.label, source.area],
  );
}

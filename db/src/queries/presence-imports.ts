import type { PresenceKind } from '@fengqiao/contract/presence';
import type { Queryable } from '../pool.ts';
import type { PresenceFacts } from './presence.ts';

/** An entry that an import wrote; `before` null = it was not there. */
export interface ImportedEntry {
  id: string;
  before: PresenceFacts | null;
  after: PresenceFacts;
}

export interface PresenceImportRow {
  id: string;
  area: number;
  file: string;
  rows: number;
  entries: ImportedEntry[];
  importedBy: string;
  importedAt: Date;
  undoneAt: Date | null;
}

/** Centres of the scope by id, with their areas. */
export async function centresToName(db: Queryable): Promise<{ id: string; name: string; area: number }[]> {
  const { rows } = await db.query<{ id: string; name: string; area: number }>(
    'select id, name, area from centre order by id',
  );
  return rows;
}

export interface KnownEntry extends PresenceFacts {
  id: string;
  centreId: string;
  department: string;
  kind: PresenceKind;
  since: string;
}

const entryColumns = `id, centre_id as "centreId", department, kind, to_char(since, 'YYYY-MM-DD') as since, staff, windows,
                      to_char(until, 'YYYY-MM-DD') as until`;

/** Every entry of the scope, held until the transaction ends. */
export async function lockEntries(tx: Queryable): Promise<KnownEntry[]> {
  const { rows } = await tx.query<KnownEntry>(`select ${entryColumns} from presence order by id for update`);
  return rows;
}

/** Writes other facts of entries. */
export async function setEntryFacts(
  tx: Queryable,
  entries: readonly { id: string; facts: PresenceFacts }[],
  by: string,
): Promise<void> {
  await tx.query(
    `update presence p set staff = n.staff, windows = n.windows, until = n.until, updated_by = $5, updated_at = now()
       from unnest($1::uuid[], $2::int[], $3::int[], $4::date[]) as n (id, staff, windows, until) where p.id = n.id`,
    [
      entries.map(({ id }) => id),
      entries.map(({ facts }) => facts.staff),
      entries.map(({ facts }) => facts.windows),
      entries.map(({ facts }) => facts.until),
      by,
    ],
  );
}

/** Takes entries out. */
export async function removeEntries(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query('delete from presence where id = any($1::uuid[])', [ids]);
}

/** Keeps what an import wrote. */
export async function insertPresenceImport(
  tx: Queryable,
  made: Pick<PresenceImportRow, 'id' | 'area' | 'file' | 'rows' | 'entries' | 'importedBy'>,
): Promise<void> {
  await tx.query(
    `insert into presence_import (id, area, file, rows, entries, imported_by) values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [made.id, made.area, made.file, made.rows, JSON.stringify(made.entries), made.importedBy],
  );
}

const columns = `id, area, file, rows, entries, imported_by as "importedBy", imported_at as "importedAt",
                 undone_at as "undoneAt"`;

/** Imports of the scope, the newest first. */
export async function listPresenceImports(tx: Queryable, limit: number): Promise<PresenceImportRow[]> {
  const { rows } = await tx.query<PresenceImportRow>(
    `select ${columns} from presence_import order by imported_at desc, id limit $1`,
    [limit],
  );
  return rows;
}

/** One import of the scope, held until the transaction ends; null = none. */
export async function lockPresenceImport(tx: Queryable, id: string): Promise<PresenceImportRow | null> {
  const { rows } = await tx.query<PresenceImportRow>(
    `select ${columns} from presence_import where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** Marks an import as taken back. */
export async function markUndone(tx: Queryable, id: string, by: string): Promise<void> {
  await tx.query('update presence_import set undone_by = $2, undone_at = now() where id = $1', [id, by]);
}

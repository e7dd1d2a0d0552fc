import type { StaffInput } from '@fengqiao/contract/staff';
import type { Queryable } from '../pool.ts';

/** What a file may say of somebody. */
export type StaffFacts = Pick<
  StaffInput,
  'post' | 'kind' | 'organisationId' | 'teamId' | 'professional' | 'phone' | 'duties' | 'public'
>;

/** Somebody of the roster as an import sees them; name and centre say who they are. */
export type KnownPerson = StaffFacts & { id: string; name: string; centreId: string };

const facts = `post, kind, organisation_id as "organisationId", team_id as "teamId", professional, phone, duties, public`;

/** Everybody of the scope who belongs to a centre, held until the transaction ends. */
export async function lockPeople(tx: Queryable): Promise<KnownPerson[]> {
  const { rows } = await tx.query<KnownPerson>(
    `select id, name, centre_id as "centreId", ${facts} from staff where centre_id is not null order by id for update`,
  );
  return rows;
}

/** Organisations and teams of the scope by name. */
export async function namedGroups(
  tx: Queryable,
): Promise<{ organisations: { id: string; name: string }[]; teams: { id: string; name: string }[] }> {
  const organisations = await tx.query<{ id: string; name: string }>('select id, name from organisation');
  const teams = await tx.query<{ id: string; name: string }>('select id, name from team');
  return { organisations: organisations.rows, teams: teams.rows };
}

/** Writes what a file says of people that are there. */
export async function setPeopleFacts(
  tx: Queryable,
  people: readonly { id: string; facts: StaffFacts }[],
  by: string,
): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `update staff s set post = n.post, kind = n.kind, organisation_id = n."organisationId", team_id = n."teamId",
                        professional = n.professional, phone = n.phone, duties = n.duties, public = n.public,
                        updated_by = $2, updated_at = now()
       from jsonb_to_recordset($1::jsonb) as n (id uuid, post text, kind text, "organisationId" uuid, "teamId" uuid,
                                                professional bool, phone text, duties text, public bool)
      where s.id = n.id`,
    [JSON.stringify(people.map(({ id, facts: each }) => ({ id, ...each }))), by],
  );
}

/** What an import wrote: `before` null = the person was not there. */
export interface ImportedPerson {
  id: string;
  before: StaffFacts | null;
  after: StaffFacts;
}

export interface StaffImportRow {
  id: string;
  file: string;
  rows: number;
  entries: ImportedPerson[];
  importedBy: string;
  importedAt: Date;
  undoneAt: Date | null;
}

/** Keeps an import, so that it can be taken back. */
export async function insertStaffImport(
  tx: Queryable,
  made: Pick<StaffImportRow, 'id' | 'file' | 'rows' | 'entries' | 'importedBy'> & { area: number },
): Promise<void> {
  await tx.query(
    'insert into staff_import (id, area, file, rows, entries, imported_by) values ($1, $2, $3, $4, $5::jsonb, $6)',
    [made.id, made.area, made.file, made.rows, JSON.stringify(made.entries), made.importedBy],
  );
}

const columns = `id, file, rows, entries, imported_by as "importedBy", imported_at as "importedAt", undone_at as "undoneAt"`;

/** Imports of the scope, the newest first. */
export async function listStaffImports(tx: Queryable, limit: number): Promise<StaffImportRow[]> {
  const { rows } = await tx.query<StaffImportRow>(
    `select ${columns} from staff_import order by imported_at desc, id limit $1`,
    [limit],
  );
  return rows;
}

/** One import of the scope, held until the transaction ends; null = none. */
export async function lockStaffImport(tx: Queryable, id: string): Promise<StaffImportRow | null> {
  const { rows } = await tx.query<StaffImportRow>(
    `select ${columns} from staff_import where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** Marks an import as taken back, and forgets what it held of people. */
export async function markStaffUndone(tx: Queryable, id: string, by: string): Promise<void> {
  await tx.query(
    `update staff_import set undone_by = $2, undone_at = now(), entries = '[]'::jsonb where id = $1`,
    [id, by],
  );
}

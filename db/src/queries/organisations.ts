import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Organisation, OrganisationInput } from '@fengqiao/contract/organisations';
import type { Queryable } from '../pool.ts';

type Row = Omit<Organisation, 'areaCode'> & { area: number };

/** Organisations of the scope with their people and teams, one when its id is named, in the order of area and name. */
export async function listOrganisations(
  db: Queryable,
  search: { id?: string | undefined } = {},
): Promise<Organisation[]> {
  const { rows } = await db.query<Row>(
    `select o.id, o.area, coalesce(a.name, '') as "areaName", o.name, o.kind, o.categories,
            (select count(*) from staff s where s.organisation_id = o.id)::int as people,
            (select count(*) from staff s where s.organisation_id = o.id and s.professional)::int as professionals,
            (select count(*) from team t where t.organisation_id = o.id)::int as teams
       from organisation o left join area a on a.code = o.area
      where $1::uuid is null or o.id = $1
      order by o.area, o.name`,
    [search.id ?? null],
  );
  return rows.map(({ area, ...row }) => ({ ...row, areaCode: areaCodeOfKey(area) }));
}

/** What of an organisation is written. */
export type OrganisationRecord = Omit<OrganisationInput, 'areaCode'> & { area: number; by: string };

/** Adds an organisation; null when the area has one of that name. */
export async function insertOrganisation(db: Queryable, record: OrganisationRecord): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `insert into organisation (area, name, kind, categories, updated_by) values ($1, $2, $3, $4::text[], $5)
     on conflict (area, name) do nothing returning id`,
    [record.area, record.name, record.kind, record.categories, record.by],
  );
  return rows[0]?.id ?? null;
}

/** Changes an organisation; false when it is not in the scope. A name that is taken violates the table's unique rule. */
export async function updateOrganisation(
  db: Queryable,
  id: string,
  record: OrganisationRecord,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update organisation set area = $2, name = $3, kind = $4, categories = $5::text[], updated_by = $6, updated_at = now()
      where id = $1`,
    [id, record.area, record.name, record.kind, record.categories, record.by],
  );
  return rowCount === 1;
}

/** Takes an organisation out; its people and teams stay without it. */
export async function deleteOrganisation(db: Queryable, id: string): Promise<void> {
  await db.query('delete from organisation where id = $1', [id]);
}

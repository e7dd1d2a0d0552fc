import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { StaffFilter, StaffInput, StaffMember } from '@fengqiao/contract/staff';
import type { Queryable } from '../pool.ts';

type Row = Omit<StaffMember, 'areaCode' | 'photoAt'> & { area: number; photoAt: Date | null };

/** People of the scope in the order of area, centre and place on the board; one when the id is named. */
export async function listStaff(
  db: Queryable,
  search: Omit<StaffFilter, 'area'> & { id?: string | undefined },
): Promise<StaffMember[]> {
  const { rows } = await db.query<Row>(
    `select s.id, s.area, coalesce(a.name, '') as "areaName", s.centre_id as "centreId", c.name as "centreName", s.name, s.post,
            s.duties, s.kind, s.professional, s.organisation_id as "organisationId", o.name as "organisationName",
            s.team_id as "teamId", t.name as "teamName", s.phone, s.public, s.photo_consent as "photoConsent", s.position,
            s.photo_at as "photoAt"
       from staff s left join area a on a.code = s.area left join centre c on c.id = s.centre_id
            left join organisation o on o.id = s.organisation_id left join team t on t.id = s.team_id
      where ($1::uuid is null or s.id = $1) and ($2::text is null or s.centre_id = $2)
        and ($3::text is null or s.kind = $3)
        and ($4::text is null or position(lower($4) in lower(s.name || ' ' || s.post)) > 0)
      order by s.area, s.centre_id, s.position, s.name, s.id`,
    [search.id ?? null, search.centreId ?? null, search.kind ?? null, search.q ?? null],
  );
  return rows.map(({ area, photoAt, ...row }) => ({
    ...row,
    areaCode: areaCodeOfKey(area),
    photoAt: photoAt?.toISOString() ?? null,
  }));
}

/** What of somebody is written. */
export type StaffRecord = Omit<StaffInput, 'areaCode'> & { area: number; by: string };

const valuesOf = (record: StaffRecord): unknown[] => [
  record.area,
  record.centreId,
  record.name,
  record.post,
  record.duties,
  record.kind,
  record.professional,
  record.organisationId,
  record.teamId,
  record.phone,
  record.public,
  record.photoConsent,
  record.position,
  record.by,
];

/** Adds somebody; answers the id. */
export async function insertStaff(db: Queryable, record: StaffRecord): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into staff (area, centre_id, name, post, duties, kind, professional, organisation_id, team_id, phone, public,
                        photo_consent, position, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
    valuesOf(record),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('insert into staff answered no row');
  return row.id;
}

/** Changes somebody; false when they are not in the scope. Without consent the photograph goes. */
export async function updateStaff(db: Queryable, id: string, record: StaffRecord): Promise<boolean> {
  const { rowCount } = await db.query(
    `update staff set area = $2, centre_id = $3, name = $4, post = $5, duties = $6, kind = $7, professional = $8,
                      organisation_id = $9, team_id = $10, phone = $11, public = $12, photo_consent = $13, position = $14,
                      photo = case when $13 then photo end, photo_type = case when $13 then photo_type end,
                      photo_at = case when $13 then photo_at end, updated_by = $15, updated_at = now()
      where id = $1`,
    [id, ...valuesOf(record)],
  );
  return rowCount === 1;
}

/** Takes people out, with their photographs and their days. */
export async function deleteStaff(db: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.query('delete from staff where id = any($1::uuid[])', [ids]);
}

import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Team, TeamInput } from '@fengqiao/contract/organisations';
import type { Queryable } from '../pool.ts';

type Row = Omit<Team, 'areaCode'> & { area: number };

const peopleOf = (kind: string): string =>
  `(select count(*) from staff s where s.team_id = t.id and s.kind = '${kind}')::int`;

/** Teams of the scope with who is in them, one when its id is named, in the order of area and name. */
export async function listTeams(db: Queryable, search: { id?: string | undefined } = {}): Promise<Team[]> {
  const { rows } = await db.query<Row>(
    `select t.id, t.area, coalesce(a.name, '') as "areaName", t.name, t.organisation_id as "organisationId",
            o.name as "organisationName", ${peopleOf('mediator')} as mediators, ${peopleOf('lawyer')} as lawyers,
            ${peopleOf('counsellor')} as counsellors
       from team t left join area a on a.code = t.area left join organisation o on o.id = t.organisation_id
      where $1::uuid is null or t.id = $1
      order by t.area, t.name`,
    [search.id ?? null],
  );
  return rows.map(({ area, ...row }) => ({ ...row, areaCode: areaCodeOfKey(area) }));
}

/** What of a team is written. */
export type TeamRecord = Omit<TeamInput, 'areaCode'> & { area: number; by: string };

/** Adds a team; null when the area has one of that name. */
export async function insertTeam(db: Queryable, record: TeamRecord): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `insert into team (area, name, organisation_id, updated_by) values ($1, $2, $3, $4)
     on conflict (area, name) do nothing returning id`,
    [record.area, record.name, record.organisationId, record.by],
  );
  return rows[0]?.id ?? null;
}

/** Changes a team; false when it is not in the scope. A name that is taken violates the table's unique rule. */
export async function updateTeam(db: Queryable, id: string, record: TeamRecord): Promise<boolean> {
  const { rowCount } = await db.query(
    `update team set area = $2, name = $3, organisation_id = $4, updated_by = $5, updated_at = now() where id = $1`,
    [id, record.area, record.name, record.organisationId, record.by],
  );
  return rowCount === 1;
}

/** Takes a team out; its people stay without it. */
export async function deleteTeam(db: Queryable, id: string): Promise<void> {
  await db.query('delete from team where id = $1', [id]);
}

import type { DutyChange, DutyRoster } from '@fengqiao/contract/duty';
import type { Queryable } from '../pool.ts';

/** Who belongs to a centre, in the order of its board. */
export async function peopleOfCentre(db: Queryable, centreId: string): Promise<DutyRoster['people']> {
  const { rows } = await db.query<DutyRoster['people'][number]>(
    `select id as "staffId", name, post from staff where centre_id = $1 and kind <> 'gridWorker'
      order by position, name, id`,
    [centreId],
  );
  return rows;
}

/** Duty and leave of a centre from a day on, for so many days. */
export async function dutyOf(
  db: Queryable,
  centreId: string,
  from: string,
  days: number,
): Promise<DutyRoster['entries']> {
  const { rows } = await db.query<DutyRoster['entries'][number]>(
    `select staff_id as "staffId", to_char(day, 'YYYY-MM-DD') as day, kind, note from duty
      where centre_id = $1 and day >= $2::date and day < $2::date + $3::int order by day, staff_id`,
    [centreId, from, days],
  );
  return rows;
}

/** Ids out of a list that do not belong to a centre. */
export async function strangersTo(
  db: Queryable,
  centreId: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select n.id from unnest($2::uuid[]) as n (id)
      where not exists (select from staff s where s.id = n.id and s.centre_id = $1)`,
    [centreId, ids],
  );
  return rows.map(({ id }) => id);
}

/** Writes days: those with a kind are set, those without one are taken off. */
export async function writeDuty(
  tx: Queryable,
  { centreId, area, by }: { centreId: string; area: number; by: string },
  changes: readonly DutyChange[],
): Promise<void> {
  const gone = changes.filter(({ kind }) => kind === null);
  const set = changes.filter(({ kind }) => kind !== null);
  await tx.query(
    `delete from duty d using unnest($1::uuid[], $2::date[]) as n (staff_id, day)
      where d.staff_id = n.staff_id and d.day = n.day`,
    [gone.map(({ staffId }) => staffId), gone.map(({ day }) => day)],
  );
  await tx.query(
    `insert into duty (centre_id, area, updated_by, staff_id, day, kind, note)
     select $1, $2, $3, n.staff_id, n.day, n.kind, n.note
       from unnest($4::uuid[], $5::date[], $6::text[], $7::text[]) as n (staff_id, day, kind, note)
     on conflict (staff_id, day) do update
       set centre_id = excluded.centre_id, area = excluded.area, kind = excluded.kind, note = excluded.note,
           updated_by = excluded.updated_by, updated_at = now()`,
    [
      centreId,
      area,
      by,
      set.map(({ staffId }) => staffId),
      set.map(({ day }) => day),
      set.map(({ kind }) => kind),
      set.map(({ note }) => note),
    ],
  );
}

import { areaKey } from '@fengqiao/contract/areas';
import type pg from 'pg';

/** A meeting of an area in a state, without figures. */
export async function planMeeting(
  owner: pg.Pool,
  areaCode: string,
  id: string,
  state: string,
): Promise<void> {
  await owner.query(
    `insert into meeting (id, area, title, planned_at, from_day, until_day, state, created_by, opened_at)
     values ($1, $2, $3, now(), '2026-01-01', '2026-01-08', $4, 'somebody', case when $4 = 'open' then now() end)`,
    [id, areaKey(areaCode), `${areaCode}的会议`, state],
  );
}

/** A decision of a meeting, of the area for itself. */
export const takeDecision = (
  owner: pg.Pool,
  areaCode: string,
  { meeting, id }: { meeting: string; id: string },
): Promise<unknown> =>
  owner.query(
    `insert into decision (id, meeting_id, meeting_title, area, owner_area, department, number, words, words_masked, due_on, decided_by)
     values ($1::uuid, $2, $3, $4, $4, 'justice', $1::uuid::text, $3, $3, '2199-01-01', 'somebody')`,
    [id, meeting, `${areaCode}的会议`, areaKey(areaCode)],
  );

import { areaKey } from '@fengqiao/contract/areas';
import type pg from 'pg';

/** A weekly report of an area in a state, with a file when it is ready; without figures. */
export async function putReport(
  owner: pg.Pool,
  areaCode: string,
  {
    id,
    state,
    askedBy = 'somebody',
    kind = 'weekly',
  }: { id: string; state: string; askedBy?: string; kind?: string },
): Promise<void> {
  await owner.query(
    `insert into report (id, kind, area, from_day, until_day, title, state, asked_by, ready_at)
     values ($1, $2, $3, '2026-01-01', '2026-02-01', $4, $5, $6, case when $5 = 'ready' then now() end)`,
    [id, kind, areaKey(areaCode), `${areaCode}的报表`, state, askedBy],
  );
  if (state === 'ready')
    await owner.query(
      `insert into report_file (report_id, format, content, sha256, signature) values ($1, 'xlsx', '\\x00', repeat('0', 64), '-')`,
      [id],
    );
}

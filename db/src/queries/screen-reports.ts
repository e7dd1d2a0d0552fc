import type { ScreenReport, ScreenReported } from '@fengqiao/contract/screen-reports';
import type { Queryable } from '../pool.ts';

/** Channel on which `{ wallId, screenId }` (JSON) of a screen that has reported is told. */
export const screenChannel = 'fengqiao_screen';

/** Keeps the last word of a screen of the scope and tells every gateway; false = there is no such screen. Needs a transaction. */
export async function putScreenReport(tx: Queryable, wallId: string, report: ScreenReport): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'screenReports.put',
    text: `insert into screen_report (wall_id, screen_id, at, report)
           select s.wall_id, s.id, clock_timestamp(), $3::jsonb from screen s join wall w on w.id = s.wall_id
            where s.wall_id = $1 and s.id = $2
           on conflict (wall_id, screen_id) do update set at = excluded.at, report = excluded.report`,
    values: [wallId, report.screen, JSON.stringify(report)],
  });
  if (rowCount !== 1) return false;
  await tx.query('select pg_notify($1, $2)', [
    screenChannel,
    JSON.stringify({ wallId, screenId: report.screen }),
  ]);
  return true;
}

/** The last word of each screen of a wall of the scope, or of one of them. */
export async function screenReports(
  tx: Queryable,
  wallId: string,
  screenId: string | null = null,
): Promise<ScreenReported[]> {
  const { rows } = await tx.query<{ at: Date; report: ScreenReport }>({
    name: 'screenReports.of',
    text: `select r.at, r.report from screen_report r join screen s on s.wall_id = r.wall_id and s.id = r.screen_id
            where r.wall_id = $1 and ($2::text is null or r.screen_id = $2) order by s.position, s.id`,
    values: [wallId, screenId],
  });
  return rows.map(({ at, report }) => ({ ...report, at: at.toISOString() }));
}

import type { ScreenReported } from '@fengqiao/contract/screen-reports';
import { screenReports } from '@fengqiao/db/queries/screen-reports';
import { listWalls } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import { knowsCases, tileWithoutCase } from '../../domain/wall-without-cases.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';

/** The last word of each screen of a wall that ever spoke. Throws `notFound`. */
export function reportsOf(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
): Promise<ScreenReported[]> {
  return app.readScope(session, async (tx) => {
    if ((await listWalls(tx, wallId)).length === 0) throw new AppError('notFound', `Wall ${wallId}`);
    const reports = await screenReports(tx, wallId);
    return knowsCases(session.role) ? reports : reports.map(withoutCases);
  });
}

const withoutCases = (report: ScreenReported): ScreenReported => ({
  ...report,
  tiles: report.tiles.map((each) => ({ ...each, tile: tileWithoutCase(each.tile) })),
});

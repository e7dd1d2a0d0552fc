import type { TourAct, TourAnswer } from '@fengqiao/contract/wall-tours';
import { wallsNow } from '@fengqiao/db/queries/wall-now';
import { endRun, findRun, listTours, setRun } from '@fengqiao/db/queries/wall-tours';
import { tellWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { restsUntil } from '../../domain/wall-schedule.ts';
import { runAfter } from '../../domain/wall-tour.ts';
import { AppError } from '../../plugins/errors.ts';
import { refused } from '../../plugins/refused.ts';
import { audit, log, workWall } from './command.ts';
import { fromRow, toRow } from './run-row.ts';

/**
 * Begins, pauses, turns or ends a tour. One that is stopped while its schedule would have it run rests until the schedule's next
 * beginning. Throws `notFound`, `wall.leased`, `wall.tourStands`.
 */
export function runTour(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  tourId: string,
  act: TourAct,
): Promise<TourAnswer> {
  return workWall(app, request, wallId, async (command) => {
    const { client, wall } = command;
    const nowMs = wall.now.getTime();
    const [tour] = await listTours(client, wallId, tourId);
    if (tour === undefined) throw new AppError('notFound', `Tour ${tourId} of wall ${wallId}`);
    const row = await findRun(client, tourId);
    const step = runAfter(tour, row && fromRow(row), act, nowMs);
    if ('code' in step) throw refused(step);
    const startedBy = row === null ? request.session.account : row.startedBy;
    if (step.run !== null) await setRun(client, wallId, tourId, toRow(step.run, startedBy));
    else if (row !== null) await endRun(client, tourId, restsUntil(tour.schedule, nowMs));
    if (step.deed !== null) await log(command, { deed: step.deed, object: tour.name });
    const now = (await wallsNow(client, [wallId])).get(wallId);
    await tellWall(client, wallId);
    await audit(command, { act: act.act, name: tour.name }, { part: `tour/${tourId}` });
    return { run: now?.tours.find((run) => run.tour.id === tourId) ?? null };
  });
}

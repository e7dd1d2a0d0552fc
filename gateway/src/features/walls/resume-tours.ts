import { findRun, listTours, setRun } from '@fengqiao/db/queries/wall-tours';
import { tellWall } from '@fengqiao/db/queries/walls';
import { windowAt } from '../../domain/wall-schedule.ts';
import { runAfter } from '../../domain/wall-tour.ts';
import { type Command, log } from './command.ts';
import { toRow } from './run-row.ts';

/**
 * Begins tours again that a change stopped which is taken back now. One within its hours is its schedule's again, which ends it; one
 * that runs already or is gone is passed over.
 */
export async function resumeTours(command: Command, tourIds: readonly string[]): Promise<void> {
  const { client, wall, request } = command;
  const nowMs = wall.now.getTime();
  let begun = 0;
  for (const tourId of tourIds) {
    const [tour] = await listTours(client, wall.id, tourId);
    if (tour === undefined || (await findRun(client, tourId)) !== null) continue;
    const step = runAfter(tour, null, { act: 'start' }, nowMs);
    if ('code' in step || step.run === null) continue;
    const scheduled = tour.schedule !== null && windowAt(tour.schedule, nowMs) !== null;
    await setRun(client, wall.id, tourId, toRow(step.run, scheduled ? null : request.session.account));
    await log(command, { deed: 'tour.started', object: tour.name });
    begun += 1;
  }
  if (begun > 0) await tellWall(client, wall.id);
}

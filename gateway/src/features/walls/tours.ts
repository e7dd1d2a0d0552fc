import type { Tour, TourInput } from '@fengqiao/contract/wall-tours';
import { listScenes } from '@fengqiao/db/queries/wall-scenes';
import { deleteTour, findRun, listTours, putTour, setRun } from '@fengqiao/db/queries/wall-tours';
import { tellWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseTour, runWithDwell } from '../../domain/wall-tour.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { refused } from '../../plugins/refused.ts';
import { checkCameras } from './check-content.ts';
import { audit, type Command, commandWall, log } from './command.ts';
import { screensOf } from './put-content.ts';
import { fromRow, toRow } from './run-row.ts';
import { requireWall } from './service.ts';

/** Tours of a wall by name. Throws `notFound`. */
export function toursOf(app: FastifyInstance, session: AccountSession, wallId: string): Promise<Tour[]> {
  return app.readScope(session, async (client) => {
    await requireWall(client, session, wallId);
    return listTours(client, wallId);
  });
}

/**
 * Keeps a tour, or changes the one with the id; one that runs goes on, at the step that it is at. Throws `notFound` for a screen, scene
 * or camera that is not there, `wall.badTour`, `wall.tourName`, `wall.privateCamera`, `wall.otherArea`.
 */
export function keepTour(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  tourId: string | null,
  input: TourInput,
): Promise<Tour> {
  const refusal = refuseTour(input);
  if (refusal !== null) throw refused(refusal);
  return commandWall(app, request, wallId, async (command) => {
    const { client, wall } = command;
    await checkParts(command, input);
    const [old] = tourId === null ? [] : await listTours(client, wallId, tourId);
    const tour = await putTour(client, wallId, tourId, { ...input, by: request.session.account });
    const { name } = input;
    if (tour === 'name') throw new AppError('wall.tourName', name).withDetails({ name });
    if (tour === null) throw new AppError('notFound', `Tour ${tourId} of wall ${wallId}`);
    const run = await findRun(client, tour.id);
    if (run !== null && old !== undefined && old.dwellS !== tour.dwellS) {
      const kept = runWithDwell(old, fromRow(run), wall.now.getTime());
      await setRun(client, wallId, tour.id, toRow(kept, run.startedBy));
    }
    await tellWall(client, wallId);
    const { dwellS, cameraIds, sceneIds } = tour;
    await audit(
      command,
      {
        name,
        dwellS,
        cameras: cameraIds.length,
        scenes: sceneIds.length,
        ...(tourId === null ? { created: true } : {}),
      },
      { part: `tour/${tour.id}` },
    );
    return tour;
  });
}

/** Takes a tour away; one that runs ends. Throws `notFound`. */
export function removeTour(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  tourId: string,
): Promise<void> {
  return commandWall(app, request, wallId, async (command) => {
    const { client } = command;
    const ran = (await findRun(client, tourId)) !== null;
    const name = await deleteTour(client, wallId, tourId);
    if (name === null) throw new AppError('notFound', `Tour ${tourId} of wall ${wallId}`);
    if (ran) await log(command, { deed: 'tour.stopped', object: name });
    await tellWall(client, wallId);
    await audit(command, { name, removed: true }, { part: `tour/${tourId}` });
  });
}

/** Throws for a screen, camera or scene that the tour cannot have. */
async function checkParts(command: Command, { targets, cameraIds, sceneIds }: TourInput): Promise<void> {
  const { client, wall } = command;
  await screensOf(command, [...new Set(targets.map(({ screen }) => screen))]);
  await checkCameras(command, cameraIds);
  const scenes = sceneIds.length === 0 ? [] : await listScenes(client, wall.id);
  const gone = sceneIds.find((id) => !scenes.some((scene) => scene.id === id));
  if (gone !== undefined) throw new AppError('notFound', `Scene ${gone} of wall ${wall.id}`);
}

import type { SceneShown } from '@fengqiao/contract/walls';
import { listScenes } from '@fengqiao/db/queries/wall-scenes';
import { findScreens } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { namedIn, withoutGone } from '../../domain/wall-content.ts';
import { AppError } from '../../plugins/errors.ts';
import { knownCameras } from './check-content.ts';
import { audit, log, workWall } from './command.ts';
import { contentOf, show } from './put-content.ts';

/**
 * Puts a scene on the wall, all its screens at once. Screens that are gone are passed over; cameras that became private or are gone
 * leave their tile empty, which the answer says. Throws `notFound`, `wall.leased`.
 */
export function showScene(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  sceneId: string,
): Promise<SceneShown> {
  return workWall(app, request, wallId, async (command) => {
    const { client } = command;
    const [scene] = await listScenes(client, wallId, sceneId);
    if (scene === undefined) throw new AppError('notFound', `Scene ${sceneId} of wall ${wallId}`);
    const found = await findScreens(
      client,
      scene.screens.map(({ id }) => ({ wallId, screenId: id })),
    );
    const before = scene.screens.flatMap(({ id }) => found.get(`${wallId}/${id}`) ?? []);
    const wanted = scene.screens.filter(({ id }) => before.some((screen) => screen.id === id));
    const cameras = await knownCameras(client, namedIn(wanted).cameraIds);
    const { contents, emptied } = withoutGone(wanted, cameras);
    const { screens, stoppedTours } = await show(command, before, contents, async () => {
      await log(command, { deed: 'scene.shown', object: scene.name });
    });
    await audit(command, { name: scene.name, shown: true }, { part: `scene/${sceneId}` });
    return {
      screens,
      before: before.map((screen) => ({ id: screen.id, ...contentOf(screen) })),
      emptied,
      stoppedTours,
    };
  });
}

import type { Scene, SceneInput } from '@fengqiao/contract/wall-scenes';
import { deleteScene, listScenes, putScene, tourWithScene } from '@fengqiao/db/queries/wall-scenes';
import { tellWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { checkContent } from './check-content.ts';
import { audit, commandWall } from './command.ts';
import { screensOf } from './put-content.ts';
import { requireWall } from './service.ts';

/** Scenes of a wall: those with a digit first. Throws `notFound`. */
export function scenesOf(app: FastifyInstance, session: AccountSession, wallId: string): Promise<Scene[]> {
  return app.readScope(session, async (client) => {
    await requireWall(client, session, wallId);
    return listScenes(client, wallId);
  });
}

/**
 * Keeps a scene, or changes the one with the id. Throws `notFound`, `wall.sceneName`, `wall.sceneDigit`, `request.invalid` for a screen
 * that is named twice, and what `refuseContent` finds.
 */
export function keepScene(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  sceneId: string | null,
  input: SceneInput,
): Promise<Scene> {
  return commandWall(app, request, wallId, async (command) => {
    const { client } = command;
    const ids = input.screens.map(({ id }) => id);
    if (new Set(ids).size < ids.length)
      throw new AppError('request.invalid', 'a screen is named twice in the scene');
    await screensOf(command, ids);
    await checkContent(command, input.screens);
    const { name, digit } = input;
    const screens = input.screens.map((screen) => ({
      ...screen,
      places: screen.layout === 'free' ? screen.places : [],
    }));
    const by = request.session.account;
    const scene = await putScene(client, wallId, sceneId, { name, digit, screens, by });
    if (scene === 'name') throw new AppError('wall.sceneName', name).withDetails({ name });
    if (scene === 'digit') throw new AppError('wall.sceneDigit', digit ?? 0).withDetails({ digit });
    if (scene === null) throw new AppError('notFound', `Scene ${sceneId} of wall ${wallId}`);
    await tellWall(client, wallId);
    await audit(
      command,
      { name, digit, screens: ids, ...(sceneId === null ? { created: true } : {}) },
      { part: `scene/${scene.id}` },
    );
    return scene;
  });
}

/** Takes a scene away; what it has put on the wall stays there. Throws `notFound`, `wall.sceneInTour`. */
export function removeScene(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  sceneId: string,
): Promise<void> {
  return commandWall(app, request, wallId, async (command) => {
    const { client } = command;
    const tour = await tourWithScene(client, wallId, sceneId);
    if (tour !== null) throw new AppError('wall.sceneInTour', tour).withDetails({ tour });
    const name = await deleteScene(client, wallId, sceneId);
    if (name === null) throw new AppError('notFound', `Scene ${sceneId} of wall ${wallId}`);
    await tellWall(client, wallId);
    await audit(command, { name, removed: true }, { part: `scene/${sceneId}` });
  });
}

import { areaKey, isWithin } from '@fengqiao/contract/areas';
import type { AlarmPolicy } from '@fengqiao/contract/wall-alarms';
import type { Screen, ScreenForm, Wall, WallInput } from '@fengqiao/contract/walls';
import { findArea } from '@fengqiao/db/queries/areas';
import { holdWall } from '@fengqiao/db/queries/wall-leases';
import {
  deleteScreen,
  deleteWall,
  makeWall,
  orderScreens,
  putScreenForm,
  renameWall,
  setPolicy,
} from '@fengqiao/db/queries/wall-records';
import { listWalls, tellWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { knowsCases, screenWithoutCases } from '../../domain/wall-without-cases.ts';
import { AppError } from '../../plugins/errors.ts';
import { audit, commandWall, requireUnleased, workWall } from './command.ts';
import { screensOf } from './put-content.ts';
import { asKnownTo } from './service.ts';

/**
 * Makes a wall without screens, or changes the name and the order of the screens of one that is there. Throws `access.denied` for an
 * area outside the session's subtree, `notFound` for one that is nowhere, `wall.exists` for an id of another area, `wall.screens`.
 */
export function putWall(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  { name, areaCode, screens }: WallInput,
): Promise<Wall> {
  const { session } = request;
  if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  return app.inScope(session, async (client) => {
    const held = await holdWall(client, wallId);
    if (held === null) {
      if ((await findArea(client, areaKey(areaCode))) === null)
        throw new AppError('notFound', `Area ${areaCode}`);
      if (!(await makeWall(client, { id: wallId, name, area: areaKey(areaCode) })))
        throw new AppError('wall.exists', wallId);
    } else await renameWall(client, wallId, name);
    const [before] = await listWalls(client, wallId);
    if (before === undefined) throw new AppError('notFound', `Wall ${wallId}`);
    if (screens !== undefined) {
      const known = before.screens.map(({ id }) => id);
      if (known.length !== screens.length || !known.every((id) => screens.includes(id)))
        throw new AppError('wall.screens', known.join(', '));
      await orderScreens(client, wallId, screens);
    }
    const [after = before] = await listWalls(client, wallId);
    await tellWall(client, wallId);
    await app.audit(
      {
        action: 'wall.changed',
        object: `wall:${wallId}`,
        areaCode: after.areaCode,
        detail: {
          name,
          ...(held === null ? { created: true } : {}),
          ...(screens === undefined ? {} : { screens }),
        },
      },
      request,
      client,
    );
    return asKnownTo(session, after);
  });
}

/** Takes a wall away with its screens, scenes, tours and its duty log. Throws `notFound`, `wall.leased`. */
export function removeWall(app: FastifyInstance, request: FastifyRequest, wallId: string): Promise<void> {
  return commandWall(app, request, wallId, async (command) => {
    requireUnleased(command);
    const { client, wall } = command;
    await tellWall(client, wallId);
    await audit(command, { name: wall.name, removed: true });
    await deleteWall(client, wallId);
  });
}

/** Makes a screen, the last of its wall and empty, or changes what it is. Throws `notFound`. */
export function putForm(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  screenId: string,
  form: ScreenForm,
): Promise<Screen> {
  return commandWall(app, request, wallId, async (command) => {
    const { client } = command;
    await putScreenForm(client, wallId, screenId, { ...form, by: request.session.account });
    const [screen] = await screensOf(command, [screenId]);
    if (screen === undefined) throw new AppError('notFound', `Screen ${screenId} of wall ${wallId}`);
    await tellWall(client, wallId);
    const { name, scale, reserved } = form;
    await audit(command, { name, scale, reserved: reserved.map(String) }, { part: screenId });
    return knowsCases(request.session.role) ? screen : screenWithoutCases(screen);
  });
}

/** Takes a screen away. Throws `notFound`, `wall.leased`. */
export function removeScreen(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  screenId: string,
): Promise<void> {
  return commandWall(app, request, wallId, async (command) => {
    requireUnleased(command);
    const { client } = command;
    if (!(await deleteScreen(client, wallId, screenId)))
      throw new AppError('notFound', `Screen ${screenId} of wall ${wallId}`);
    await tellWall(client, wallId);
    await audit(command, { removed: true }, { part: screenId });
  });
}

/** Says when alarms take the reserved places of a wall. Throws `notFound`, `wall.leased`. */
export function putPolicy(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  policy: AlarmPolicy,
): Promise<AlarmPolicy> {
  return workWall(app, request, wallId, async (command) => {
    const { client } = command;
    await setPolicy(client, wallId, policy);
    await tellWall(client, wallId);
    await audit(command, { ...policy });
    return policy;
  });
}

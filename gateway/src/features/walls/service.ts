import type { ScreenInput } from '@fengqiao/contract/wall-tiles';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import { cameraAreas, privateCameras } from '@fengqiao/db/queries/cameras';
import { listWalls, setScreen } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';

/** Walls of the session's subtree with what each screen shows; a kiosk has one. */
export async function walls(app: FastifyInstance, session: AccountSession): Promise<Wall[]> {
  const all = await app.readScope(session, (client) => listWalls(client));
  return all.filter(({ id }) => mayKnow(session, id));
}

const mayKnow = ({ role, wallId }: AccountSession, id: string): boolean => role !== 'kiosk' || wallId === id;

/** One wall. Throws `notFound`. */
export async function wallById(app: FastifyInstance, session: AccountSession, id: string): Promise<Wall> {
  const [wall] = await app.readScope(session, (client) => listWalls(client, id));
  if (wall === undefined || !mayKnow(session, id)) throw new AppError('notFound', `Wall ${id}`);
  return wall;
}

/**
 * Puts content on a screen and tells everybody. Throws `notFound` for a screen or camera outside the session's subtree,
 * `wall.privateCamera`.
 */
export async function putScreen(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  screenId: string,
  input: ScreenInput,
): Promise<Screen> {
  const cameraIds = [
    ...new Set(input.tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : []))),
  ];
  const { session } = request;
  return app.inScope(session, async (client) => {
    const visible = await cameraAreas(client, cameraIds);
    const hidden = cameraIds.find((id) => !visible.has(id));
    if (hidden !== undefined) throw new AppError('notFound', `Camera ${hidden}`);
    const [closed] = await privateCameras(client, cameraIds);
    if (closed !== undefined) throw new AppError('wall.privateCamera', closed);
    const set = await setScreen(client, {
      wallId,
      id: screenId,
      layout: input.layout,
      tiles: input.tiles,
      places: input.places ?? [],
      account: session.account,
    });
    if (set === null) throw new AppError('notFound', `Screen ${screenId} of wall ${wallId}`);
    const detail = { layout: input.layout, cameras: cameraIds };
    await app.audit(
      { action: 'wall.changed', object: `wall:${wallId}/${screenId}`, detail },
      request,
      client,
    );
    return set.screen;
  });
}

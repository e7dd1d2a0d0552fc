import type { Screen, ScreenInput, Wall } from '@fengqiao/contract/walls';
import { cameraAreas } from '@fengqiao/db/queries/cameras';
import { listWalls, setScreen } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';

/** Walls of the session's subtree with what each screen shows. */
export async function walls(app: FastifyInstance, session: AccountSession): Promise<Wall[]> {
  return app.readScope(session, (client) => listWalls(client));
}

/** One wall. Throws `notFound`. */
export async function wallById(app: FastifyInstance, session: AccountSession, id: string): Promise<Wall> {
  const [wall] = await app.readScope(session, (client) => listWalls(client, id));
  if (wall === undefined) throw new AppError('notFound', `Wall ${id}`);
  return wall;
}

/** Puts content on a screen and tells everybody. Throws `notFound` for a screen or camera outside the session's subtree. */
export async function putScreen(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
  screenId: string,
  input: ScreenInput,
): Promise<Screen> {
  const cameraIds = [
    ...new Set(input.tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : []))),
  ];
  return app.inScope(session, async (client) => {
    const visible = await cameraAreas(client, cameraIds);
    const hidden = cameraIds.find((id) => !visible.has(id));
    if (hidden !== undefined) throw new AppError('notFound', `Camera ${hidden}`);
    const set = await setScreen(client, {
      wallId,
      id: screenId,
      layout: input.layout,
      tiles: input.tiles,
      account: session.account,
    });
    if (set === null) throw new AppError('notFound', `Screen ${screenId} of wall ${wallId}`);
    return set.screen;
  });
}

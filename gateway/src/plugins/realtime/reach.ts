import { isWithin } from '@fengqiao/contract/areas';
import { listWalls } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../auth.ts';
import { AppError } from '../errors.ts';

/** Throws `access.denied` for an area outside the session's subtree; a kiosk watches no more than the area of its wall. */
export async function checkArea(
  app: FastifyInstance,
  session: AccountSession,
  areaCode: string,
): Promise<void> {
  if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  if (session.role !== 'kiosk') return;
  const wallArea = session.wallId === null ? null : await areaOfWall(app, session, session.wallId);
  if (wallArea === null || !isWithin(areaCode, wallArea)) throw new AppError('access.denied');
}

/** Throws `notFound` for a wall outside the session's subtree; a kiosk watches its own one only. */
export async function checkWall(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
): Promise<void> {
  const foreign = session.role === 'kiosk' && wallId !== session.wallId;
  if (foreign || (await areaOfWall(app, session, wallId)) === null)
    throw new AppError('notFound', `Wall ${wallId}`);
}

/** Null when the wall is not there for this session. */
async function areaOfWall(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
): Promise<string | null> {
  const [wall] = await app.readScope(session, (client) => listWalls(client, wallId));
  return wall?.areaCode ?? null;
}

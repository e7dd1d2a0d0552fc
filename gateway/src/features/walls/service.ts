import type { Wall } from '@fengqiao/contract/walls';
import { listWalls } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import { knowsCases, wallWithoutCases } from '../../domain/wall-without-cases.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** Walls of the session's subtree with what each screen shows; a kiosk has one. */
export async function walls(app: FastifyInstance, session: AccountSession): Promise<Wall[]> {
  const all = await app.readScope(session, (client) => listWalls(client));
  return all.filter(({ id }) => mayKnow(session, id)).map((wall) => asKnownTo(session, wall));
}

/** The wall as the session may know it: administrators see no case. */
export const asKnownTo = ({ role }: AccountSession, wall: Wall): Wall =>
  knowsCases(role) ? wall : wallWithoutCases(wall);

const mayKnow = ({ role, wallId }: AccountSession, id: string): boolean => role !== 'kiosk' || wallId === id;

/** One wall. Throws `notFound`. */
export function wallById(app: FastifyInstance, session: AccountSession, id: string): Promise<Wall> {
  return app.readScope(session, async (client) => asKnownTo(session, await requireWall(client, session, id)));
}

/** The wall, if the session may know of it. Throws `notFound`. */
export async function requireWall(client: Client, session: AccountSession, id: string): Promise<Wall> {
  const [wall] = await listWalls(client, id);
  if (wall === undefined || !mayKnow(session, id)) throw new AppError('notFound', `Wall ${id}`);
  return wall;
}

import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { AuditAction, AuditDetail } from '@fengqiao/contract/audit';
import { type HeldWall, holdWall, setLease } from '@fengqiao/db/queries/wall-leases';
import { insertWallLog, type NewWallLogEntry } from '@fengqiao/db/queries/wall-log';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Hand, heldLease, type LeaseStep, workUnder } from '../../domain/wall-lease.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { refused } from '../../plugins/refused.ts';

/** A wall that is nobody else's to change while this transaction lasts. */
export interface Command {
  app: FastifyInstance;
  request: FastifyRequest;
  client: Client;
  wall: HeldWall;
}

export const handOf = ({ account, displayName, id, terminal }: AccountSession): Hand => ({
  account,
  displayName,
  session: id,
  terminal: terminal?.name ?? null,
});

/** Runs a change of a wall's records, whoever works it. Throws `notFound` for a wall outside the session's subtree. */
export function commandWall<T>(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  run: (command: Command) => Promise<T>,
): Promise<T> {
  return app.inScope(request.session, async (client) => {
    const wall = await holdWall(client, wallId);
    if (wall === null) throw new AppError('notFound', `Wall ${wallId}`);
    return run({ app, request, client, wall });
  });
}

/** Runs a change of what a wall shows: for its holder, who thereby keeps it; a free wall falls to the caller. Throws `wall.leased`. */
export function workWall<T>(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  run: (command: Command) => Promise<T>,
): Promise<T> {
  return commandWall(app, request, wallId, async (command) => {
    const { wall } = command;
    const step = workUnder(wall.lease, handOf(request.session), wall.now);
    if ('code' in step) throw refused(step);
    await keepLease(command, step);
    return run(command);
  });
}

/** Refuses while somebody else works the wall. Throws `wall.leased`. */
export function requireUnleased({ wall, request }: Command): void {
  if (heldLease(wall.lease, wall.now) === null) return;
  const step = workUnder(wall.lease, handOf(request.session), wall.now);
  if ('code' in step) throw refused(step);
}

/** Writes down what became of a lease; telling the pages is the caller's. `note`: why it was taken over. */
export async function keepLease(
  command: Command,
  { lease, deed, object }: LeaseStep,
  note: string | null = null,
): Promise<void> {
  const { client, wall } = command;
  await setLease(client, wall.id, lease);
  if (deed !== null) await log(command, { deed, object, note });
}

/** Writes a line of the duty log in the caller's name. */
export async function log(
  { client, wall, request }: Command,
  entry: Omit<NewWallLogEntry, 'wallId' | 'account'>,
): Promise<number> {
  return insertWallLog(client, { wallId: wall.id, account: request.session.account, ...entry });
}

/** Writes the audit row of a command, last of all. `part`: screen, scene or tour, after the wall's id. */
export async function audit(
  { app, client, wall, request }: Command,
  detail: AuditDetail,
  { action = 'wall.changed', part }: { action?: AuditAction; part?: string } = {},
): Promise<void> {
  const object = `wall:${wall.id}${part === undefined ? '' : `/${part}`}`;
  await app.audit({ action, object, areaCode: areaCodeOfKey(wall.area), detail }, request, client);
}

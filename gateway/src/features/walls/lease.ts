import { areaCodeOfKey, isWithin } from '@fengqiao/contract/areas';
import type { LeaseAct, LeaseAnswer } from '@fengqiao/contract/wall-leases';
import { presentAccount } from '@fengqiao/db/queries/wall-leases';
import { wallsNow } from '@fengqiao/db/queries/wall-now';
import { tellWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Hand, heldLease, leaseAfter } from '../../domain/wall-lease.ts';
import { refused } from '../../plugins/refused.ts';
import { audit, type Command, commandWall, handOf, keepLease } from './command.ts';
import { mayOverride, mayWorkWall } from './hands.ts';

/**
 * One act on who works a wall. Everything but a renewal is told to the pages and written down. Throws `notFound`, `wall.leased`, `wall.notHolder`,
 * `wall.isFree`, `wall.nobodyAsks`, `wall.askedAlready`, `wall.badHeir`, `wall.noOverride`.
 */
export function actOnLease(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  act: LeaseAct,
): Promise<LeaseAnswer> {
  return commandWall(app, request, wallId, async (command) => {
    const { client, wall } = command;
    const { session } = request;
    const step = leaseAfter(wall.lease, act, handOf(session), {
      now: wall.now,
      heir: await heirOf(command, act),
      mayOverride: mayOverride(session.role),
    });
    if ('code' in step) throw refused(step);
    await keepLease(command, step, act.act === 'override' ? act.reason : null);
    const now = await wallsNow(client, [wallId]);
    // A renewal is no news: the holder's page asks for one every few minutes.
    if (step.deed !== null) {
      await tellWall(client, wallId);
      const reason = act.act === 'override' ? act.reason : null;
      await audit(command, { act: act.act, account: step.object, reason }, { action: 'wall.leased' });
    }
    return { lease: now.get(wallId)?.lease ?? null };
  });
}

/** Who the wall is handed over to: named, or whoever asks; null = not there, or without the right. */
async function heirOf({ client, wall }: Command, act: LeaseAct): Promise<Hand | null> {
  if (act.act !== 'handOver') return null;
  const name = act.to ?? heldLease(wall.lease, wall.now)?.askedBy ?? null;
  const heir = name === null ? null : await presentAccount(client, name);
  if (heir === null) return null;
  const { account, displayName, session, terminal } = heir;
  const reaches = isWithin(areaCodeOfKey(wall.area), areaCodeOfKey(heir.area));
  return mayWorkWall(heir.role) && reaches ? { account, displayName, session, terminal } : null;
}

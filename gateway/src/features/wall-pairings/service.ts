import { createHash, randomInt } from 'node:crypto';
import { PAIRING_MINUTES, type Pairing, type PairingState } from '@fengqiao/contract/wall-pairings';
import { insertWallLog } from '@fengqiao/db/queries/wall-log';
import {
  choosePairing,
  findPairing,
  insertPairing,
  type PairingRow,
  waitingPairings,
} from '@fengqiao/db/queries/wall-pairings';
import { findScreens } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';

/** Displays of one login that may wait at once: a machine may have as many windows as a wall has screens. */
const waitingAtMost = 64;
const tries = 5;

/** A code for a display of the kiosk's wall. Throws `wall.noWall`, `tooManyRequests`. */
export async function beginPairing(app: FastifyInstance, request: FastifyRequest): Promise<Pairing> {
  const { session } = request;
  const { wallId } = session;
  if (wallId === null) throw new AppError('wall.noWall');
  return app.inScope(session, async (tx) => {
    if ((await waitingPairings(tx, session.id)) >= waitingAtMost)
      throw new AppError('tooManyRequests', PAIRING_MINUTES * 60).retryAfter(PAIRING_MINUTES * 60);
    for (let n = 0; n < tries; n += 1) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const asked = {
        wallId,
        sessionId: session.id,
        codeHash: hashOf(wallId, code),
        minutes: PAIRING_MINUTES,
      };
      const row = await insertPairing(tx, asked);
      if (row === null) continue;
      await app.audit({ action: 'wall.pairingAsked', object: `wall:${wallId}` }, request, tx);
      return { ...stateOf(row), code };
    }
    throw new AppError('tooManyRequests', 60).retryAfter(60);
  });
}

/** Which screen was chosen for a display. Throws `notFound` when its code has run out, or is of another login. */
export async function pairingOf(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
): Promise<PairingState> {
  const row = await app.readScope(session, (tx) => findPairing(tx, id, session.id));
  if (row === null) throw new AppError('notFound', 'This pairing');
  return stateOf(row);
}

/** Makes the display that shows a code a screen. Throws `notFound` for the screen, `wall.noPairing`. */
export async function pairScreen(
  app: FastifyInstance,
  request: FastifyRequest,
  { wallId, screenId, code }: { wallId: string; screenId: string; code: string },
): Promise<void> {
  const { session } = request;
  const act = { action: 'wall.paired', object: `wall:${wallId}/${screenId}` } as const;
  const paired = await app.inScope(session, async (tx) => {
    const screens = await findScreens(tx, [{ wallId, screenId }]);
    const [screen] = screens.values();
    if (screen === undefined) throw new AppError('notFound', `Screen ${screenId} of wall ${wallId}`);
    if (!(await choosePairing(tx, { wallId, screenId, codeHash: hashOf(wallId, code) }))) return false;
    const { account } = session;
    await insertWallLog(tx, { wallId, deed: 'screen.paired', account, object: screen.name });
    await app.audit(act, request, tx);
    return true;
  });
  if (paired) return;
  await app.audit({ ...act, outcome: 'refused' }, request);
  throw new AppError('wall.noPairing');
}

const stateOf = ({ id, wallId, expiresAt, screenId }: PairingRow): PairingState => ({
  id,
  expiresAt: expiresAt.toISOString(),
  screen: screenId === null ? null : { wallId, screenId },
});

/** Codes are few: the wall makes tables of hashes useless beyond it, and a code lives ten minutes. */
const hashOf = (wallId: string, code: string): Buffer =>
  createHash('sha256').update(`${wallId}\0${code}`).digest();

import { createHash, randomBytes } from 'node:crypto';
import { insertChallenge, useChallenge } from '@fengqiao/db/queries/challenges';
import type { Pool } from '../db.ts';

const lifetimeS = 120;

type Queryable = Parameters<typeof useChallenge>[0];

/** Something new to sign, good for one answer at any gateway. */
export async function makeChallenge(pool: Pool): Promise<{ nonce: string; expiresAt: Date }> {
  const nonce = randomBytes(32).toString('base64url');
  return { nonce, expiresAt: await insertChallenge(pool, hashOf(nonce), lifetimeS) };
}

/** Whether the challenge is one of ours that nobody has answered; from now on it is answered. */
export const takeChallenge = (db: Queryable, nonce: string): Promise<boolean> =>
  useChallenge(db, hashOf(nonce));

const hashOf = (nonce: string): Buffer => createHash('sha256').update(nonce).digest();

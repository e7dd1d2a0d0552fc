import type { Session } from '@fengqiao/contract/accounts';
import { proofMessage, TERMINAL_PROOF_S } from '@fengqiao/contract/terminals';
import { clockNow, setClockOffset } from '../clock.ts';
import { readRecord, removeRecord, type SessionBinding, writeRecord } from './key-store.ts';
import { sign } from './signing.ts';

/** A proof is used for half of the time that it is believed. */
export const proofForMs = (TERMINAL_PROOF_S * 1000) / 2;

/** Undefined = not read yet. */
let binding: Promise<SessionBinding | null> | undefined;
let newest: { proof: Promise<string>; until: number } | null = null;

/** The binding that the browser keeps; its clock offset counts until a heartbeat brings a better one. */
async function readBinding(): Promise<SessionBinding | null> {
  const found = await readRecord('session');
  if (found) setClockOffset(found.offsetMs);
  return found;
}

async function makeProof({ sessionId, privateKey }: SessionBinding): Promise<string> {
  const t = Math.floor(clockNow() / 1000);
  return `${t}.${await sign(privateKey, proofMessage(sessionId, t))}`;
}

/** The proof that a request or a socket of this page carries; null = the session is bound to no key. */
export async function terminalProof(): Promise<string | null> {
  binding ??= readBinding().catch(() => null);
  const bound = await binding;
  if (!bound) return null;
  if (!newest || clockNow() >= newest.until)
    newest = { proof: makeProof(bound), until: clockNow() + proofForMs };
  return newest.proof;
}

/** Binds what this browser sends from now on to the key; null = the session needs no proofs. */
export async function bindSession(session: Session, privateKey: CryptoKey | null): Promise<void> {
  const offsetMs = Date.now() - Date.parse(session.now);
  setClockOffset(offsetMs);
  const bound = privateKey && { sessionId: session.id, privateKey, offsetMs };
  newest = null;
  binding = Promise.resolve(bound);
  // A browser that keeps nothing forgets the key with the page: then the next page asks to log in again.
  await (bound ? writeRecord('session', bound) : removeRecord('session')).catch(() => undefined);
}

/** Forgets the key of a session that is over. */
export async function releaseSession(): Promise<void> {
  newest = null;
  binding = Promise.resolve(null);
  await removeRecord('session').catch(() => undefined);
}

/**
 * After a refused proof: reads again what another tab may have changed, and takes over the server's clock. True = the next proof
 * will be another one and is worth a try.
 */
export async function renewProof(serverTime: string | null): Promise<boolean> {
  const before = (await binding) ?? null;
  const offsetBefore = Date.now() - clockNow();
  // Where nothing can be read, no other tab can have changed it.
  binding = readBinding().catch(() => before);
  newest = null;
  const now = await binding;
  if (!now) return before !== null;
  if (serverTime !== null) setClockOffset(Date.now() - Date.parse(serverTime));
  const movedMs = Math.abs(Date.now() - clockNow() - offsetBefore);
  return now.sessionId !== before?.sessionId || movedMs > proofForMs / 2;
}

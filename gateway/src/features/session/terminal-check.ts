import { loginMessage, type PublicKey, type TerminalLogin } from '@fengqiao/contract/terminals';
import type { AccountRow } from '@fengqiao/db/queries/accounts';
import {
  findTerminalByCertificate,
  lockTerminalOfAccount,
  type UsableTerminal,
  updateCredential,
} from '@fengqiao/db/queries/terminals';
import { takeChallenge } from '../../plugins/auth/challenges.ts';
import { isSignedBy } from '../../plugins/auth/signatures.ts';
import { type StoredCredential, verifyAssertion } from '../../plugins/auth/webauthn.ts';
import type { Client, Pool } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** Where a login comes from. */
export interface LoginOrigin {
  ip: string;
  /** Of the page, e.g. `https://centre.example`. */
  origin: string;
  /** Fingerprint of the connection's client certificate. */
  certificate: string | null;
}

/** The terminal that a login names or, by its certificate, is. `login` null = the certificate says it all. */
export interface ClaimedTerminal {
  id: string;
  login: TerminalLogin | null;
}

/** Finds the terminal that somebody claims to be at, and uses the challenge up. Throws `session.badTerminal`. */
export async function claimTerminal(
  pool: Pool,
  login: TerminalLogin | undefined,
  from: LoginOrigin,
): Promise<ClaimedTerminal | null> {
  if (login !== undefined) {
    if (!(await takeChallenge(pool, login.nonce))) throw new AppError('session.badTerminal');
    return { id: login.id, login };
  }
  if (from.certificate === null) return null;
  const id = await findTerminalByCertificate(pool, from.certificate);
  return id === null ? null : { id, login: null };
}

/**
 * Whether the claim is true and the terminal one of the account's. Answers the key that will sign the session's proofs (null: the
 * certificate of its connections is looked at). Holds the terminal until the transaction ends. Throws `session.badTerminal`.
 */
export async function proveTerminal(
  tx: Client,
  { id: accountId, account }: AccountRow,
  claim: ClaimedTerminal,
  from: LoginOrigin,
): Promise<{ terminalId: string; proofKey: PublicKey | null }> {
  const terminal = await lockTerminalOfAccount(tx, accountId, claim.id);
  if (terminal === null) throw new AppError('session.badTerminal');
  const proofKey = await keyOfProofs(tx, terminal, account, claim.login, from);
  if (proofKey === undefined) throw new AppError('session.badTerminal');
  return { terminalId: terminal.id, proofKey };
}

/** Undefined when the terminal is another one. */
async function keyOfProofs(
  tx: Client,
  { id, kind, credential }: UsableTerminal,
  account: string,
  login: TerminalLogin | null,
  from: LoginOrigin,
): Promise<PublicKey | null | undefined> {
  if (kind === 'certificate') {
    const { fingerprint } = credential as { fingerprint: string };
    return from.certificate === fingerprint ? null : undefined;
  }
  if (login === null) return undefined;
  const { nonce, signature, assertion, sessionKey } = login;
  if (kind === 'key') {
    const key = credential as PublicKey;
    return signature !== undefined && isSignedBy(key, loginMessage(nonce, account), signature)
      ? key
      : undefined;
  }
  if (assertion === undefined || sessionKey === undefined) return undefined;
  const message = loginMessage(nonce, account, sessionKey);
  const used = await verifyAssertion(assertion, credential as StoredCredential, message, from.origin);
  if (used === null) return undefined;
  await updateCredential(tx, id, used);
  return sessionKey;
}

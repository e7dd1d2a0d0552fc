import { loginMessage, type TerminalLogin } from '@fengqiao/contract/terminals';
import { assertion } from './authenticator.ts';
import type { TerminalRecord } from './key-store.ts';
import { base64url, newKeyPair, sign } from './signing.ts';

interface LoginAnswer {
  terminal: TerminalLogin;
  /** Signs the proofs of the session; null = TLS proves the terminal. */
  proofKey: CryptoKey | null;
}

/** The terminal's part of a login: what the gateway asked for, signed for this account. */
export async function answerLogin(
  terminal: TerminalRecord,
  nonce: string,
  account: string,
): Promise<LoginAnswer> {
  const { id, privateKey, credentialId } = terminal;
  if (privateKey)
    return {
      terminal: { id, nonce, signature: await sign(privateKey, loginMessage(nonce, account)) },
      proofKey: privateKey,
    };
  if (credentialId === null) return { terminal: { id, nonce }, proofKey: null };
  // The authenticator would ask the person at each proof: a key of this page stands in for it, and the authenticator vouches for it.
  const { privateKey: pageKey, publicKey } = await newKeyPair();
  const message = new TextEncoder().encode(loginMessage(nonce, account, publicKey));
  const shown = await assertion(base64url(message), credentialId);
  return { terminal: { id, nonce, assertion: shown, sessionKey: publicKey }, proofKey: pageKey };
}

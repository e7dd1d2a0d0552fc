import { enrolMessage, type LoginChallenge, type TerminalSummary } from '@fengqiao/contract/terminals';
import { request } from '../api.ts';
import { newCredential } from './authenticator.ts';
import { type TerminalRecord, writeRecord } from './key-store.ts';
import { base64url, newKeyPair, sign } from './signing.ts';

/** What the machine shows to be let in, and what it keeps of it. */
interface Proof {
  shown: Record<string, unknown>;
  kept: Pick<TerminalRecord, 'privateKey' | 'credentialId'>;
}

async function keyProof(nonce: string): Promise<Proof> {
  const { privateKey, publicKey } = await newKeyPair();
  const signature = await sign(privateKey, enrolMessage(nonce));
  return { shown: { publicKey, signature }, kept: { privateKey, credentialId: null } };
}

async function webauthnProof(nonce: string): Promise<Proof> {
  const challenge = base64url(new TextEncoder().encode(enrolMessage(nonce)));
  const registration = await newCredential(challenge, base64url(crypto.getRandomValues(new Uint8Array(16))));
  return { shown: { registration }, kept: { privateKey: null, credentialId: registration.id } };
}

const proofs: Record<LoginChallenge['proof'], (nonce: string) => Promise<Proof>> = {
  key: keyProof,
  webauthn: webauthnProof,
  // TLS has shown the certificate already.
  certificate: async () => ({ shown: {}, kept: { privateKey: null, credentialId: null } }),
};

/** Makes this machine the terminal that the code was made for. Throws `terminal.badCode`, `terminal.badKey`. */
export async function enrolThisMachine(code: string): Promise<TerminalSummary> {
  const challenge = await request<LoginChallenge>('/api/session/challenge');
  const { shown, kept } = await proofs[challenge.proof](challenge.nonce);
  const body = { code, nonce: challenge.nonce, ...shown };
  const { id, name, place } = await request<TerminalSummary>('/api/terminals', { method: 'POST', body });
  await writeRecord('terminal', { id, name, place, kind: challenge.proof, ...kept });
  // Asks the browser not to throw the key away when its disk is full.
  await navigator.storage.persist().catch(() => false);
  return { id, name, place };
}

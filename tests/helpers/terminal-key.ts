import { webcrypto } from 'node:crypto';
import {
  type Enrolment,
  enrolMessage,
  loginMessage,
  type PublicKey,
  proofMessage,
  type TerminalLogin,
} from '@fengqiao/contract/terminals';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** The key of a terminal as a browser holds it: made by WebCrypto, not extractable. */
export interface TerminalKey {
  publicKey: PublicKey;
  /** Base64url of r || s. */
  sign(text: string): Promise<string>;
  enrolment(code: string, nonce: string): Promise<Enrolment>;
  login(id: string, nonce: string, account: string): Promise<TerminalLogin>;
  /** The header of a request; `t` in epoch seconds, now unless told. */
  proof(sessionId: string, t?: number): Promise<string>;
}

/** A new one. */
export async function terminalKey(): Promise<TerminalKey> {
  const { subtle } = webcrypto;
  const keys = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const { x = '', y = '' } = await subtle.exportKey('jwk', keys.publicKey);
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  const sign = async (text: string): Promise<string> => {
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await subtle.sign(how, keys.privateKey, new TextEncoder().encode(text));
    return Buffer.from(signature).toString('base64url');
  };
  return {
    publicKey,
    sign,
    enrolment: async (code, nonce) => ({
      code,
      nonce,
      publicKey,
      signature: await sign(enrolMessage(nonce)),
    }),
    login: async (id, nonce, account) => ({ id, nonce, signature: await sign(loginMessage(nonce, account)) }),
    proof: async (sessionId, t = Math.floor(Date.now() / 1000)) =>
      `${t}.${await sign(proofMessage(sessionId, t))}`,
  };
}

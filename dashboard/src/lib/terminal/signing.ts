import type { PublicKey } from '@fengqiao/contract/terminals';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Bytes in base64url without padding. */
export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A new key pair whose private half cannot leave the browser. */
export async function newKeyPair(): Promise<{ privateKey: CryptoKey; publicKey: PublicKey }> {
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: { kty: 'EC', crv: 'P-256', x, y } };
}

/** Signature over the text as UTF-8: ECDSA P-256 with SHA-256, r || s, base64url. */
export async function sign(privateKey: CryptoKey, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes));
}

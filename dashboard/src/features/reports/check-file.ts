/** What a check of a file found; `unable` = this browser cannot (no secure connection, or no Ed25519). */
export type Finding = 'right' | 'wrong' | 'unable';

export interface Checked {
  hash: Finding;
  signature: Finding;
}

export interface Signed {
  /** SHA-256, lower-case hex. */
  sha256: string;
  /** Ed25519 over the 64 characters of the hash, base64url. */
  signature: string;
}

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Bytes of base64 or base64url. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/').replaceAll(/\s/g, ''));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** A public key in PEM as its bytes. */
const derOf = (pem: string): Uint8Array<ArrayBuffer> => bytesOf(pem.replaceAll(/-----[^-]+-----/g, ''));

/** Whether a file is the one that was signed: its hash anew, and the signature over it by the key of the installation (PEM). */
export async function checkFile(
  file: ArrayBuffer,
  { sha256, signature }: Signed,
  publicKey: string,
): Promise<Checked> {
  // Where the page came over plain http the browser has no `subtle`.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return { hash: 'unable', signature: 'unable' };
  const digest = hexOf(await subtle.digest('SHA-256', file));
  const hash = digest === sha256 ? 'right' : 'wrong';
  try {
    const key = await subtle.importKey('spki', derOf(publicKey), 'Ed25519', false, ['verify']);
    const fits = await subtle.verify('Ed25519', key, bytesOf(signature), new TextEncoder().encode(digest));
    return { hash, signature: fits ? 'right' : 'wrong' };
  } catch {
    return { hash, signature: 'unable' };
  }
}

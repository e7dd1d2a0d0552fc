import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a value with AES-256-GCM: version, iv, tag, ciphertext. `boundTo` (the camera's id) is authenticated, so that a
 * sealed source copied to another row does not open.
 */
export function seal(key: Buffer, value: unknown, boundTo: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), text]);
}

/** Opens what `seal` made. Throws when the key, the binding or a single bit is wrong. */
export function unseal<T>(key: Buffer, sealed: Buffer, boundTo: string): T {
  if (sealed[0] !== version) throw new Error('sealed by an unknown version');
  const tagAt = 1 + ivBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, tagAt), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes));
  const text = Buffer.concat([decipher.update(sealed.subarray(tagAt + tagBytes)), decipher.final()]);
  return JSON.parse(text.toString('utf8')) as T;
}

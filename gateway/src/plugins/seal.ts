import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** AES-256 keys, 32 bytes each: the first seals, every one opens. A single key stands for a list of one. */
export type SealKeys = Buffer | readonly Buffer[];

/** Version 1 did not say which key had sealed; it is read for ever and written no more. */
const versionWithoutKeyId = 1;
const version = 2;
const keyIdBytes = 4;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a value with AES-256-GCM: version, key id, iv, tag, ciphertext. `boundTo` (the camera's id) is authenticated, so that
 * a sealed source copied to another row does not open; so is what stands before the iv.
 */
export function seal(keys: SealKeys, value: unknown, boundTo: string): Buffer {
  const [key] = listed(keys);
  if (key === undefined) throw new Error('there is no key to seal with');
  const head = Buffer.concat([Buffer.of(version), keyId(key)]);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.concat([head, Buffer.from(boundTo)]));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), text]);
}

/** Opens what `seal` made. Throws when no key fits, or when the binding or a single bit is wrong. */
export function unseal<T>(keys: SealKeys, sealed: Buffer, boundTo: string): T {
  if (sealed[0] === version) {
    const head = sealed.subarray(0, 1 + keyIdBytes);
    const id = head.subarray(1);
    const key = listed(keys).find((each) => keyId(each).equals(id));
    if (key === undefined) throw new Error('sealed by a key that is not here');
    return open(key, sealed.subarray(head.length), Buffer.concat([head, Buffer.from(boundTo)])) as T;
  }
  if (sealed[0] !== versionWithoutKeyId) throw new Error('sealed by an unknown version');
  let failure: unknown;
  for (const key of listed(keys)) {
    try {
      return open(key, sealed.subarray(1), Buffer.from(boundTo)) as T;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Whether the current key has sealed it, so that the keys before are not needed for it. */
export function isSealedByCurrent(keys: SealKeys, sealed: Buffer): boolean {
  const [key] = listed(keys);
  return sealed[0] === version && key !== undefined && sealed.subarray(1, 1 + keyIdBytes).equals(keyId(key));
}

function open(key: Buffer, sealed: Buffer, authenticated: Buffer): unknown {
  const tagged = ivBytes + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(authenticated);
  decipher.setAuthTag(sealed.subarray(ivBytes, tagged));
  const text = Buffer.concat([decipher.update(sealed.subarray(tagged)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}

/** Says which key it was without saying anything of it. */
const keyId = (key: Buffer): Buffer =>
  createHash('sha256').update('fengqiao seal key id\n').update(key).digest().subarray(0, keyIdBytes);

const listed = (keys: SealKeys): readonly Buffer[] => (Buffer.isBuffer(keys) ? [keys] : keys);

import { createHmac } from 'node:crypto';

/** Hashes a reporter's reference; the same person gives the same bytes wherever the report came in. */
export type ReporterHash = (reference: string) => Buffer;

/**
 * HMAC-SHA256 with one key after the other: a key that is added later hashes what is stored once more, and what comes in goes through
 * all of them. Width, case, blanks and hyphens of a reference do not count.
 */
export function reporterHash(keys: readonly Buffer[]): ReporterHash {
  return (reference) =>
    keys.reduce<Buffer>(
      hashedOnce,
      Buffer.from(reference.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()),
    );
}

/** One step of it. */
export const hashedOnce = (value: Buffer, key: Buffer): Buffer =>
  createHmac('sha256', key).update(value).digest();

import { randomBytes } from 'node:crypto';
import { insertReporterKey, reporterKeys } from '@fengqiao/db/queries/reporters';
import { type ReporterHash, reporterHash } from '../domain/reporter-hash.ts';
import type { Pool } from './db.ts';
import { type SealKeys, seal, unseal } from './seal.ts';

/** What a key of the reporters' hash is bound to when it is sealed. */
export const reporterKeyBinding = (n: number | string): string => `reporter:${n}`;

export const newReporterKey = (): string => randomBytes(32).toString('base64');

/** The site's keys for hashing who reported; read when the first reference comes in, made when there is none. */
export class ReporterKeys {
  readonly #pool: Pool;
  readonly #sealKeys: SealKeys;
  #hash: Promise<ReporterHash> | null = null;

  constructor(pool: Pool, sealKeys: SealKeys) {
    this.#pool = pool;
    this.#sealKeys = sealKeys;
  }

  /** Throws when the keys cannot be read or opened; the next call tries again. */
  current(): Promise<ReporterHash> {
    if (this.#hash !== null) return this.#hash;
    const reading = this.#read();
    this.#hash = reading;
    reading.catch(() => {
      this.#hash = null;
    });
    return reading;
  }

  async #read(): Promise<ReporterHash> {
    let rows = await reporterKeys(this.#pool);
    if (rows.length === 0) {
      await insertReporterKey(this.#pool, 1, seal(this.#sealKeys, newReporterKey(), reporterKeyBinding(1)));
      rows = await reporterKeys(this.#pool);
    }
    return reporterHash(
      rows.map(({ n, key_sealed: sealed }) =>
        Buffer.from(unseal<string>(this.#sealKeys, sealed, reporterKeyBinding(n)), 'base64'),
      ),
    );
  }
}

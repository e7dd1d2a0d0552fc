import { createHash } from 'node:crypto';
import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import { findSourceByKey } from '@fengqiao/db/queries/sources';
import type { Pool } from '../db.ts';

/** Which sender called; also a scope. */
export interface SourceCaller {
  name: string;
  label: string;
  areaCode: string;
  lo: number;
  hi: number;
}

/** A key is looked up at most once per this time: a revoked one works that much longer. */
const cacheMs = 2_000;
const keepKeys = 1_000;

/** Finds senders by the key they show. */
export class SourceKeys {
  readonly #pool: Pool;
  /** `until` by a clock that nobody sets back: a key that was taken away must not live on. */
  readonly #known = new Map<string, { until: number; caller: SourceCaller | null }>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The sender of a key, or null. */
  async find(key: string): Promise<SourceCaller | null> {
    const hash = createHash('sha256').update(key).digest();
    const id = hash.toString('base64');
    const cached = this.#known.get(id);
    if (cached !== undefined && cached.until > performance.now()) return cached.caller;
    const row = await findSourceByKey(this.#pool, hash);
    const areaCode = row === null ? '' : areaCodeOfKey(row.area);
    const caller =
      row === null ? null : { name: row.name, label: row.label, areaCode, ...areaRange(areaCode) };
    if (this.#known.size > keepKeys) this.#known.clear();
    this.#known.set(id, { until: performance.now() + cacheMs, caller });
    return caller;
  }
}

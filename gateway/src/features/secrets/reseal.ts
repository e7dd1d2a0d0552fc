import { inScope } from '@fengqiao/db';
import { lockSealed, replaceSealed, type SealedValue } from '@fengqiao/db/queries/sealed';
import type { Pool } from '../../plugins/db.ts';
import { isSealedByCurrent, type SealKeys, seal, unseal } from '../../plugins/seal.ts';
import { sealedColumns } from './sealed-columns.ts';

export interface Resealed {
  /** Values that the current key has sealed now. */
  changed: number;
  /** `column key` of values that no key opens; they stay as they are. */
  unreadable: string[];
}

/** Seals every value anew that another key than the current one has sealed: one transaction per column, so it can be run again. */
export async function resealAll(
  pool: Pool,
  keys: SealKeys,
  say: (line: string) => void = () => undefined,
): Promise<Resealed> {
  const total: Resealed = { changed: 0, unreadable: [] };
  for (const { column, boundTo, scope } of sealedColumns) {
    const { changed, unreadable } = await inScope(pool, scope, async (tx) => {
      const old = (await lockSealed(tx, column)).filter(({ sealed }) => !isSealedByCurrent(keys, sealed));
      const fresh: SealedValue[] = [];
      const unreadable: string[] = [];
      for (const { key, sealed } of old) {
        const value = opened(keys, sealed, boundTo(key));
        if (value === undefined) unreadable.push(`${column} ${key}`);
        else fresh.push({ key, sealed: seal(keys, value, boundTo(key)) });
      }
      await replaceSealed(tx, column, fresh);
      return { changed: fresh.length, unreadable };
    });
    say(`${column}: ${changed} sealed anew`);
    total.changed += changed;
    total.unreadable.push(...unreadable);
  }
  return total;
}

function opened(keys: SealKeys, sealed: Buffer, boundTo: string): unknown {
  try {
    return unseal<unknown>(keys, sealed, boundTo);
  } catch {
    return undefined;
  }
}

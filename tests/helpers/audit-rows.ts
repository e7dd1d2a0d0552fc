import { createHash } from 'node:crypto';
import { inScope } from '@fengqiao/db';
import { appendAudit } from '@fengqiao/db/queries/audit';
import { wholeCountry } from '@fengqiao/gateway/plugins/db';
import type pg from 'pg';

/** An entry as the gateway writes it. */
export const anEntry = (fields: Record<string, unknown> = {}): string =>
  JSON.stringify({
    actor: 'operator01',
    role: 'operator',
    areaKey: 511_902_000_000_000,
    terminal: null,
    address: '10.0.0.1',
    action: 'camera.played',
    outcome: 'done',
    object: 'camera:51190200001320000001',
    detail: {},
    ...fields,
  });

/** Writes a row as a gateway does. */
export const append = (pool: pg.Pool, entry = anEntry()): Promise<void> =>
  inScope(pool, wholeCountry, (tx) => appendAudit(tx, entry));

export interface PastRow {
  /** ISO 8601 with milliseconds, UTC. */
  at: string;
  entry?: string;
}

/** Puts rows of the past at the end of the log as its owner, with hashes computed here and not by the product. */
export async function appendPast(ownerPool: pg.Pool, rows: readonly PastRow[]): Promise<void> {
  for (const { at, entry = anEntry() } of rows) {
    const { rows: found } = await ownerPool.query<{ day: string; no: number; hash: Buffer }>(
      'select day, no, hash from audit order by day desc, no desc limit 1',
    );
    const last = found[0] ?? { day: '', no: 0, hash: Buffer.alloc(32) };
    const day = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
    const no = last.day === day ? last.no + 1 : 1;
    const hash = createHash('sha256')
      .update(last.hash)
      .update(`${day}\n${no}\n${at.replace(/Z$/, '000Z')}\n${entry}`)
      .digest();
    await ownerPool.query(
      'insert into audit (day, no, at, entry, prev, hash) values ($1, $2, $3, $4, $5, $6)',
      [day, no, at, entry, last.hash, hash],
    );
  }
}

import { setImmediate as letOthersWork } from 'node:timers/promises';
import type { AuditVerification } from '@fengqiao/contract/audit';
import { type Head, inScope } from '@fengqiao/db';
import { type AuditLink, auditCut, auditLinks, countAudit } from '@fengqiao/db/queries/audit';
import { type Client, type Pool, wholeCountry } from '../../plugins/db.ts';
import { ChainChecker } from './chain-checker.ts';

const linksAtOnce = 2_000;
/** A log that is cut for its age while it is read is read again. */
const attempts = 3;

export interface VerifyOptions {
  /** Heads that were written down outside. */
  heads: readonly Head[];
  /** Hears after each part how many rows hold so far, of how many. */
  onProgress?: (rows: number, of: number) => void;
  signal?: AbortSignal;
}

/** Reads the whole audit log and answers the first row that does not hold, if any; the log goes on meanwhile. */
export async function verifyChain(pool: Pool, options: VerifyOptions): Promise<AuditVerification> {
  for (let attempt = 1; ; attempt += 1) {
    const { verification, cutDay } = await readChain(pool, options);
    if (verification.fault === null || attempt === attempts) return verification;
    const cutNow = await read(pool, auditCut);
    if (cutNow?.day === cutDay) return verification;
  }
}

async function readChain(
  pool: Pool,
  { heads, onProgress, signal }: VerifyOptions,
): Promise<{ verification: AuditVerification; cutDay: string | undefined }> {
  const { cut, total, first } = await read(
    pool,
    async (tx) => ({
      cut: await auditCut(tx),
      total: await countAudit(tx),
      first: await auditLinks(tx, null, linksAtOnce),
    }),
    'repeatable read',
  );
  const checker = new ChainChecker(cut, heads);
  const verification: AuditVerification = { rows: 0, from: null, head: null, fault: checker.begin() };
  for (let links = first; links.length > 0 && verification.fault === null; ) {
    for (const link of links) {
      verification.fault = checker.check(link);
      if (verification.fault !== null) break;
      verification.rows += 1;
      verification.from ??= { day: link.day, no: link.no };
      verification.head = headOf(link);
    }
    onProgress?.(verification.rows, Math.max(total, verification.rows));
    if (verification.fault !== null || links.length < linksAtOnce) break;
    await letOthersWork();
    signal?.throwIfAborted();
    const last = links.at(-1) ?? null;
    links = await read(pool, (tx) => auditLinks(tx, last, linksAtOnce));
  }
  verification.fault ??= checker.end();
  return { verification, cutDay: cut?.day };
}

const headOf = ({ day, no, at, hash }: AuditLink) => ({ day, no, at, hash });

const read = <T>(
  pool: Pool,
  fn: (tx: Client) => Promise<T>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<T> => inScope(pool, wholeCountry, fn, { readOnly: true, isolation });

import { join } from 'node:path';
import { AUDIT_HEADS_FILE, appendHead, formatHead, type Head, readHeads } from '@fengqiao/db';
import { auditHashAt, auditHead } from '@fengqiao/db/queries/audit';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';

/** The file in the data folder. */
export const headsFile = (dataFolder: string): string => join(dataFolder, AUDIT_HEADS_FILE);

/** Writes the newest link down outside the database, in the log and in the file; null = nothing new since the last line. */
export async function writeHeadDown(app: FastifyInstance): Promise<Head | null> {
  const file = headsFile(app.config.dataFolder);
  const head = await app.readScope(wholeCountry, auditHead);
  const last = (await readHeads(file)).at(-1);
  if (head === null || last?.hash === head.hash) return null;
  await appendHead(file, { head });
  app.log.info({ auditHead: formatHead(head) }, 'the newest row of the audit log');
  return head;
}

/** Whether the newest head in the file still stands in the log; a glance, not the verifier. */
export async function lastHeadStands(app: FastifyInstance): Promise<boolean> {
  const last = (await readHeads(headsFile(app.config.dataFolder))).at(-1);
  if (last === undefined) return true;
  return app.readScope(wholeCountry, async (tx) => {
    const hash = await auditHashAt(tx, last);
    return hash === last.hash;
  });
}

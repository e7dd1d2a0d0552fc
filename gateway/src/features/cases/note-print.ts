import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { caseFor } from './case-standing.ts';

/** Writes down that a page of a case was put on paper, and how much of it could be read there. */
export async function notePrint(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
): Promise<void> {
  const { session } = request;
  await app.inScope(session, async (tx) => {
    const { row, confidentiality } = await caseFor(tx, session, caseCode);
    const detail = { visibility: confidentiality.visibility };
    await insertCaseAccess(tx, {
      caseId: row.case_id,
      account: session.account,
      displayName: session.displayName,
      action: 'printed',
      detail,
    });
    await app.audit({ action: 'data.printed', object: `case:${caseCode}`, detail }, request, tx);
  });
}

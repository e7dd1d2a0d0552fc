import type { UnmaskInput, Unmasking } from '@fengqiao/contract/confidentiality';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import { insertUnmasking, touchUnmasking } from '@fengqiao/db/queries/unmaskings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayUnmaskFor } from '../../domain/handling-team.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseFor, type FoundCase } from './case-standing.ts';

/**
 * Lets the account read a case as written for a while; in the case's record and in the audit log before it happens. Throws
 * `case.notMasked` for whoever sees it so already, `access.denied` when the role does not have the purpose.
 */
export async function unmask(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { purpose, reason, minutes }: UnmaskInput,
): Promise<Unmasking> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const { row, confidentiality } = await caseFor(tx, session, caseCode);
    if (confidentiality.visibility !== 'masked') throw new AppError('case.notMasked');
    if (!mayUnmaskFor(session.role, purpose)) throw new AppError('access.denied');
    const { account, displayName } = session;
    const unmasking = await insertUnmasking(tx, { caseId: row.case_id, account, purpose, reason, minutes });
    const expiresAt = unmasking.expiresAt.toISOString();
    const detail = { purpose, reason, expiresAt };
    await insertCaseAccess(tx, { caseId: row.case_id, account, displayName, action: 'unmasked', detail });
    await app.audit({ action: 'case.unmasked', object: `case:${caseCode}`, detail }, request, tx);
    return { caseCode, expiresAt };
  });
}

/** Writes a view under an unmasking into the audit log, once a minute. */
export async function noteUnmaskedView(
  app: FastifyInstance,
  request: FastifyRequest,
  { row, unmasking, confidentiality }: FoundCase,
): Promise<void> {
  if (confidentiality.visibility !== 'unmasked' || unmasking === null) return;
  await app.inScope(request.session, async (tx) => {
    if (!(await touchUnmasking(tx, unmasking.id))) return;
    await app.audit(
      {
        action: 'case.viewedUnmasked',
        object: `case:${row.case_code}`,
        detail: { unmasking: unmasking.id },
      },
      request,
      tx,
    );
  });
}

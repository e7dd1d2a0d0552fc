import type { CaseConfidentiality, SealInput } from '@fengqiao/contract/confidentiality';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import { setHandlers } from '@fengqiao/db/queries/case-handlers';
import { sealCase, unsealCase } from '@fengqiao/db/queries/case-seals';
import { insertCaseOutbox } from '@fengqiao/db/queries/ingest';
import { lockOutbox } from '@fengqiao/db/queries/outbox';
import { forgetTopicsOf } from '@fengqiao/db/queries/topics';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { sealChange } from '../../plugins/realtime/present-changes.ts';
import { caseFor, type FoundCase } from './case-standing.ts';
import { checkedAccounts } from './handlers.ts';

/**
 * Seals a case: from the commit on it is there for its named handlers only, of whom whoever seals is one. What a sealed case
 * still counts in: the indicators and the rollups behind them, as a number of its area, day and category. It is in no list,
 * search, feed, map cell, point or count of the area tree of anybody else, and the topics that it was part of are found anew without
 * it. Throws `case.sealed`, `case.badHandler`.
 */
export async function seal(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { reason, handlers }: SealInput,
): Promise<CaseConfidentiality> {
  const { session } = request;
  const sealed = await app.inScope(session, async (tx) => {
    const found = await caseFor(tx, session, caseCode);
    const { row, handled, confidentiality } = found;
    if (!confidentiality.maySeal) throw new AppError('access.denied');
    if (row.sealed) throw new AppError('case.sealed', caseCode);
    const named = [...new Set([session.account, ...handlers])];
    await checkedAccounts(tx, handled.areaCode, named);
    await setHandlers(tx, row.case_id, named, session.account);
    if (!(await sealCase(tx, row.case_id, reason, session.account)))
      throw new AppError('case.sealed', caseCode);
    const after = await caseFor(tx, session, caseCode);
    await record(app, request, tx, found, { reason, handlers: named });
    return { ...after.confidentiality, caseId: row.case_id };
  });
  const { caseId, ...confidentiality } = sealed;
  await app.inScope(wholeCountry, (tx) => forgetTopicsOf(tx, caseId));
  return confidentiality;
}

/** Opens a sealed case; its handlers stay named. Throws `case.notSealed`. */
export async function unseal(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  reason: string,
): Promise<CaseConfidentiality> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const found = await caseFor(tx, session, caseCode);
    if (!found.confidentiality.maySeal) throw new AppError('access.denied');
    if (!found.row.sealed) throw new AppError('case.notSealed', caseCode);
    await unsealCase(tx, found.row.case_id);
    const after = await caseFor(tx, session, caseCode);
    await record(app, request, tx, found, { reason });
    return after.confidentiality;
  });
}

/** Into the case, to the sockets, into the audit log: the last two take turns, so they come last. */
async function record(
  app: FastifyInstance,
  request: FastifyRequest,
  tx: Client,
  { row }: FoundCase,
  { reason, handlers }: { reason: string; handlers?: string[] },
): Promise<void> {
  const { account, displayName } = request.session;
  const action = row.sealed ? 'unsealed' : 'sealed';
  await insertCaseAccess(tx, {
    caseId: row.case_id,
    account,
    displayName,
    action,
    detail: { reason, ...(handlers === undefined ? {} : { handlers: handlers.join(' ') }) },
  });
  await lockOutbox(tx);
  await insertCaseOutbox(tx, [
    { area: row.area, caseId: row.case_id, eventType: sealChange, at: row.now.getTime() },
  ]);
  await app.audit(
    {
      action: `case.${action}`,
      object: `case:${row.case_code}`,
      detail: { reason, ...(handlers === undefined ? {} : { handlers }) },
    },
    request,
    tx,
  );
}

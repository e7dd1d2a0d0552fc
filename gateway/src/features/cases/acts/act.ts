import type { CaseAct, CaseActed } from '@fengqiao/contract/case-acts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guardOf } from '../../../domain/act-rules.ts';
import { isOfTeam } from '../../../domain/handling-team.ts';
import { AppError } from '../../../plugins/errors.ts';
import { actEvent } from '../../ingest/own-events.ts';
import { caseFor } from '../case-standing.ts';

/** Does something with a case that the account may see. Throws `notFound`, `request.invalid`, and what the rules refuse. */
export async function act(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { eventId, type, payload = {}, occurredAt }: CaseAct,
): Promise<CaseActed> {
  const { session } = request;
  const { row, handled } = await app.readScope(session, (tx) => caseFor(tx, session, caseCode));
  const now = Date.now();
  const doer = { role: session.role, ofTeam: isOfTeam(session, handled) };
  const refuse = guardOf(doer, { type, payload }, app.profile);
  const event = actEvent(
    session,
    { caseSource: row.source, caseRef: row.case_ref, sourceArea: row.source_area },
    { eventId, type, payload, occurredAt: occurredAt ?? new Date(now).toISOString() },
    { places: await app.places.current(), profile: app.profile, now },
    (fold, view) => {
      const refusal = refuse(fold, view);
      if (refusal !== null) throw new AppError(refusal.code, ...refusal.args);
    },
  );
  const { accepted } = await app.ingestor.append([event]);
  await app.inScope(session, (tx) =>
    app.audit({ action: 'case.acted', object: `case:${caseCode}`, detail: { type, eventId } }, request, tx),
  );
  return { caseCode, accepted: accepted > 0 };
}

import type { CaseAct, CaseActed } from '@fengqiao/contract/case-acts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseAct } from '../../../domain/act-rules.ts';
import { courseOf } from '../../../domain/course.ts';
import { iso } from '../../../domain/order-words.ts';
import { respondBy } from '../../../domain/whistles.ts';
import { refused } from '../../../plugins/refused.ts';
import { actEvent } from '../../ingest/own-events.ts';
import { caseFor } from '../case-standing.ts';
import { doerOf } from './doer.ts';

/**
 * Does something with a case that the account may see. The rules are asked of the locked case, so that of two at once the second is
 * told what the first did. Throws `notFound`, `request.invalid`, and what the rules refuse.
 */
export async function act(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { eventId, type, payload: given = {}, occurredAt }: CaseAct,
): Promise<CaseActed> {
  const { session } = request;
  const { row, handled } = await app.readScope(session, (tx) => caseFor(tx, session, caseCode));
  const now = Date.now();
  const { profile } = app;
  const payload =
    type === 'whistle.blown' && given.respondBy === undefined
      ? { ...given, respondBy: iso(respondBy(profile, now, app.workingDays.calendar)) }
      : given;
  const doer = doerOf(session, handled);
  const event = actEvent(
    session,
    { caseSource: row.source, caseRef: row.case_ref, sourceArea: row.source_area },
    { eventId, type, payload, occurredAt: occurredAt ?? iso(now) },
    { places: await app.places.current(), profile, now },
    (view, log) => {
      const refusal = refuseAct(
        doer,
        { type, payload },
        courseOf(log, view, profile, app.workingDays.calendar, now),
        profile,
      );
      if (refusal !== null) throw refused(refusal);
    },
  );
  const { accepted } = await app.ingestor.append([event]);
  await app.inScope(session, (tx) =>
    app.audit({ action: 'case.acted', object: `case:${caseCode}`, detail: { type, eventId } }, request, tx),
  );
  return { caseCode, accepted: accepted > 0 };
}

import type { CaseActed, NewReport } from '@fengqiao/contract/case-acts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { iso } from '../../../domain/order-words.ts';
import { refused } from '../../../plugins/refused.ts';
import { actEvent } from '../../ingest/own-events.ts';
import { caseFor } from '../case-standing.ts';

/**
 * Adds a further report to the case that it belongs to: one matter, one code. Whoever may register may say so, of the handling team or
 * not. Throws `notFound`, and `act.over` of a closed case, which is reopened or registered anew.
 */
export async function reportAgain(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { id, channel, text, reporterRef }: NewReport,
): Promise<CaseActed> {
  const { session } = request;
  const { row } = await app.readScope(session, (tx) => caseFor(tx, session, caseCode));
  const now = Date.now();
  const event = actEvent(
    session,
    { caseSource: row.source, caseRef: row.case_ref, sourceArea: row.source_area },
    {
      eventId: id,
      type: 'note.added',
      payload: { text, again: channel },
      occurredAt: iso(now),
      ...(reporterRef === undefined ? {} : { reporterRef }),
    },
    {
      places: await app.places.current(),
      profile: app.profile,
      now,
      hashReporter: await app.reporters?.current(),
    },
    (view) => {
      if (view.closedAt !== null)
        throw refused({ code: 'act.over', args: ['closed'], details: { status: 'closed' } });
    },
  );
  const { accepted } = await app.ingestor.append([event]);
  await app.inScope(session, (tx) =>
    app.audit({ action: 'case.reported', object: `case:${caseCode}`, detail: { channel } }, request, tx),
  );
  return { caseCode, accepted: accepted > 0 };
}

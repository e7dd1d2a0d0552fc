import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Decision, DecisionReportInput } from '@fengqiao/contract/decisions';
import type { Language } from '@fengqiao/contract/reference';
import { findDecision, insertDecisionReport, setDecisionState } from '@fengqiao/db/queries/decisions';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sideOf } from '../../domain/decisions.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { presentDecision } from './present-decision.ts';

/**
 * Says what became of a decision. The owner's people report and ask for its end; the meeting's side ends it or opens it again. Throws
 * `notFound`, `access.denied`, `decision.over` for a report of the owner on one that has ended.
 */
export async function reportDecision(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  { text, state }: DecisionReportInput,
  language: Language,
): Promise<Decision> {
  const { session } = request;
  const at = new Date();
  const wordsMasked = maskerFor(await app.places.current(), app.profile).deep(text) as string;
  const { decision, row } = await app.inScope(session, async (tx) => {
    const row = await findDecision(tx, id, true);
    if (row === null) throw new AppError('notFound', `Decision ${id}`);
    const areaCode = areaCodeOfKey(row.area);
    const standing = { areaCode, ownerArea: areaCodeOfKey(row.ownerArea), department: row.department };
    const side = sideOf(session, standing);
    // Only the meeting takes a decision back.
    if (side === null || (side === 'owner' && state === 'cancelled')) throw new AppError('access.denied');
    if (side === 'owner' && row.state !== 'open') throw new AppError('decision.over', row.number, row.state);
    const { account, displayName } = session;
    await insertDecisionReport(tx, {
      decisionId: id,
      account,
      displayName,
      words: text,
      wordsMasked,
      state,
      at,
    });
    if (side === 'meeting' && state !== row.state) await setDecisionState(tx, id, state, at);
    const detail = { number: row.number, state, side };
    await app.audit({ action: 'decision.reported', object: `decision:${id}`, detail }, request, tx);
    const after = await findDecision(tx, id);
    if (after === null) throw new AppError('notFound', `Decision ${id}`);
    const as = { profile: app.profile, language, now: at.getTime(), reader: session };
    return { decision: presentDecision(after, as), row };
  });
  // The owner does not reach into the area of the meeting that hears of it.
  await app.inScope(wholeCountry, (tx) => tellSubject(tx, 'meeting', row.area, row.meetingId));
  return decision;
}

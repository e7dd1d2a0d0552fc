import type { CaseActs } from '@fengqiao/contract/case-acts';
import { caseEvents } from '@fengqiao/db/queries/ingest';
import type { FastifyInstance } from 'fastify';
import { offersOf } from '../../../domain/act-offers.ts';
import { viewOf } from '../../../domain/case-view.ts';
import { courseOf } from '../../../domain/course.ts';
import type { CaseFold } from '../../../domain/fold.ts';
import type { AccountSession } from '../../../plugins/auth.ts';
import { wholeCountry } from '../../../plugins/db.ts';
import { refused } from '../../../plugins/refused.ts';
import { fromLog } from '../../ingest/log-payload.ts';
import { caseFor } from '../case-standing.ts';
import { adviceFor } from './advice.ts';
import { doerOf } from './doer.ts';

/** What the account may do with a case now, and what it may not with the reason. Throws `notFound`. */
export async function caseActs(
  app: FastifyInstance,
  session: AccountSession,
  caseCode: string,
): Promise<CaseActs> {
  const { row, handled } = await app.readScope(session, (tx) => caseFor(tx, session, caseCode));
  const log = await app.readScope(wholeCountry, (tx) => caseEvents(tx, row.case_id));
  const places = await app.places.current();
  const { profile } = app;
  const view = viewOf(row.fold as CaseFold, {
    sourceArea: row.source_area,
    profile,
    pointOf: (area: number) => places.pointOf(area),
  });
  const now = row.now.getTime();
  const course = courseOf(log.map(fromLog), view, profile, app.workingDays.calendar, now);
  const items = offersOf(doerOf(session, handled), course, profile).map(({ refusal, ...offer }) => ({
    ...offer,
    refusal:
      refusal === null
        ? null
        : { code: refusal.code, message: refused(refusal).message, details: { ...refusal.details } },
  }));
  return { items, advice: await adviceFor(app, course, now) };
}

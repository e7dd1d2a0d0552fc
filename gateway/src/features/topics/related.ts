import type { RelatedCases } from '@fengqiao/contract/topics';
import { casesToCompare, comparedCase, hasReporter } from '@fengqiao/db/queries/related-cases';
import type { FastifyInstance } from 'fastify';
import { parseCaseCode } from '../../domain/case-code.ts';
import { handlesAllItSees } from '../../domain/handling-team.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { comparedFacts, comparedRange, likeliest, mostCompared } from './compared.ts';

/**
 * Likely reports of the same matter, those with most points first. Who reported counts, and is named as a reason, for the handling team
 * alone; everybody else is told how many there are. Throws `notFound`, outside the session's subtree as well.
 */
export async function relatedCases(
  app: FastifyInstance,
  session: AccountSession,
  caseCode: string,
): Promise<RelatedCases> {
  if (parseCaseCode(caseCode) === null)
    throw new AppError('request.invalid', `the check digit of case code ${caseCode} is wrong: mistyped?`);
  const ofTeam = handlesAllItSees(session);
  return app.readScope(session, async (tx) => {
    const one = await comparedCase(tx, caseCode);
    if (one === null) throw new AppError('notFound', `Case ${caseCode}`);
    const range = comparedRange(one.area, one.registeredAt);
    const others = await casesToCompare(tx, one.caseId, range, mostCompared);
    const known = await hasReporter(tx, one.caseId);
    return {
      items: likeliest(comparedFacts(one), others, ({ sameReporter }) => ofTeam && sameReporter),
      compared: others.length,
      sameReporter: known ? others.filter(({ sameReporter }) => sameReporter).length : null,
    };
  });
}

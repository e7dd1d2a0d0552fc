import { ancestorAt, areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { RelatedCases } from '@fengqiao/contract/topics';
import {
  type ComparedRow,
  casesToCompare,
  comparedCase,
  hasReporter,
} from '@fengqiao/db/queries/related-cases';
import type { FastifyInstance } from 'fastify';
import { parseCaseCode } from '../../domain/case-code.ts';
import { handlesAllItSees } from '../../domain/handling-team.ts';
import { dayMs } from '../../domain/instant.ts';
import { type ComparedCase, relationOf } from '../../domain/related-cases.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';

/** A matter is seldom reported again after half a year. */
const comparedDays = 183;
const mostCompared = 2_000;
const mostShown = 10;

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
    const range = {
      ...areaRange(neighbourhoodOf(one.area)),
      from: new Date(one.registeredAt - comparedDays * dayMs),
      to: new Date(one.registeredAt + comparedDays * dayMs),
    };
    const others = await casesToCompare(tx, one.caseId, range, mostCompared);
    const items = others.flatMap((other) => {
      const relation = relationOf(facts(one), facts(other), ofTeam && other.sameReporter);
      return relation === null ? [] : [{ ...other.summary, ...relation }];
    });
    items.sort((a, b) => b.points - a.points || (a.registeredAt < b.registeredAt ? 1 : -1));
    const known = await hasReporter(tx, one.caseId);
    return {
      items: items.slice(0, mostShown),
      compared: others.length,
      sameReporter: known ? others.filter(({ sameReporter }) => sameReporter).length : null,
    };
  });
}

/** The township of an area; of a wider one itself. */
function neighbourhoodOf(area: number): string {
  const code = areaCodeOfKey(area);
  return ancestorAt(code, 'township') ?? code;
}

const facts = ({ caseId, words, area, point, registeredAt, summary }: ComparedRow): ComparedCase => ({
  caseId,
  words,
  area,
  point,
  registeredAt,
  category: summary.category,
});

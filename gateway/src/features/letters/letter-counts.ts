import { areaKey, areaPrefix } from '@fengqiao/contract/areas';
import { letterKinds } from '@fengqiao/contract/ingest';
import type { LetterCounts } from '@fengqiao/contract/letters';
import { letterEvents, registerCounts } from '@fengqiao/db/queries/letter-counts';
import type { FastifyInstance } from 'fastify';
import { letterRule, yearOf } from '../../domain/letters.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/**
 * Letters and supervised cases of a year. Those of cases are counted in the log, whoever sent them; the register adds those of
 * areas, which have no case (CQ-06, CQ-07).
 */
export async function letterCounts(
  app: FastifyInstance,
  session: AccountSession,
  { area = session.areaCode, year = yearOf(Date.now()) }: { area?: string; year?: number },
): Promise<LetterCounts> {
  const scope = narrow(session, area);
  if (scope === null) throw new AppError('notFound', `Area ${area}`);
  const prefix = areaPrefix(area);
  const rollup = { lvl: prefix.length, area: areaKey(prefix), year };
  return app.readScope(scope, async (tx) => {
    const events = await letterEvents(tx, rollup);
    const issued = events.filter(({ type }) => type === 'letter.issued');
    const register = await registerCounts(tx, { lo: scope.lo, hi: scope.hi, year });
    const supervised = events.filter(({ type }) => type === 'case.supervised');
    const kinds = letterKinds.flatMap((kind) => {
      const ofCases = issued.find(({ key }) => key === kind)?.n ?? 0;
      const held = register.find((row) => row.kind === kind);
      const rule = letterRule(app.profile, kind);
      // A kind that the place does not send stands here when somebody has sent it all the same.
      if (rule === undefined && ofCases === 0 && held === undefined) return [];
      const ofAreas = held?.ofAreas ?? 0;
      return [
        {
          kind,
          ofCases,
          ofAreas,
          issued: ofCases + ofAreas,
          withdrawn: held?.withdrawn ?? 0,
          overdue: held?.overdue ?? 0,
        },
      ];
    });
    return {
      year,
      areaCode: area,
      kinds,
      supervised: supervised.map(({ key, n }) => ({ tag: key, count: n })),
    };
  });
}

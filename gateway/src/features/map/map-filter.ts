import type { CaseFilter } from '@fengqiao/contract/cases';
import type { CaseConditions } from '@fengqiao/db/queries/case-filter';
import type { FastifyInstance } from 'fastify';
import { parseInstant } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { caseWords } from '../../plugins/case-words.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** The filter inside the session's subtree; null when they have nothing in common. Throws `request.invalid`. */
export async function mapConditions(
  app: FastifyInstance,
  session: AccountSession,
  query: CaseFilter,
): Promise<CaseConditions | null> {
  const scope = narrow(session, query.area);
  if (scope === null) return null;
  const { tier, status, category, level, overdue, from, to, q } = query;
  for (const [name, text] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const problem = text === undefined ? 0 : parseInstant(text);
    if (typeof problem === 'string') throw new AppError('request.invalid', `${name}: ${problem}`);
  }
  const words = q === undefined ? q : await app.readScope(scope, (tx) => caseWords(tx, session, q));
  return { lo: scope.lo, hi: scope.hi, tier, status, category, level, overdue, from, to, q: words };
}

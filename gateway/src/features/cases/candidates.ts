import { type Role, staffRoles } from '@fengqiao/contract/accounts';
import { ancestorAt, areaKey, areaLevels } from '@fengqiao/contract/areas';
import type { HandlerCandidate } from '@fengqiao/contract/confidentiality';
import { accountsInAreas } from '@fengqiao/db/queries/case-handlers';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseFor } from './case-standing.ts';

/** More colleagues than a list can offer: others are named by their account. */
const most = 200;

/** Who can be named for a case, the nearest first; for whoever may name somebody. */
export async function candidatesOf(
  app: FastifyInstance,
  session: AccountSession,
  caseCode: string,
): Promise<HandlerCandidate[]> {
  const accounts = await app.readScope(session, async (tx) => {
    const { handled, confidentiality } = await caseFor(tx, session, caseCode);
    if (!confidentiality.maySeal && !confidentiality.mayNote) throw new AppError('access.denied');
    return accountsInAreas(tx, areasHolding(handled.areaCode), staffRoles, most);
  });
  return accounts.map(({ account, displayName, role, department }) => ({
    account,
    displayName,
    role: role as Role,
    department,
  }));
}

/** Keys of an area and of all above it, the nearest first. */
function areasHolding(areaCode: string): number[] {
  const above = areaLevels.map((level) => ancestorAt(areaCode, level)).filter((code) => code !== null);
  return [...new Set([...above, areaCode].map(areaKey))].reverse();
}

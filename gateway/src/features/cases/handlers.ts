import { type Role, staffRoles } from '@fengqiao/contract/accounts';
import { areaCodeOfKey, isWithin } from '@fengqiao/contract/areas';
import type { CaseConfidentiality, HandlersInput } from '@fengqiao/contract/confidentiality';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import {
  type NamedAccount,
  namedAccounts,
  setHandlers,
  setTeamRoles,
} from '@fengqiao/db/queries/case-handlers';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseFor } from './case-standing.ts';

/**
 * The accounts that somebody names for a case of an area, each once. Throws `case.badHandler` for one that is unknown, disabled,
 * no staff, or whose area does not hold the case.
 */
export async function checkedAccounts(
  tx: Client,
  areaCode: string,
  names: readonly string[],
): Promise<NamedAccount[]> {
  const found = await namedAccounts(tx, names);
  for (const name of names) {
    const account = found.find((each) => each.account === name);
    const fits =
      account !== undefined &&
      staffRoles.some((role) => role === (account.role as Role)) &&
      isWithin(areaCode, areaCodeOfKey(account.area));
    if (!fits) throw new AppError('case.badHandler', name);
  }
  return found;
}

/**
 * Names the handlers of a case, in place of those before. While it is sealed whoever does so stays one of them; nobody names
 * himself into a team to see what is masked.
 */
export async function nameHandlers(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { handlers: names, team }: HandlersInput,
): Promise<CaseConfidentiality> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const { row, handled, confidentiality } = await caseFor(tx, session, caseCode);
    if (!confidentiality.maySeal) throw new AppError('access.denied');
    if (confidentiality.visibility !== 'full' && names.includes(session.account))
      throw new AppError('access.denied');
    const wanted = [...new Set(confidentiality.sealed ? [session.account, ...names] : names)];
    await checkedAccounts(tx, handled.areaCode, wanted);
    await setHandlers(tx, row.case_id, wanted, session.account);
    if (team !== undefined) {
      const twice = team.find(
        ({ account }, index) => team.findIndex((each) => each.account === account) < index,
      );
      const stranger = twice ?? team.find(({ account }) => !wanted.includes(account));
      if (stranger !== undefined) throw new AppError('case.badHandler', stranger.account);
      await setTeamRoles(tx, row.case_id, team);
    }
    const after = await caseFor(tx, session, caseCode);
    await insertCaseAccess(tx, {
      caseId: row.case_id,
      account: session.account,
      displayName: session.displayName,
      action: 'handlersNamed',
      detail: { handlers: wanted.join(' ') },
    });
    await app.audit(
      {
        action: 'case.handlersNamed',
        object: `case:${caseCode}`,
        detail: {
          handlers: wanted,
          ...(team === undefined
            ? {}
            : { team: team.map(({ account, teamRole }) => `${account}=${teamRole}`) }),
        },
      },
      request,
      tx,
    );
    return after.confidentiality;
  });
}

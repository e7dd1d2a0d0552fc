import type { Account, AccountChange, Role } from '@fengqiao/contract/accounts';
import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import {
  type AccountRecord,
  areasOfRole,
  lockAccounts,
  searchAccounts,
  updateAccount,
} from '@fengqiao/db/queries/account-records';
import { sealedCasesLeftBy } from '@fengqiao/db/queries/case-handlers';
import { endSessions } from '@fengqiao/db/queries/sessions';
import { setTerminalsOfAccount, unknownTerminals } from '@fengqiao/db/queries/terminals';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { leavesNoAdministrator } from './duties.ts';
import { findOther } from './find.ts';
import { checkPlace, type Place } from './place.ts';
import { presentAccount } from './present-account.ts';

type Fields = Place & { displayName: string; disabled: boolean };

/**
 * Changes another account of the administrator's subtree; when its rights change, its sessions end at once. Throws `notFound`,
 * `account.self`, `account.lastAdministrator`, `account.lastHandler`, `account.badWall`,
 * `account.badTerminal`.
 */
export async function changeAccount(
  app: FastifyInstance,
  request: FastifyRequest,
  account: string,
  change: AccountChange,
): Promise<Account> {
  const { session } = request;
  const { terminals } = change;
  return app.inScope(session, async (tx) => {
    await lockAccounts(tx);
    const record = await findOther(tx, session, account);
    const before = fieldsOf(record);
    const after = changed(before, change);
    await checkPlace(tx, session, after);
    const others = (await areasOfRole(tx, before.role, record.id)).map(areaCodeOfKey);
    if (leavesNoAdministrator(before, after, others))
      throw new AppError('account.lastAdministrator', before.role);
    if (after.disabled && !before.disabled) {
      const left = await app.readScope(wholeCountry, (own) => sealedCasesLeftBy(own, account));
      if (left > 0) throw new AppError('account.lastHandler', account, left);
    }
    if (terminals !== undefined) {
      const [unknown] = await unknownTerminals(tx, terminals, session);
      if (unknown !== undefined) throw new AppError('account.badTerminal', unknown);
      await setTerminalsOfAccount(tx, record.id, terminals);
    }
    await updateAccount(tx, record.id, { ...after, area: areaKey(after.areaCode) });
    const changes = differences(before, after);
    if (terminals !== undefined || changes.some((name) => name !== 'displayName'))
      await endSessions(tx, { accountIds: [record.id] }, 'rights');
    const [stored] = await searchAccounts(tx, { lo: session.lo, hi: session.hi, account, limit: 1 });
    if (stored === undefined) throw new AppError('notFound', `Account ${account}`);
    await app.audit(
      {
        action: 'account.changed',
        object: `account:${account}`,
        areaCode: after.areaCode,
        detail: {
          ...Object.fromEntries(changes.map((name) => [name, after[name]])),
          ...Object.fromEntries(changes.map((name) => [`${name}Before`, before[name]])),
          ...(terminals === undefined ? {} : { terminals }),
        },
      },
      request,
      tx,
    );
    return presentAccount(stored);
  });
}

const fieldsOf = (record: AccountRecord): Fields => ({
  displayName: record.displayName,
  role: record.role as Role,
  areaCode: areaCodeOfKey(record.area),
  department: record.department,
  wallId: record.wallId,
  disabled: record.disabledAt !== null,
});

/** What is not named stays; whoever is no kiosk any more has no wall. */
function changed(before: Fields, change: AccountChange): Fields {
  const { terminals: _, ...fields } = change;
  const after = { ...before, ...fields };
  const leftTheWall = after.role !== 'kiosk' && change.wallId === undefined;
  return leftTheWall ? { ...after, wallId: null } : after;
}

const differences = (before: Fields, after: Fields): (keyof Fields)[] =>
  (Object.keys(after) as (keyof Fields)[]).filter((name) => before[name] !== after[name]);

import type { FirstAdministrator } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import type { TerminalCode } from '@fengqiao/contract/terminals';
import { hasAccounts, insertFirstAccount } from '@fengqiao/db/queries/accounts';
import { findArea } from '@fengqiao/db/queries/areas';
import { deleteSetting } from '@fengqiao/db/queries/settings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { passwordWeaknesses, weaknessWords } from '../../domain/password-strength.ts';
import { makeTerminalCode } from '../../plugins/auth/terminal-codes.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { hashPassword } from '../../plugins/password.ts';
import { isSetupCode, setupCodesSetting } from './setup-code.ts';

/** True while no account exists. */
export async function isSetupNeeded(pool: Pool): Promise<boolean> {
  return !(await hasAccounts(pool));
}

/**
 * Makes the first system administrator; where terminals are required, answers the code that makes this machine one. Throws
 * `setup.done`, `setup.badCode`, `setup.weakPassword`.
 */
export async function createFirstAdministrator(
  app: FastifyInstance,
  request: FastifyRequest,
  input: FirstAdministrator,
): Promise<TerminalCode | null> {
  const { setupCode, account, password, displayName, areaCode } = input;
  const { pool } = app;
  if (await hasAccounts(pool)) throw new AppError('setup.done');
  if (!(await isSetupCode(pool, setupCode))) {
    if (await hasAccounts(pool)) throw new AppError('setup.done'); // made in this moment, which used the code up
    const detail = { reason: 'setup.badCode' };
    await app.audit({ action: 'setup.done', outcome: 'refused', actor: account, detail }, request);
    throw new AppError('setup.badCode');
  }
  const area = areaKey(areaCode);
  const areaName = (await findArea(pool, area))?.name ?? '';
  const reasons = passwordWeaknesses(password, { account, displayName, areaName });
  if (reasons.length > 0)
    throw new AppError('setup.weakPassword', weaknessWords(reasons)).withDetails({ reasons });
  const passwordHash = await hashPassword(password);
  return app.inScope(wholeCountry, async (tx) => {
    const row = { account, displayName, passwordHash, role: 'systemAdmin', area };
    if (!(await insertFirstAccount(tx, row))) throw new AppError('setup.done');
    await deleteSetting(tx, setupCodesSetting);
    const code =
      app.config.terminals === 'required' ? await makeTerminalCode(tx, firstTerminal(account, area)) : null;
    const detail = { displayName, terminal: code !== null };
    await app.audit(
      { action: 'setup.done', actor: account, areaCode, object: `account:${account}`, detail },
      request,
      tx,
    );
    return code;
  });
}

/** 首台终端: the first terminal, on which the first administrator lets the others in. */
const firstTerminal = (account: string, area: number) => ({
  name: '首台终端',
  area,
  place: '',
  centreId: null,
  replaces: null,
  accounts: [account],
  createdBy: account,
});

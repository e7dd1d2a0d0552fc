import type { FirstAdministrator } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import { inTransaction } from '@fengqiao/db';
import { hasAccounts, insertFirstAccount } from '@fengqiao/db/queries/accounts';
import { deleteSetting } from '@fengqiao/db/queries/settings';
import type { Pool } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { hashPassword } from '../../plugins/password.ts';
import { passwordWeakness } from './password-strength.ts';
import { isSetupCode, setupCodesSetting } from './setup-code.ts';

/** True while no account exists. */
export async function isSetupNeeded(pool: Pool): Promise<boolean> {
  return !(await hasAccounts(pool));
}

/** Makes the first system administrator. Throws `setup.done`, `setup.badCode`, `setup.weakPassword`. */
export async function createFirstAdministrator(pool: Pool, input: FirstAdministrator): Promise<void> {
  const { setupCode, account, password, displayName, areaCode } = input;
  if (await hasAccounts(pool)) throw new AppError('setup.done');
  if (!(await isSetupCode(pool, setupCode))) throw new AppError('setup.badCode');
  const weakness = passwordWeakness(password, account);
  if (weakness !== null) throw new AppError('setup.weakPassword', weakness);
  const passwordHash = await hashPassword(password);
  await inTransaction(pool, async (client) => {
    const row = { account, displayName, passwordHash, role: 'systemAdmin', area: areaKey(areaCode) };
    if (!(await insertFirstAccount(client, row))) throw new AppError('setup.done');
    await deleteSetting(client, setupCodesSetting);
  });
}

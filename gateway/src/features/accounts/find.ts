import { type AccountRecord, searchAccounts } from '@fengqiao/db/queries/account-records';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** An account of the administrator's subtree that is not the own one. Throws `notFound`, `account.self`. */
export async function findOther(
  tx: Client,
  { lo, hi, account: own }: AccountSession,
  account: string,
): Promise<AccountRecord> {
  const [found] = await searchAccounts(tx, { lo, hi, account, limit: 1 });
  if (found === undefined) throw new AppError('notFound', `Account ${account}`);
  if (found.account === own) throw new AppError('account.self');
  return found;
}

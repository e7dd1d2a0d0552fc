import type { OneTimePassword } from '@fengqiao/contract/accounts';
import { areaCodeOfKey } from '@fengqiao/contract/areas';
import { clearFailures, setPassword } from '@fengqiao/db/queries/accounts';
import { removeSecondFactor } from '@fengqiao/db/queries/second-factors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../plugins/errors.ts';
import { hashPassword } from '../../plugins/password.ts';
import { findOther } from './find.ts';
import { oneTimePassword } from './one-time-password.ts';

/** Gives another account a password for one login; its sessions end. Throws `notFound`, `account.self`. */
export async function resetPassword(
  app: FastifyInstance,
  request: FastifyRequest,
  account: string,
): Promise<OneTimePassword> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  await app.inScope(request.session, async (tx) => {
    const { area } = await findOther(tx, request.session, account);
    await setPassword(tx, account, passwordHash, { mustChange: true });
    const act = { action: 'password.reset', object: `account:${account}` } as const;
    await app.audit({ ...act, areaCode: areaCodeOfKey(area) }, request, tx);
  });
  return { account, password };
}

/** Forgets the failed attempts of another account. Throws `notFound`, `account.self`. */
export async function unlock(app: FastifyInstance, request: FastifyRequest, account: string): Promise<void> {
  await app.inScope(request.session, async (tx) => {
    const { id, area } = await findOther(tx, request.session, account);
    await clearFailures(tx, id);
    const act = { action: 'account.changed', object: `account:${account}` } as const;
    await app.audit({ ...act, areaCode: areaCodeOfKey(area), detail: { unlocked: true } }, request, tx);
  });
}

/** Takes the second factor of another account away, e.g. with a lost phone. Throws `notFound`, `account.self`, `secondFactor.none`. */
export async function dropSecondFactor(
  app: FastifyInstance,
  request: FastifyRequest,
  account: string,
): Promise<void> {
  await app.inScope(request.session, async (tx) => {
    const { id, area } = await findOther(tx, request.session, account);
    if (!(await removeSecondFactor(tx, id))) throw new AppError('secondFactor.none');
    const act = { action: 'secondFactor.removed', object: `account:${account}` } as const;
    await app.audit({ ...act, areaCode: areaCodeOfKey(area) }, request, tx);
  });
}

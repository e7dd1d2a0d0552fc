import type { PasswordChange } from '@fengqiao/contract/accounts';
import { setPassword } from '@fengqiao/db/queries/accounts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { passwordWeaknesses, weaknessWords } from '../../domain/password-strength.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { hashPassword } from '../../plugins/password.ts';
import type { PasswordCheck } from './password-check.ts';

/**
 * Gives the caller's account another password; its other sessions end. Throws `password.wrong`, `password.weak`, `session.locked`.
 */
export async function changePassword(
  app: FastifyInstance,
  passwords: PasswordCheck,
  request: FastifyRequest,
  { current, next }: PasswordChange,
): Promise<void> {
  const { account, displayName, areaName, tokenHash } = request.session;
  const act = { action: 'password.changed', object: `account:${account}` } as const;
  await passwords
    .inTurn(account, () => passwords.verify(account, current))
    .catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'session.badCredentials') throw error;
      await app.audit({ ...act, outcome: 'refused', detail: { reason: 'password.wrong' } }, request);
      throw new AppError('password.wrong');
    });
  const reasons =
    next === current ? (['same'] as const) : passwordWeaknesses(next, { account, displayName, areaName });
  if (reasons.length > 0)
    throw new AppError('password.weak', weaknessWords(reasons)).withDetails({ reasons });
  const passwordHash = await hashPassword(next);
  await app.inScope(wholeCountry, async (tx) => {
    await setPassword(tx, account, passwordHash, { keep: tokenHash });
    await app.audit(act, request, tx);
  });
}

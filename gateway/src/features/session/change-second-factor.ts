import type { SecondFactorOffer } from '@fengqiao/contract/accounts';
import { findSecondFactor, offerSecondFactor, removeSecondFactor } from '@fengqiao/db/queries/second-factors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { SecondFactors } from './second-factor.ts';

/** Offers the caller a new secret. Throws `secondFactor.exists`, `secondFactor.unavailable`. */
export async function offer(
  app: FastifyInstance,
  secondFactors: SecondFactors,
  { session }: FastifyRequest,
): Promise<SecondFactorOffer> {
  const made = secondFactors.make(session.account);
  if (!(await offerSecondFactor(app.pool, session.accountId, made.sealed)))
    throw new AppError('secondFactor.exists');
  return made.offer;
}

/**
 * `set` confirms the offered secret with a code, `removed` takes the confirmed one away with a code. Throws `secondFactor.none`,
 * `secondFactor.exists`, `secondFactor.badCode`.
 */
export async function settle(
  app: FastifyInstance,
  secondFactors: SecondFactors,
  request: FastifyRequest,
  code: string,
  outcome: 'set' | 'removed',
): Promise<void> {
  const { accountId: id, account } = request.session;
  await app.inScope(wholeCountry, async (tx) => {
    const { sealed, confirmed } = await findSecondFactor(tx, id);
    if (sealed === null) throw new AppError('secondFactor.none');
    if (confirmed && outcome === 'set') throw new AppError('secondFactor.exists');
    if (!(await secondFactors.use(tx, { id, account }, sealed, code)))
      throw new AppError('secondFactor.badCode');
    if (outcome === 'removed') await removeSecondFactor(tx, id);
    await app.audit({ action: `secondFactor.${outcome}`, object: `account:${account}` }, request, tx);
  });
}

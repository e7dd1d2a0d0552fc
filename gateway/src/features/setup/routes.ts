import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { FirstAdministrator } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import { hasAccounts, insertFirstAccount } from '@fengqiao/db/queries/accounts';
import { deleteSetting } from '@fengqiao/db/queries/settings';
import Type from 'typebox';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { hashPassword } from '../../plugins/password.ts';
import { passwordWeakness } from './password-strength.ts';
import { isSetupCode, setupCodesSetting } from './setup-code.ts';

const SetupState = Type.Object({
  /** True while no account exists. */
  needed: Type.Boolean(),
});

/** `GET`, `POST /api/setup`: the first administrator of an empty system; possible once. */
export const setupRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/setup',
    { config: { policy: 'public' }, schema: { tags: ['setup'], response: { 200: SetupState } } },
    async () => ({ needed: !(await hasAccounts(app.pool)) }),
  );

  app.post(
    '/api/setup',
    {
      config: { policy: 'public', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { tags: ['setup'], body: FirstAdministrator, response: { 201: SetupState } },
    },
    async (request, reply) => {
      const { setupCode, account, password, displayName, areaCode } = request.body;
      if (await hasAccounts(app.pool)) throw new AppError('setup.done');
      if (!(await isSetupCode(app.pool, setupCode))) throw new AppError('setup.badCode');
      const weakness = passwordWeakness(password, account);
      if (weakness !== null) throw new AppError('setup.weakPassword', weakness);
      const passwordHash = await hashPassword(password);
      await app.inScope(wholeCountry, async (client) => {
        const row = { account, displayName, passwordHash, role: 'systemAdmin', area: areaKey(areaCode) };
        if (!(await insertFirstAccount(client, row))) throw new AppError('setup.done');
        await deleteSetting(client, setupCodesSetting);
      });
      return reply.code(201).send({ needed: false });
    },
  );
};

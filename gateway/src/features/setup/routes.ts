import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { FirstAdministrator, SetupDone } from '@fengqiao/contract/accounts';
import Type from 'typebox';
import { createFirstAdministrator, isSetupNeeded } from './service.ts';

const SetupState = Type.Object({
  /** True while no account exists. */
  needed: Type.Boolean(),
});

/** `GET`, `POST /api/setup`: the first administrator of an empty system; possible once. */
export const setupRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/setup',
    { config: { policy: 'public' }, schema: { tags: ['setup'], response: { 200: SetupState } } },
    async () => ({ needed: await isSetupNeeded(app.pool) }),
  );

  app.post(
    '/api/setup',
    {
      config: { policy: 'public', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { tags: ['setup'], body: FirstAdministrator, response: { 201: SetupDone } },
    },
    async (request, reply) => {
      const terminalCode = await createFirstAdministrator(app, request, request.body);
      return reply.code(201).send({ needed: false as const, terminalCode });
    },
  );
};

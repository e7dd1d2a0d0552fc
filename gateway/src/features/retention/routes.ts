import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { administratorRoles } from '@fengqiao/contract/accounts';
import { Retention } from '@fengqiao/contract/retention';
import { retention } from './service.ts';

/** `GET /api/retention`: what is stored, why, how long, by what right. For the administrators. */
export const retentionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/retention',
    {
      config: { policy: { roles: administratorRoles, reach: 'none' } },
      schema: { tags: ['retention'], response: { 200: Retention } },
    },
    (request) => retention(app, request.session),
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { roles, SessionLine } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import Type from 'typebox';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { endSession, sessions } from './session-list.ts';

const tags = ['session'];
/** One's own; all of the subtree for the security administrator. */
const policy: RolePolicy = { roles, reach: 'own' };

/** `GET /api/sessions`, `DELETE /api/sessions/:id`: where one is logged in, and the end of it. */
export const sessionListRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/sessions',
    {
      config: { policy },
      schema: {
        tags,
        querystring: Type.Object(paging, { additionalProperties: false }),
        response: { 200: Page(SessionLine) },
      },
    },
    ({ session, query }) => sessions(app, session, query),
  );

  app.delete(
    '/api/sessions/:id',
    {
      config: { policy: { ...policy, audit: 'session.revoked' } },
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await endSession(app, request, request.params.id);
      return reply.code(204).send(null);
    },
  );
};

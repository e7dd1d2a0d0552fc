import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { ChangesAnswer } from '@fengqiao/contract/events';
import Type from 'typebox';
import { changesAfter } from './service.ts';

const ChangesQuery = Type.Object(
  { since: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) },
  { additionalProperties: false },
);

/** `GET /api/changes?since=`: how a page catches up after a gap. */
export const changeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/changes',
    {
      config: { policy: { roles: screenRoles, reach: 'subtree' } },
      schema: { tags: ['changes'], querystring: ChangesQuery, response: { 200: ChangesAnswer } },
    },
    (request) => changesAfter(app, request.session, request.query.since),
  );
};

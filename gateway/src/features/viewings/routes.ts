import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { Viewing, ViewingDecision, ViewingFilter, ViewingInput } from '@fengqiao/contract/viewings';
import Type from 'typebox';
import { askingRoles } from '../../domain/viewing.ts';
import { paging } from '../../plugins/paging.ts';
import { askForViewing } from './ask.ts';
import { decide, end } from './decide.ts';
import { viewings } from './service.ts';
import { watchViewings } from './watch.ts';

const tags = ['viewings'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ViewingQuery = Type.Object(
  { ...Type.Partial(ViewingFilter).properties, ...paging },
  { additionalProperties: false },
);

/** Looking into a mediation room: a purpose, a case, a second person who agrees, at most half an hour. */
export const viewingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  watchViewings(app);

  app.get(
    '/api/viewings',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags, querystring: ViewingQuery, response: { 200: Page(Viewing) } },
    },
    (request) => viewings(app, request.session, request.query),
  );

  app.post(
    '/api/viewings',
    {
      config: {
        policy: {
          roles: askingRoles,
          reach: 'subtree',
          audit: 'viewing.requested',
        },
      },
      schema: { tags, body: ViewingInput, response: { 201: Viewing } },
    },
    async (request, reply) => reply.code(201).send(await askForViewing(app, request, request.body)),
  );

  app.post(
    '/api/viewings/:id/decision',
    {
      config: { policy: { roles: ['leader', 'head'], reach: 'subtree', audit: 'viewing.decided' } },
      schema: { tags, params, body: ViewingDecision, response: { 200: Viewing } },
    },
    (request) => decide(app, request, request.params.id, request.body),
  );

  app.post(
    '/api/viewings/:id/end',
    {
      config: {
        policy: {
          roles: ['operator', 'clerk', 'mediator', 'leader', 'head'],
          reach: 'subtree',
          audit: 'viewing.ended',
        },
      },
      schema: { tags, params, response: { 200: Viewing } },
    },
    (request) => end(app, request, request.params.id),
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Todo, TodoQuery } from '@fengqiao/contract/todo';
import { todo } from './service.ts';

/** `GET /api/todo`: whistles, supervisions and letters that wait for an answer. */
export const todoRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/todo',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags: ['cases'], querystring: TodoQuery, response: { 200: Todo } },
    },
    (request) => todo(app, request.session, request.query.area),
  );
};

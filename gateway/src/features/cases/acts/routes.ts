import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CaseAct, CaseActed, NewCase } from '@fengqiao/contract/case-acts';
import { CaseCode } from '@fengqiao/contract/case-code';
import Type from 'typebox';
import { actingRoles, registeringRoles } from '../../../domain/act-rights.ts';
import { act } from './act.ts';
import { registerCase } from './register-case.ts';

const tags = ['cases'];

/** `POST /api/cases` registers a matter at the desk, `POST /api/cases/:caseCode/events` does something with it; 2xx only after COMMIT. */
export const actRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/api/cases',
    {
      config: { policy: { roles: registeringRoles, reach: 'subtree', audit: 'case.registered' } },
      schema: { tags, body: NewCase, response: { 201: CaseActed } },
    },
    async (request, reply) => {
      reply.code(201);
      return registerCase(app, request, request.body);
    },
  );

  app.post(
    '/api/cases/:caseCode/events',
    {
      config: { policy: { roles: actingRoles, reach: 'subtree', audit: 'case.acted' } },
      schema: {
        tags,
        params: Type.Object({ caseCode: CaseCode }),
        body: CaseAct,
        response: { 200: CaseActed },
      },
    },
    (request) => act(app, request, request.params.caseCode, request.body),
  );
};

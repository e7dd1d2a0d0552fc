import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CaseAct, CaseActed, CaseActs, NewCase, NewReport } from '@fengqiao/contract/case-acts';
import { CaseCode } from '@fengqiao/contract/case-code';
import Type from 'typebox';
import { actingRoles, registeringRoles } from '../../../domain/act-rights.ts';
import { act } from './act.ts';
import { caseActs } from './offers.ts';
import { registerCase } from './register-case.ts';
import { reportAgain } from './report-again.ts';

const tags = ['cases'];
const CaseParams = Type.Object({ caseCode: CaseCode });

/**
 * `POST /api/cases` registers a matter at the desk, `POST /api/cases/:caseCode/reports` adds a further report of it, `GET /api/cases/:caseCode/acts` says what may be done with it by whom, and
 * `POST /api/cases/:caseCode/events` does it; 2xx only after COMMIT.
 */
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

  app.get(
    '/api/cases/:caseCode/acts',
    {
      config: { policy: { roles: actingRoles, reach: 'subtree' } },
      schema: { tags, params: CaseParams, response: { 200: CaseActs } },
    },
    (request) => caseActs(app, request.session, request.params.caseCode),
  );

  app.post(
    '/api/cases/:caseCode/events',
    {
      config: { policy: { roles: actingRoles, reach: 'subtree', audit: 'case.acted' } },
      schema: {
        tags,
        params: CaseParams,
        body: CaseAct,
        response: { 200: CaseActed },
      },
    },
    (request) => act(app, request, request.params.caseCode, request.body),
  );

  app.post(
    '/api/cases/:caseCode/reports',
    {
      config: { policy: { roles: registeringRoles, reach: 'subtree', audit: 'case.reported' } },
      schema: { tags, params: CaseParams, body: NewReport, response: { 200: CaseActed } },
    },
    (request) => reportAgain(app, request, request.params.caseCode, request.body),
  );
};

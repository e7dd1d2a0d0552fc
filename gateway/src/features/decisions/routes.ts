import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Page } from '@fengqiao/contract/common';
import { Decision, DecisionInput, DecisionQuery, DecisionReportInput } from '@fengqiao/contract/decisions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { decisionReaders, decisionReporters } from '../../domain/decisions.ts';
import { meetingHolders } from '../../domain/meeting-acts.ts';
import { languageOf } from '../../plugins/language.ts';
import { changeDecision, decide } from './decide.ts';
import { findDecisions, readDecision } from './read-decisions.ts';
import { reportDecision } from './report.ts';

const tags = ['meetings'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const response = { 200: Decision };

function language(request: FastifyRequest, reply: FastifyReply) {
  reply.header('vary', 'accept-language');
  return languageOf(request.headers['accept-language']);
}

/** 交办: what meetings decide, who answers for it and what becomes of it (MS-16, XM-11). */
export const decisionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/decisions',
    {
      config: { policy: { roles: decisionReaders, reach: 'subtree' } },
      schema: { tags, querystring: DecisionQuery, response: { 200: Page(Decision) } },
    },
    (request, reply) => findDecisions(app, request.session, request.query, language(request, reply)),
  );
  app.get(
    '/api/decisions/:id',
    {
      config: { policy: { roles: decisionReaders, reach: 'subtree' } },
      schema: { tags, params, response },
    },
    (request, reply) => readDecision(app, request.session, request.params.id, language(request, reply)),
  );
  app.post(
    '/api/meetings/:id/decisions',
    {
      config: { policy: { roles: meetingHolders, reach: 'subtree', audit: 'decision.made' } },
      schema: { tags, params, body: DecisionInput, response },
    },
    (request, reply) => decide(app, request, request.params.id, request.body, language(request, reply)),
  );
  app.put(
    '/api/decisions/:id',
    {
      config: { policy: { roles: meetingHolders, reach: 'subtree', audit: 'decision.changed' } },
      schema: { tags, params, body: DecisionInput, response },
    },
    (request, reply) =>
      changeDecision(app, request, request.params.id, request.body, language(request, reply)),
  );
  app.post(
    '/api/decisions/:id/reports',
    {
      config: { policy: { roles: decisionReporters, reach: 'subtree', audit: 'decision.reported' } },
      schema: { tags, params, body: DecisionReportInput, response },
    },
    (request, reply) =>
      reportDecision(app, request, request.params.id, request.body, language(request, reply)),
  );
};

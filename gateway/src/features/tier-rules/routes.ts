import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { OneOf, Page } from '@fengqiao/contract/common';
import {
  TierRulesDecision,
  TierRulesList,
  TierRulesProposal,
  TierRulesVersion,
  TierRun,
  TierTrial,
  TierTrialInput,
  TrialCase,
  trialLists,
} from '@fengqiao/contract/tier-rules';
import Type from 'typebox';
import { rulesRoles } from '../../domain/rules-change.ts';
import { paging } from '../../plugins/paging.ts';
import { tierRunList } from './run-list.ts';
import { cancelTrial, casesOfTrial, trialOf, tryRules } from './trials.ts';
import { decide, propose, tierRulesList, withdraw } from './versions.ts';

const tags = ['tier rules'];
const ofVersion = Type.Object({ version: Type.String({ maxLength: 80 }) });
const ofTrial = Type.Object({ id: Type.String({ format: 'uuid' }) });
const read = { roles: staffRoles, reach: 'none' } as const;
const change = { roles: rulesRoles, reach: 'none' } as const;
const RunQuery = Type.Object(
  { changedOnly: Type.Optional(Type.Boolean()), ...paging },
  { additionalProperties: false },
);

/** 分级规则 (CQ-04): versions, trying them on the past, switching on by a second person; records of timed runs (LZ-05). */
export const tierRulesRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/tier-rules',
    { config: { policy: read }, schema: { tags, response: { 200: TierRulesList } } },
    (request) => tierRulesList(app, request.session),
  );

  app.post(
    '/api/tier-rules',
    {
      config: { policy: { ...change, audit: 'rules.proposed' } },
      schema: { tags, body: TierRulesProposal, response: { 201: TierRulesVersion } },
    },
    async (request, reply) => {
      reply.code(201);
      return propose(app, request, request.body);
    },
  );

  app.post(
    '/api/tier-rules/:version/decision',
    {
      config: { policy: { ...change, audit: 'rules.decided' } },
      schema: { tags, params: ofVersion, body: TierRulesDecision, response: { 200: TierRulesVersion } },
    },
    (request) => decide(app, request, request.params.version, request.body),
  );

  app.post(
    '/api/tier-rules/:version/withdraw',
    {
      config: { policy: { ...change, audit: 'rules.withdrawn' } },
      schema: { tags, params: ofVersion, response: { 200: TierRulesVersion } },
    },
    (request) => withdraw(app, request, request.params.version),
  );

  app.post(
    '/api/tier-trials',
    {
      config: { policy: { ...change, audit: 'rules.tried' } },
      schema: { tags, body: TierTrialInput, response: { 202: TierTrial } },
    },
    async (request, reply) => {
      reply.code(202);
      return tryRules(app, request, request.body);
    },
  );

  app.get(
    '/api/tier-trials/:id',
    { config: { policy: change }, schema: { tags, params: ofTrial, response: { 200: TierTrial } } },
    (request) => trialOf(app, request.session, request.params.id),
  );

  app.get(
    '/api/tier-trials/:id/cases',
    {
      config: { policy: change },
      schema: {
        tags,
        params: ofTrial,
        querystring: Type.Object({ list: OneOf(trialLists) }, { additionalProperties: false }),
        response: { 200: Type.Object({ items: Type.Array(TrialCase) }) },
      },
    },
    (request) => casesOfTrial(app, request.session, request.params.id, request.query.list),
  );

  app.post(
    '/api/tier-trials/:id/cancel',
    {
      config: { policy: { ...change, audit: 'rules.tried' } },
      schema: { tags, params: ofTrial, response: { 200: TierTrial } },
    },
    (request) => cancelTrial(app, request, request.params.id),
  );

  app.get(
    '/api/tier-runs',
    {
      config: { policy: read },
      schema: { tags, querystring: RunQuery, response: { 200: Page(TierRun) } },
    },
    (request) => tierRunList(app, request.query),
  );
};

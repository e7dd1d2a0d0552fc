import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles, staffRoles } from '@fengqiao/contract/accounts';
import { LikelyCases, LikelyQuestion } from '@fengqiao/contract/case-acts';
import { CaseCode } from '@fengqiao/contract/case-code';
import { RelatedCases, TopicDetail, TopicGraph, TopicList, TopicQuery } from '@fengqiao/contract/topics';
import Type from 'typebox';
import { registeringRoles } from '../../domain/act-rights.ts';
import { likelyCases } from './likely.ts';
import { relatedCases } from './related.ts';
import { topic, topicGraph, topics } from './service.ts';

const TopicParams = Type.Object({ id: Type.String({ pattern: '^\\d{1,15}$' }) });
const CaseParams = Type.Object({ caseCode: CaseCode });
const policy = { roles: staffRoles, reach: 'subtree' } as const;
/** The list stands on walls too: it names places and subjects, from masked words. */
const onWalls = { roles: screenRoles, reach: 'subtree' } as const;

/**
 * `GET /api/topics`, `.../:id`, `.../:id/graph`, `GET /api/cases/:caseCode/related` (BZ-02, MS-11, CQ-15), and
 * `POST /api/cases/likely`, which is asked before a case is registered.
 */
export const topicRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/topics',
    {
      config: { policy: onWalls },
      schema: { tags: ['topics'], querystring: TopicQuery, response: { 200: TopicList } },
    },
    (request) => topics(app, request.session, request.query),
  );

  app.get(
    '/api/topics/:id',
    {
      config: { policy },
      schema: { tags: ['topics'], params: TopicParams, response: { 200: TopicDetail } },
    },
    (request) => topic(app, request.session, Number(request.params.id)),
  );

  app.get(
    '/api/topics/:id/graph',
    {
      config: { policy },
      schema: { tags: ['topics'], params: TopicParams, response: { 200: TopicGraph } },
    },
    (request) => topicGraph(app, request.session, Number(request.params.id)),
  );

  app.get(
    '/api/cases/:caseCode/related',
    {
      config: { policy },
      schema: { tags: ['cases'], params: CaseParams, response: { 200: RelatedCases } },
    },
    (request) => relatedCases(app, request.session, request.params.caseCode),
  );

  app.post(
    '/api/cases/likely',
    {
      config: { policy: { roles: registeringRoles, reach: 'subtree', audit: 'case.compared' } },
      schema: { tags: ['cases'], body: LikelyQuestion, response: { 200: LikelyCases } },
    },
    (request) => likelyCases(app, request, request.body),
  );
};

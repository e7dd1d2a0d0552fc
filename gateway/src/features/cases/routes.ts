import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { CaseCode } from '@fengqiao/contract/case-code';
import { CaseDetail, CaseFilter, CaseSummary } from '@fengqiao/contract/cases';
import { Instant, Page } from '@fengqiao/contract/common';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import { paging } from '../../plugins/paging.ts';
import { confidentialityRoutes } from './confidentiality-routes.ts';
import { maskBacklog } from './mask-backlog.ts';
import { searchBacklog } from './search-backlog.ts';
import { acknowledge, caseDetail, findCases } from './service.ts';

const ListQuery = Type.Object({ ...CaseFilter.properties, ...paging }, { additionalProperties: false });
const CaseParams = Type.Object({ caseCode: CaseCode });
const DetailQuery = Type.Object(
  {
    /** Shows clocks, ladder and tier by the rules of another place. */
    profile: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
const Acknowledged = Type.Object({ caseCode: CaseCode, acknowledgedAt: Instant });

/** `GET /api/cases`, `GET /api/cases/:caseCode` (words by Accept-Language), `POST /api/cases/:caseCode/acknowledge`. */
export const caseRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(confidentialityRoutes);
  const backlogs = [maskBacklog(app), searchBacklog(app)];
  app.addHook('onReady', async () => {
    for (const backlog of backlogs) backlog.start();
  });
  app.addHook('preClose', async () => {
    await Promise.all(backlogs.map((backlog) => backlog.stop()));
  });

  app.get(
    '/api/cases',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags: ['cases'], querystring: ListQuery, response: { 200: Page(CaseSummary) } },
    },
    (request) => findCases(app, request.session, request.query),
  );

  app.get(
    '/api/cases/:caseCode',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: {
        tags: ['cases'],
        params: CaseParams,
        querystring: DetailQuery,
        response: { 200: CaseDetail },
      },
    },
    (request, reply) => {
      reply.header('vary', 'accept-language');
      const language = languageOf(request.headers['accept-language']);
      return caseDetail(app, request, request.params.caseCode, request.query.profile, language);
    },
  );

  app.post(
    '/api/cases/:caseCode/acknowledge',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree', audit: 'case.acknowledged' } },
      schema: { tags: ['cases'], params: CaseParams, response: { 200: Acknowledged } },
    },
    (request) => acknowledge(app, request, request.params.caseCode),
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles, staffRoles } from '@fengqiao/contract/accounts';
import {
  Indicator,
  IndicatorByArea,
  IndicatorCases,
  IndicatorCasesQuery,
  IndicatorName,
  IndicatorQuery,
  IndicatorSeries,
  IndicatorSeriesQuery,
} from '@fengqiao/contract/indicators';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import { indicatorCases } from './cases.ts';
import { indicatorFileRoutes } from './file-routes.ts';
import { indicator, indicatorByArea, indicatorSeries } from './service.ts';

const params = Type.Object({ name: IndicatorName });
const AreaQuery = Type.Omit(IndicatorQuery, ['compare', 'baselineFrom', 'baselineTo']);
const policy = { roles: staffRoles, reach: 'subtree' } as const;
/** Figures stand on walls too; the lists of cases behind them do not. */
const onWalls = { roles: screenRoles, reach: 'subtree' } as const;

function language(request: FastifyRequest, reply: FastifyReply) {
  reply.header('vary', 'accept-language');
  return languageOf(request.headers['accept-language']);
}

/**
 * `GET /api/indicators/:name`, its `/series`, `/by-area`, the `/cases` behind it and the `/file` of a view; definition and labels in the language of
 * Accept-Language.
 */
export const indicatorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/indicators/:name',
    {
      config: { policy: onWalls },
      schema: {
        tags: ['indicators'],
        params,
        querystring: IndicatorQuery,
        response: { 200: Indicator },
      },
    },
    (request, reply) =>
      indicator(app, request.session, request.params.name, request.query, language(request, reply)),
  );

  app.get(
    '/api/indicators/:name/series',
    {
      config: { policy: onWalls },
      schema: {
        tags: ['indicators'],
        params,
        querystring: IndicatorSeriesQuery,
        response: { 200: IndicatorSeries },
      },
    },
    (request, reply) =>
      indicatorSeries(app, request.session, request.params.name, request.query, language(request, reply)),
  );

  app.get(
    '/api/indicators/:name/by-area',
    {
      config: { policy: onWalls },
      schema: { tags: ['indicators'], params, querystring: AreaQuery, response: { 200: IndicatorByArea } },
    },
    (request, reply) =>
      indicatorByArea(app, request.session, request.params.name, request.query, language(request, reply)),
  );

  await app.register(indicatorFileRoutes);

  app.get(
    '/api/indicators/:name/cases',
    {
      config: { policy },
      schema: {
        tags: ['indicators'],
        params,
        querystring: IndicatorCasesQuery,
        response: { 200: IndicatorCases },
      },
    },
    (request) => indicatorCases(app, request.session, request.params.name, request.query),
  );
};

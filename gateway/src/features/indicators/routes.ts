import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Indicator, IndicatorName, IndicatorQuery } from '@fengqiao/contract/indicators';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import { indicator } from './service.ts';

/** `GET /api/indicators/:name`; definition and labels in the language of Accept-Language. */
export const indicatorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/indicators/:name',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: {
        tags: ['indicators'],
        params: Type.Object({ name: IndicatorName }),
        querystring: IndicatorQuery,
        response: { 200: Indicator },
      },
    },
    (request, reply) => {
      reply.header('vary', 'accept-language');
      const { name } = request.params;
      const language = languageOf(request.headers['accept-language']);
      return indicator(app, request.session, name, request.query, language);
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { IndicatorFileQuery, IndicatorName } from '@fengqiao/contract/indicators';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import { attachment, fileTypes } from '../tables/table-file.ts';
import { indicatorFile } from './file.ts';

/** `GET /api/indicators/:name/file`: a view of an indicator as CSV or XLSX, with the rights of the view itself. */
export const indicatorFileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/indicators/:name/file',
    {
      config: {
        policy: { roles: staffRoles, reach: 'subtree', audit: 'data.exported' },
        rateLimit: { max: 30, timeWindow: 60_000 },
      },
      schema: {
        tags: ['indicators'],
        params: Type.Object({ name: IndicatorName }),
        querystring: IndicatorFileQuery,
        produces: [fileTypes.csv, fileTypes.xlsx],
      },
    },
    async (request, reply) => {
      const { session, query, params } = request;
      const language = languageOf(request.headers['accept-language']);
      const { title, file } = await indicatorFile(app, session, params.name, query, language);
      await app.audit(
        {
          action: 'data.exported',
          object: `indicator:${params.name}`,
          areaCode: query.area ?? session.areaCode,
          // Of the filters only what cannot hold a word that somebody typed: the log is read by people who may see no case.
          detail: {
            what: 'indicator',
            format: query.format,
            from: query.from ?? null,
            to: query.to ?? null,
          },
        },
        request,
      );
      return reply
        .type(fileTypes[query.format])
        .header('content-disposition', attachment(title, query.format))
        .send(file);
    },
  );
};

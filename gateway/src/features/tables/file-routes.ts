import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { TableFileInput } from '@fengqiao/contract/tables';
import { languageOf } from '../../plugins/language.ts';
import { attachment, fileTypes, tableFile } from './table-file.ts';

/** `POST /api/tables/file`: tables that a page has put together, as the file that its reader takes away. It reads nothing. */
export const tableFileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/api/tables/file',
    {
      config: {
        policy: { roles: staffRoles, reach: 'none', audit: 'data.exported' },
        rateLimit: { max: 30, timeWindow: 60_000 },
      },
      schema: { tags: ['tables'], body: TableFileInput, produces: [fileTypes.csv, fileTypes.xlsx] },
    },
    async (request, reply) => {
      const { session, body } = request;
      const { title, format, tables } = body;
      const language = languageOf(request.headers['accept-language']);
      const about = { title, language, author: session.areaName, at: new Date() };
      const file = await tableFile(tables, format, about);
      const rows = tables.reduce((sum, each) => sum + each.rows.length, 0);
      // Its title may hold what a page says of a case: the log says how much left the house, and the page has its own right.
      await app.audit({ action: 'data.exported', detail: { what: 'table', format, rows } }, request);
      return reply
        .type(fileTypes[format])
        .header('content-disposition', attachment(title, format))
        .send(file);
    },
  );
};

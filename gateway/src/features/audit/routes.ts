import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { AuditEntry, AuditFilter, AuditHead, AuditVerificationStatus } from '@fengqiao/contract/audit';
import { Page } from '@fengqiao/contract/common';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { exportCsv } from './export-csv.ts';
import { readingNotes } from './reading.ts';
import { filterDetail, findEntries, findHead } from './service.ts';

const policy: RolePolicy = { roles: ['auditAdmin'], reach: 'subtree' };
const ofNoPlace: RolePolicy = { roles: ['auditAdmin'], reach: 'none' };
const ListQuery = Type.Object({ ...AuditFilter.properties, ...paging }, { additionalProperties: false });
const ExportQuery = Type.Object(AuditFilter.properties, { additionalProperties: false });

/** `GET /api/audit`, `/export` (CSV), `/head`; `GET`, `POST /api/audit/verification`. For the audit administrator alone. */
export const auditRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const noteReading = readingNotes(app);

  app.get(
    '/api/audit',
    {
      config: { policy: { ...policy, audit: 'audit.read' } },
      schema: { tags: ['audit'], querystring: ListQuery, response: { 200: Page(AuditEntry) } },
    },
    async (request) => {
      const { cursor: _cursor, limit: _limit, ...filter } = request.query;
      const found = await findEntries(app, request.session, request.query);
      await noteReading(request, filter);
      return found;
    },
  );

  app.get(
    '/api/audit/export',
    {
      config: {
        policy: { ...policy, audit: 'audit.exported' },
        rateLimit: { max: 10, timeWindow: 60_000 },
      },
      schema: { tags: ['audit'], querystring: ExportQuery, produces: ['text/csv'] },
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language']);
      // Before the first byte: a download that is broken off has been read all the same.
      await app.audit({ action: 'audit.exported', detail: filterDetail(request.query) }, request);
      const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="fengqiao-audit-${day}.csv"`)
        .send(Readable.from(exportCsv(app, request.session, request.query, language)));
    },
  );

  app.get(
    '/api/audit/head',
    {
      config: { policy: ofNoPlace },
      schema: { tags: ['audit'], response: { 200: AuditHead } },
    },
    () => findHead(app),
  );

  const verification = {
    config: { policy: { ...ofNoPlace, audit: 'audit.verified' as const } },
    schema: { tags: ['audit'], response: { 200: AuditVerificationStatus } },
  };
  app.get('/api/audit/verification', verification, async (request) => app.auditVerifier.look(request));
  app.post('/api/audit/verification', verification, async (request) => app.auditVerifier.start(request));
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Role } from '@fengqiao/contract/accounts';
import { Nullable } from '@fengqiao/contract/common';
import { PackCases, PackCasesQuery } from '@fengqiao/contract/packs';
import {
  Report,
  ReportInput,
  ReportKey,
  ReportKindLine,
  ReportLine,
  ReportQuery,
  ReturnInput,
  Returns,
  ReturnsQuery,
} from '@fengqiao/contract/reports';
import { FileFormat } from '@fengqiao/contract/tables';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import { cancelReport, makeReport } from './ask-report.ts';
import {
  fetchReport,
  listedReports,
  oneReport,
  publicKey,
  reportCasesBehind,
  reportKinds,
} from './read-reports.ts';
import { currentMonth, returnsOf, sendUp } from './returns.ts';
import { sendFile } from './send-file.ts';

const tags = ['reports'];
const idParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
/** Who works with reports; kinds with counts of support are for two of them (domain/report-rules.ts). */
const roles: readonly Role[] = ['leader', 'head', 'operator', 'clerk'];
const policy = { roles, reach: 'subtree' } as const;
/** A report takes seconds of the processor. */
const rateLimit = { max: 30, timeWindow: 60_000 };

function language(request: FastifyRequest, reply: FastifyReply) {
  reply.header('vary', 'accept-language');
  return languageOf(request.headers['accept-language']);
}

/** Reports (FX-02, CQ-24, CQ-26, HP-12..14, BZ-16), the key that signs them, and monthly returns (HP-13). */
export const reportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/reports/kinds',
    {
      config: { policy: { roles, reach: 'none' } },
      schema: { tags, response: { 200: Type.Object({ items: Type.Array(ReportKindLine) }) } },
    },
    async (request, reply) => ({ items: reportKinds(app, request.session, language(request, reply)) }),
  );
  app.get(
    '/api/reports/key',
    { config: { policy: { roles, reach: 'none' } }, schema: { tags, response: { 200: ReportKey } } },
    () => publicKey(app),
  );
  app.get(
    '/api/reports',
    {
      config: { policy },
      schema: {
        tags,
        querystring: ReportQuery,
        response: {
          200: Type.Object({ items: Type.Array(ReportLine), nextCursor: Nullable(Type.String()) }),
        },
      },
    },
    (request, reply) => listedReports(app, request.session, request.query, language(request, reply)),
  );
  app.post(
    '/api/reports',
    {
      config: { policy: { ...policy, audit: 'report.asked' }, rateLimit },
      schema: { tags, body: ReportInput, response: { 202: Report } },
    },
    async (request, reply) => {
      reply.code(202);
      return makeReport(app, request, request.body);
    },
  );
  app.get(
    '/api/reports/:id',
    { config: { policy }, schema: { tags, params: idParams, response: { 200: Report } } },
    (request, reply) => oneReport(app, request.session, request.params.id, language(request, reply)),
  );
  app.delete(
    '/api/reports/:id',
    { config: { policy: { ...policy, audit: 'report.cancelled' } }, schema: { tags, params: idParams } },
    async (request, reply) => {
      await cancelReport(app, request, request.params.id);
      return reply.code(204).send();
    },
  );
  app.get(
    '/api/reports/:id/file',
    {
      config: { policy: { ...policy, audit: 'data.exported' } },
      schema: {
        tags,
        params: idParams,
        querystring: Type.Object({ format: FileFormat }, { additionalProperties: false }),
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      return sendFile(reply, format, await fetchReport(app, request, request.params.id, format));
    },
  );
  app.get(
    '/api/reports/:id/cases',
    {
      config: { policy },
      schema: { tags, params: idParams, querystring: PackCasesQuery, response: { 200: PackCases } },
    },
    (request) => reportCasesBehind(app, request.session, request.params.id, request.query),
  );

  app.get(
    '/api/returns',
    { config: { policy }, schema: { tags, querystring: ReturnsQuery, response: { 200: Returns } } },
    (request, reply) => {
      const { month = currentMonth(Date.now()) } = request.query;
      return returnsOf(app, request.session, month, language(request, reply));
    },
  );
  app.post(
    '/api/returns',
    {
      config: { policy: { roles: ['head'], reach: 'own', audit: 'return.sent' } },
      schema: { tags, body: ReturnInput, response: { 200: Returns } },
    },
    (request) => sendUp(app, request, request.body),
  );
};

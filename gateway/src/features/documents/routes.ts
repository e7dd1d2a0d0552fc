import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { CaseCode } from '@fengqiao/contract/case-code';
import {
  CaseDocuments,
  DocumentFormat,
  DocumentInput,
  DocumentKind,
  DocumentTemplate,
  MadeDocument,
  TEMPLATE_MAX_BYTES,
} from '@fengqiao/contract/documents';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { letterReaders } from '../../domain/letters.ts';
import { AppError } from '../../plugins/errors.ts';
import { caseDocuments, fetchDocument, makeDocument } from './case-documents.ts';
import { letterFile } from './letter-file.ts';
import { letterFileRoutes } from './letter-file-routes.ts';
import { contentTypes, disposition } from './render.ts';
import { templateFile, templatePreview } from './template-file.ts';
import { changeTemplate, listTemplates } from './templates.ts';

const tags = ['documents'];
const caseParams = Type.Object({ caseCode: CaseCode });
const idParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const kindParams = Type.Object({ kind: DocumentKind });
const FormatQuery = Type.Object({ format: DocumentFormat }, { additionalProperties: false });
/** Rendering takes a tenth of a second of the processor: nobody does it without end. */
const rateLimit = { max: 60, timeWindow: 60_000 };

/** Documents (文书) of cases and letters, and the templates they are made from. */
export const documentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(letterFileRoutes);
  app.addContentTypeParser<Buffer>(
    contentTypes.docx,
    { parseAs: 'buffer', bodyLimit: TEMPLATE_MAX_BYTES },
    (_request, body, done) => done(null, body),
  );
  const send = (
    reply: FastifyReply,
    format: DocumentFormat,
    { file, name }: { file: Buffer; name: string },
  ): FastifyReply =>
    reply
      .header('content-disposition', disposition(name, format))
      .header('cache-control', 'no-store')
      .type(contentTypes[format])
      .send(file);

  app.get(
    '/api/cases/:caseCode/documents',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags, params: caseParams, response: { 200: CaseDocuments } },
    },
    (request) => caseDocuments(app, request, request.params.caseCode),
  );
  app.post(
    '/api/cases/:caseCode/documents',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree', audit: 'case.documentMade' }, rateLimit },
      schema: { tags, params: caseParams, body: DocumentInput, response: { 201: MadeDocument } },
    },
    async (request, reply) => {
      reply.code(201);
      return makeDocument(app, request, request.params.caseCode, request.body);
    },
  );
  app.get(
    '/api/documents/:id/file',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree', audit: 'document.fetched' } },
      schema: { tags, params: idParams, querystring: FormatQuery },
    },
    async (request, reply) => {
      const { format } = request.query;
      return send(reply, format, await fetchDocument(app, request, request.params.id, format));
    },
  );
  app.get(
    '/api/letters/:id/file',
    {
      config: { policy: { roles: letterReaders, reach: 'subtree', audit: 'document.fetched' }, rateLimit },
      schema: { tags, params: idParams, querystring: FormatQuery },
    },
    async (request, reply) => {
      const { format } = request.query;
      return send(reply, format, await letterFile(app, request, request.params.id, format));
    },
  );

  app.get(
    '/api/document-templates',
    {
      config: { policy: { roles: staffRoles, reach: 'none' } },
      schema: { tags, response: { 200: Type.Object({ items: Type.Array(DocumentTemplate) }) } },
    },
    async (request) => ({ items: await listTemplates(app, request.session) }),
  );
  app.get(
    '/api/document-templates/:kind/file',
    { config: { policy: { roles: staffRoles, reach: 'none' } }, schema: { tags, params: kindParams } },
    async (request, reply) =>
      send(reply, 'docx', await templateFile(app, request.session, request.params.kind)),
  );
  app.get(
    '/api/document-templates/:kind/sample',
    {
      config: { policy: { roles: staffRoles, reach: 'none' }, rateLimit },
      schema: { tags, params: kindParams, querystring: FormatQuery },
    },
    async (request, reply) => {
      const { format } = request.query;
      const preview = await templatePreview(app, request.session, request.params.kind, format);
      return send(reply, format, preview);
    },
  );
  app.put(
    '/api/document-templates/:kind',
    {
      config: { policy: { roles: ['head'], reach: 'own', audit: 'template.changed' } },
      schema: { tags, params: kindParams, consumes: [contentTypes.docx] },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) throw new AppError('request.unsupported', contentTypes.docx);
      await changeTemplate(app, request, request.params.kind, request.body);
      return reply.code(204).send();
    },
  );
  app.delete(
    '/api/document-templates/:kind',
    {
      config: { policy: { roles: ['head'], reach: 'own', audit: 'template.changed' } },
      schema: { tags, params: kindParams },
    },
    async (request, reply) => {
      await changeTemplate(app, request, request.params.kind, null);
      return reply.code(204).send();
    },
  );
};

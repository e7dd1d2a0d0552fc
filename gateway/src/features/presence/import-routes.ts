import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  PRESENCE_FILE_MAX_BYTES,
  PresenceImport,
  PresenceImportReport,
  PresenceUndo,
} from '@fengqiao/contract/presence-imports';
import Type from 'typebox';
import { AppError } from '../../plugins/errors.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { importPresence } from './import.ts';
import { presenceImports, undoPresenceImport } from './undo.ts';

const tags = ['presence', 'imports'];
const keepers: RolePolicy = { roles: ['head', 'systemAdmin'], reach: 'subtree' };
const writers: RolePolicy = { ...keepers, audit: 'presence.changed' };
const binary = 'application/octet-stream';
const ImportQuery = Type.Object(
  {
    /** Name of the file, for the record. */
    name: Type.String({ minLength: 1, maxLength: 120 }),
    dryRun: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** `POST /api/presence/imports` (a CSV or XLSX file as it is), `GET /api/presence/imports`, `POST /api/presence/imports/:id/undo`. */
export const presenceImportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.addContentTypeParser<Buffer>(
    binary,
    { parseAs: 'buffer', bodyLimit: PRESENCE_FILE_MAX_BYTES },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/presence/imports',
    {
      config: { policy: writers },
      schema: { tags, querystring: ImportQuery, consumes: [binary], response: { 200: PresenceImportReport } },
    },
    (request) => {
      const { body: bytes, query } = request;
      if (!Buffer.isBuffer(bytes)) throw new AppError('request.unsupported', binary);
      return importPresence(app, request, { bytes, name: query.name, dryRun: query.dryRun ?? false });
    },
  );

  app.get(
    '/api/presence/imports',
    {
      config: { policy: keepers },
      schema: { tags, response: { 200: Type.Object({ items: Type.Array(PresenceImport) }) } },
    },
    async (request) => ({ items: await presenceImports(app, request.session) }),
  );

  app.post(
    '/api/presence/imports/:id/undo',
    {
      config: { policy: writers },
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: PresenceUndo },
      },
    },
    (request) => undoPresenceImport(app, request, request.params.id),
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  STAFF_FILE_MAX_BYTES,
  StaffImport,
  StaffImportReport,
  StaffUndo,
} from '@fengqiao/contract/staff-imports';
import Type from 'typebox';
import { AppError } from '../../plugins/errors.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { importStaff } from './import.ts';
import { staffImports, undoStaffImport } from './undo.ts';

const tags = ['registry', 'imports'];
const keepers: RolePolicy = { roles: ['head', 'systemAdmin'], reach: 'subtree' };
const writers: RolePolicy = { ...keepers, audit: 'staff.changed' };
const binary = 'application/octet-stream';
const ImportQuery = Type.Object(
  {
    /** Name of the file, for the record. */
    name: Type.String({ minLength: 1, maxLength: 120 }),
    dryRun: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** `POST /api/staff/imports` (a CSV or XLSX file as it is), `GET /api/staff/imports`, `POST /api/staff/imports/:id/undo`. */
export const staffImportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.addContentTypeParser<Buffer>(
    binary,
    { parseAs: 'buffer', bodyLimit: STAFF_FILE_MAX_BYTES },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/staff/imports',
    {
      config: { policy: writers },
      schema: { tags, querystring: ImportQuery, consumes: [binary], response: { 200: StaffImportReport } },
    },
    (request) => {
      const { body: bytes, query } = request;
      if (!Buffer.isBuffer(bytes)) throw new AppError('request.unsupported', binary);
      return importStaff(app, request, { bytes, name: query.name, dryRun: query.dryRun ?? false });
    },
  );
  app.get(
    '/api/staff/imports',
    {
      config: { policy: keepers },
      schema: { tags, response: { 200: Type.Object({ items: Type.Array(StaffImport) }) } },
    },
    async (request) => ({ items: await staffImports(app, request.session) }),
  );
  app.post(
    '/api/staff/imports/:id/undo',
    {
      config: { policy: writers },
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: StaffUndo },
      },
    },
    (request) => undoStaffImport(app, request, request.params.id),
  );
};

import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Page } from '@fengqiao/contract/common';
import { ImportStatus } from '@fengqiao/contract/imports';
import Type from 'typebox';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { cancelImport, findImports, importerOf, importStatus, readMapping, startImport } from './service.ts';
import { largestFile, receiveUpload } from './upload.ts';

const policy: RolePolicy = {
  roles: ['operator', 'clerk', 'leader', 'head'],
  reach: 'subtree',
  orSource: true,
};
const ImportParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
});
const ListQuery = Type.Object(paging, { additionalProperties: false });

/** `POST /api/imports` (multipart: kind, mapping, file), `GET /api/imports`, `GET` and `DELETE /api/imports/:id`. */
export const importRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(multipart, {
    limits: { files: 1, fileSize: largestFile, fields: 10, fieldSize: 500_000, parts: 12 },
  });

  app.post(
    '/api/imports',
    {
      config: { policy: { ...policy, audit: 'data.imported' } },
      schema: {
        tags: ['imports'],
        consumes: ['multipart/form-data'],
        response: { 202: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const upload = await receiveUpload(request, app.importFolder);
      try {
        const { kind = 'cases' } = upload.fields;
        const mapping = readMapping(upload.fields.mapping);
        const file = { ...upload, kind, mapping };
        const { id, job } = await startImport(app, importerOf(request), file, request);
        const path = join(app.importFolder, id);
        await rename(upload.path, path);
        app.imports.add({ ...job, path });
        return reply.code(202).send({ id });
      } catch (error) {
        await rm(upload.path, { force: true });
        throw error;
      }
    },
  );

  app.get(
    '/api/imports',
    {
      config: { policy },
      schema: { tags: ['imports'], querystring: ListQuery, response: { 200: Page(ImportStatus) } },
    },
    (request) => findImports(app, importerOf(request), request.query),
  );

  app.get(
    '/api/imports/:id',
    {
      config: { policy },
      schema: { tags: ['imports'], params: ImportParams, response: { 200: ImportStatus } },
    },
    (request) => importStatus(app, importerOf(request), request.params.id),
  );

  app.delete(
    '/api/imports/:id',
    {
      config: { policy },
      schema: { tags: ['imports'], params: ImportParams, response: { 200: ImportStatus } },
    },
    (request) => cancelImport(app, importerOf(request), request.params.id),
  );
};

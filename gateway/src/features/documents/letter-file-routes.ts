import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ATTACHMENT_MAX_BYTES, Letter } from '@fengqiao/contract/letters';
import Type from 'typebox';
import { letterReaders, letterTakers } from '../../domain/letters.ts';
import { AppError } from '../../plugins/errors.ts';
import { addLetterFile, fetchLetterFile, removeLetterFile } from './letter-files.ts';

const tags = ['letters'];
const Id = Type.String({ format: 'uuid' });
const params = Type.Object({ id: Id, file: Id });
/** As it is named on the disk; no path in it. */
const Name = Type.String({ minLength: 3, maxLength: 120, pattern: '^[^/\\\\\\u0000-\\u001f]+$' });
const binary = 'application/octet-stream';

/** Files of a letter: `PUT` (the bytes, `?name=`), `GET` and `DELETE /api/letters/:id/files/:file`. */
export const letterFileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.addContentTypeParser<Buffer>(
    binary,
    { parseAs: 'buffer', bodyLimit: ATTACHMENT_MAX_BYTES },
    (_request, body, done) => done(null, body),
  );
  const write = (audit: 'letter.fileAdded' | 'letter.fileRemoved') => ({
    policy: { roles: letterTakers, reach: 'subtree' as const, audit },
  });

  app.put(
    '/api/letters/:id/files/:file',
    {
      config: write('letter.fileAdded'),
      schema: {
        tags,
        params,
        querystring: Type.Object({ name: Name }, { additionalProperties: false }),
        consumes: [binary],
        response: { 200: Letter },
      },
    },
    (request) => {
      const { params, query, body: bytes } = request;
      if (!Buffer.isBuffer(bytes)) throw new AppError('request.unsupported', binary);
      return addLetterFile(app, request, params.id, { id: params.file, name: query.name, bytes });
    },
  );
  app.delete(
    '/api/letters/:id/files/:file',
    { config: write('letter.fileRemoved'), schema: { tags, params, response: { 200: Letter } } },
    (request) => removeLetterFile(app, request, request.params.id, request.params.file),
  );
  app.get(
    '/api/letters/:id/files/:file',
    {
      config: { policy: { roles: letterReaders, reach: 'subtree', audit: 'document.fetched' } },
      schema: { tags, params },
    },
    async (request, reply) => {
      const { bytes, name } = await fetchLetterFile(app, request, request.params.id, request.params.file);
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'no-store')
        .type(binary)
        .send(bytes);
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { MeetingFileQuery, MinutesFileQuery } from '@fengqiao/contract/meetings';
import type { FileFormat } from '@fengqiao/contract/tables';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { meetingReaders } from '../../domain/meeting-acts.ts';
import { languageOf } from '../../plugins/language.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { type MeetingFile, minutesFileOf, packFileOf } from './meeting-files.ts';

const tags = ['meetings'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = {
  policy: { roles: meetingReaders, reach: 'subtree', audit: 'meeting.fetched' } satisfies RolePolicy,
};

const types: Record<FileFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

const send = (reply: FastifyReply, { file, name }: MeetingFile, format: FileFormat) =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .type(types[format])
    .send(file);

/** Files of a meeting: `GET /api/meetings/:id/pack/file` and `/minutes/file`, in the language of Accept-Language. */
export const meetingFileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/meetings/:id/pack/file',
    { config, schema: { tags, params, querystring: MeetingFileQuery } },
    async (request, reply) => {
      const { format } = request.query;
      const language = languageOf(request.headers['accept-language']);
      return send(reply, await packFileOf(app, request, request.params.id, format, language), format);
    },
  );
  app.get(
    '/api/meetings/:id/minutes/file',
    { config, schema: { tags, params, querystring: MinutesFileQuery } },
    async (request, reply) => {
      const { format } = request.query;
      const language = languageOf(request.headers['accept-language']);
      return send(reply, await minutesFileOf(app, request, request.params.id, format, language), format);
    },
  );
};

import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Page } from '@fengqiao/contract/common';
import { WallId } from '@fengqiao/contract/wall-ids';
import { WallLogEntry, WallLogFilter, WallNote } from '@fengqiao/contract/wall-log';
import Type from 'typebox';
import { shanghaiDay } from '../../domain/instant.ts';
import { languageOf } from '../../plugins/language.ts';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { dutyLog, noteDuty } from './duty-log.ts';
import { exportLog } from './export-log.ts';
import { wallHands } from './hands.ts';
import { wallById } from './service.ts';

const tags = ['walls'];
const strict = { additionalProperties: false } as const;
const policy: RolePolicy = { roles: wallHands, reach: 'subtree' };
const WallParams = Type.Object({ id: WallId });

/** The duty log (值班日志, BZ-12): `GET`, `POST /api/walls/:id/log`, `GET /api/walls/:id/log/export` (CSV, to hand a duty over). */
export const logRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/walls/:id/log',
    {
      config: { policy },
      schema: {
        tags,
        params: WallParams,
        querystring: Type.Object({ ...WallLogFilter.properties, ...paging }, strict),
        response: { 200: Page(WallLogEntry) },
      },
    },
    (request) => dutyLog(app, request.session, request.params.id, request.query),
  );

  app.post(
    '/api/walls/:id/log',
    {
      config: { policy: { ...policy, audit: 'wall.noted' } },
      schema: { tags, params: WallParams, body: WallNote, response: { 200: WallLogEntry } },
    },
    (request) => noteDuty(app, request, request.params.id, request.body),
  );

  app.get(
    '/api/walls/:id/log/export',
    {
      config: { policy: { ...policy, audit: 'data.exported' }, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        tags,
        params: WallParams,
        querystring: Type.Object(WallLogFilter.properties, strict),
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const { session, params, query } = request;
      const { areaCode } = await wallById(app, session, params.id);
      const language = languageOf(request.headers['accept-language']);
      const lines = exportLog(app, session, params.id, query, language);
      // Before the first byte: a download that is broken off has been read all the same.
      await app.audit(
        { action: 'data.exported', object: `wall:${params.id}`, areaCode, detail: { what: 'log', ...query } },
        request,
      );
      const day = query.day ?? shanghaiDay(Date.now());
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="wall-${params.id}-log-${day}.csv"`)
        .send(Readable.from(lines));
    },
  );
};

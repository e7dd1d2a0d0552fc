import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles, staffRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { Day } from '@fengqiao/contract/common';
import {
  CentreLevel,
  CentreProfile,
  NewPresence,
  Presence,
  PresenceBoard,
  PresenceChange,
} from '@fengqiao/contract/presence';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { presenceImportRoutes } from './import-routes.ts';
import {
  addPresence,
  changePresence,
  presenceBoard,
  presenceOf,
  putCentreProfile,
  removePresence,
} from './service.ts';

const strict = { additionalProperties: false } as const;
const readers: RolePolicy = { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' };
/** The board stands on walls too: departments and counts, no persons. */
const onWalls: RolePolicy = { roles: [...screenRoles, 'systemAdmin'], reach: 'subtree' };
const writers: RolePolicy = { roles: ['head', 'systemAdmin'], reach: 'subtree', audit: 'presence.changed' };
const tags = ['presence'];
const EntryParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

/**
 * The register of presence (CQ-13, CQ-14): `GET` and `POST /api/presence`, `PUT` and `DELETE /api/presence/:id`,
 * `GET /api/presence/board`, `PUT /api/presence/centres/:id`.
 */
export const presenceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(presenceImportRoutes);

  app.get(
    '/api/presence',
    {
      config: { policy: readers },
      schema: {
        tags,
        querystring: Type.Object(
          {
            area: Type.Optional(AreaCode),
            centreId: Type.Optional(Type.String({ maxLength: 80 })),
          },
          strict,
        ),
        response: { 200: Type.Object({ items: Type.Array(Presence) }) },
      },
    },
    async (request) => ({ items: await presenceOf(app, request.session, request.query) }),
  );

  app.get(
    '/api/presence/board',
    {
      config: { policy: onWalls },
      schema: {
        tags,
        querystring: Type.Object(
          {
            area: Type.Optional(AreaCode),
            level: Type.Optional(CentreLevel),
            day: Type.Optional(Day),
          },
          strict,
        ),
        response: { 200: PresenceBoard },
      },
    },
    (request, reply) => {
      reply.header('vary', 'accept-language');
      const language = languageOf(request.headers['accept-language']);
      return presenceBoard(app, request.session, request.query, language);
    },
  );

  app.post(
    '/api/presence',
    { config: { policy: writers }, schema: { tags, body: NewPresence, response: { 200: Presence } } },
    (request) => addPresence(app, request, request.body),
  );

  app.put(
    '/api/presence/:id',
    {
      config: { policy: writers },
      schema: { tags, params: EntryParams, body: PresenceChange, response: { 200: Presence } },
    },
    (request) => changePresence(app, request, request.params.id, request.body),
  );

  app.delete(
    '/api/presence/:id',
    { config: { policy: writers }, schema: { tags, params: EntryParams, response: { 200: Presence } } },
    (request) => removePresence(app, request, request.params.id),
  );

  app.put(
    '/api/presence/centres/:id',
    {
      config: { policy: writers },
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) }),
        body: CentreProfile,
        response: { 200: CentreProfile },
      },
    },
    (request) => putCentreProfile(app, request, request.params.id, request.body),
  );
};

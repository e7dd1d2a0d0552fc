import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { Camera, CameraId, CameraInput, CameraState, PlayGrant } from '@fengqiao/contract/cameras';
import { Page } from '@fengqiao/contract/common';
import { Bbox, MapCameras } from '@fengqiao/contract/map';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { AppError } from '../../plugins/errors.ts';
import { paging } from '../../plugins/paging.ts';
import type { Policy } from '../../plugins/policy.ts';
import { CameraLayer } from './camera-layer.ts';
import { playCamera } from './play.ts';
import { PlayLog } from './play-log.ts';
import { putCamera } from './register.ts';
import { cameraById, listCameras, relayStates } from './service.ts';

const CameraQuery = Type.Object(
  {
    area: Type.Optional(AreaCode),
    /** Part of the name, or the beginning of the id. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    bbox: Type.Optional(Bbox),
    placeType: Type.Optional(Type.String({ maxLength: 40 })),
    owner: Type.Optional(Type.String({ maxLength: 60 })),
    /** Only those with, or without, a registered source. */
    playable: Type.Optional(Type.Boolean()),
    ...paging,
  },
  { additionalProperties: false },
);
const params = Type.Object({ id: CameraId });
const tags = ['cameras'];
/** Grants of one session per minute: sixteen screens of sixteen tiles renew some 300; a harvest of all cameras is not one of them. */
const playsPerMinute = 600;
/** Who may know of cameras; a kiosk of those on its wall. */
const registry: Policy = { roles: [...screenRoles, 'systemAdmin'], reach: 'wall' };

/** The camera registry, the map's camera layer, and the way to a picture. */
export const cameraRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const layer = new CameraLayer(app);
  const log = new PlayLog();

  app.get(
    '/api/cameras',
    {
      config: { policy: registry },
      schema: { tags, querystring: CameraQuery, response: { 200: Page(Camera) } },
    },
    (request) => listCameras(app, request.session, request.query),
  );

  app.get(
    '/api/cameras/states',
    {
      config: { policy: registry },
      schema: { tags, response: { 200: Type.Object({ items: Type.Array(CameraState) }) } },
    },
    async (request) => ({ items: await relayStates(app, request.session) }),
  );

  app.get(
    '/api/cameras/:id',
    { config: { policy: registry }, schema: { tags, params, response: { 200: Camera } } },
    (request) => cameraById(app, request.session, request.params.id),
  );

  app.put(
    '/api/cameras/:id',
    {
      config: { policy: { roles: ['systemAdmin', 'head'], reach: 'subtree', audit: 'camera.changed' } },
      schema: { tags, params, body: CameraInput, response: { 200: Camera, 201: Camera } },
    },
    async (request, reply) => {
      if (request.body.id !== request.params.id)
        throw new AppError('request.invalid', 'body.id must be the id of the path');
      const { camera, created } = await putCamera(app, request, request.body);
      return reply.code(created ? 201 : 200).send(camera);
    },
  );

  app.post(
    '/api/cameras/:id/play',
    {
      config: {
        policy: { roles: screenRoles, reach: 'wall', audit: 'camera.played' },
        rateLimit: {
          max: playsPerMinute,
          timeWindow: 60_000,
          hook: 'preHandler',
          keyGenerator: (request: FastifyRequest) => `play ${request.session.id}`,
        },
      },
      schema: { tags, params, response: { 200: PlayGrant } },
    },
    (request) => playCamera(app, log, request, request.params.id),
  );

  app.get(
    '/api/map/cameras',
    {
      config: { policy: registry },
      schema: {
        tags: ['map'],
        querystring: Type.Object({ area: Type.Optional(AreaCode) }, { additionalProperties: false }),
        response: { 200: MapCameras, 304: Type.Null() },
      },
      // The database writes the text; nothing is left to serialise.
      serializerCompiler: () => (text: unknown) => String(text),
    },
    async (request, reply) => {
      const known = request.headers['if-none-match'];
      const { etag, json } = await layer.read(request.session, request.query.area, known);
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (json === null) return reply.code(304).send(null);
      return reply.type('application/json; charset=utf-8').send(json as never);
    },
  );
};

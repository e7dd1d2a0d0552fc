import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import {
  Camera,
  CameraChange,
  CameraDetail,
  CameraFacets,
  CameraId,
  CameraInput,
  CameraState,
  OwnerKind,
  Zone,
} from '@fengqiao/contract/cameras';
import { Page } from '@fengqiao/contract/common';
import { Bbox, MapCameras } from '@fengqiao/contract/map';
import Type from 'typebox';
import { AppError } from '../../plugins/errors.ts';
import { paging } from '../../plugins/paging.ts';
import type { Policy, RolePolicy } from '../../plugins/policy.ts';
import { CameraLayer } from './camera-layer.ts';
import { changeCamera, putCamera, removeCamera } from './register.ts';
import { cameraById, cameraFacets, listCameras, relayStates } from './service.ts';

const filters = {
  area: Type.Optional(AreaCode),
  /** Part of the name, the owner or the name of its area; initials of the name; or the beginning of the id. */
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  bbox: Type.Optional(Bbox),
  placeType: Type.Optional(Type.String({ maxLength: 40 })),
  owner: Type.Optional(Type.String({ maxLength: 60 })),
  ownerKind: Type.Optional(OwnerKind),
  zone: Type.Optional(Zone),
  /** Only those with, or without, a registered source. */
  playable: Type.Optional(Type.Boolean()),
  /** Only those that can, or cannot, be turned. */
  turnable: Type.Optional(Type.Boolean()),
};
const CameraQuery = Type.Object({ ...filters, ...paging }, { additionalProperties: false });
const FacetQuery = Type.Object(filters, { additionalProperties: false });
const params = Type.Object({ id: CameraId });
const tags = ['cameras'];
/** Who may know of cameras; a kiosk of those on its wall. */
const registry: Policy = { roles: [...screenRoles, 'systemAdmin'], reach: 'wall' };
/** Who keeps the registry of the own area; whether a mediation room is public is for a head alone to say. */
const keepers: RolePolicy = {
  roles: ['operator', 'leader', 'head', 'systemAdmin'],
  reach: 'subtree',
  audit: 'camera.changed',
};

/** The camera registry and the map's camera layer. */
export const cameraRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const layers = new CameraLayer(app);

  app.get(
    '/api/cameras',
    {
      config: { policy: registry },
      schema: { tags, querystring: CameraQuery, response: { 200: Page(Camera) } },
    },
    (request) => listCameras(app, request.session, request.query),
  );

  app.get(
    '/api/cameras/facets',
    {
      config: { policy: registry },
      schema: { tags, querystring: FacetQuery, response: { 200: CameraFacets } },
    },
    (request) => cameraFacets(app, request.session, request.query),
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
    { config: { policy: registry }, schema: { tags, params, response: { 200: CameraDetail } } },
    (request) => cameraById(app, request.session, request.params.id),
  );

  app.put(
    '/api/cameras/:id',
    {
      config: { policy: keepers },
      schema: { tags, params, body: CameraInput, response: { 200: CameraDetail, 201: CameraDetail } },
    },
    async (request, reply) => {
      if (request.body.id !== request.params.id)
        throw new AppError('request.invalid', 'body.id must be the id of the path');
      const { camera, created } = await putCamera(app, request, request.body);
      return reply.code(created ? 201 : 200).send(camera);
    },
  );

  app.patch(
    '/api/cameras/:id',
    {
      config: { policy: keepers },
      schema: { tags, params, body: CameraChange, response: { 200: CameraDetail } },
    },
    (request) => changeCamera(app, request, request.params.id, request.body),
  );

  app.delete(
    '/api/cameras/:id',
    {
      config: { policy: { ...keepers, roles: ['head', 'systemAdmin'] } },
      schema: { tags, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await removeCamera(app, request, request.params.id);
      return reply.code(204).send(null);
    },
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
      const layer = await layers.read(request.session, request.query.area, known);
      reply.header('cache-control', 'private, no-cache').header('vary', 'accept-encoding');
      if (layer === null) return reply.code(304).header('etag', known).send(null);
      reply.header('etag', layer.etag).type('application/json; charset=utf-8');
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(layer.json as never);
      return reply.header('content-encoding', 'gzip').send(layer.gzip as never);
    },
  );
};

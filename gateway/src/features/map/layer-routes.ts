import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { CaseFilter } from '@fengqiao/contract/cases';
import { MapAreas } from '@fengqiao/contract/map-areas';
import { CameraStates, CameraStatesQuery } from '@fengqiao/contract/map-camera-states';
import { MapInside, MapInsideQuery } from '@fengqiao/contract/map-inside';
import { MapTimes, MapTimesQuery } from '@fengqiao/contract/map-times';
import Type from 'typebox';
import { areasBelow } from './areas-below.ts';
import { cameraStates } from './camera-states.ts';
import { inside } from './inside.ts';
import { registrations } from './times.ts';

const strict = { additionalProperties: false } as const;
const tags = ['map'];
const policy = { roles: staffRoles, reach: 'subtree' } as const;

/** What the map's layers ask for beside heat and points: areas below, the time bar, what lies in a ring, which cameras answer. */
export const mapLayerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/map/areas',
    {
      config: { policy },
      schema: { tags, querystring: Type.Object(CaseFilter.properties, strict), response: { 200: MapAreas } },
    },
    (request) => areasBelow(app, request.session, request.query),
  );

  app.get(
    '/api/map/times',
    {
      config: { policy },
      schema: {
        tags,
        querystring: Type.Object(MapTimesQuery.properties, strict),
        response: { 200: MapTimes },
      },
    },
    (request) => registrations(app, request.session, request.query),
  );

  app.get(
    '/api/map/inside',
    {
      config: { policy },
      schema: {
        tags,
        querystring: Type.Object(MapInsideQuery.properties, strict),
        response: { 200: MapInside },
      },
    },
    (request) => inside(app, request.session, request.query),
  );

  app.get(
    '/api/map/camera-states',
    {
      config: { policy },
      schema: {
        tags,
        querystring: Type.Object(CameraStatesQuery.properties, strict),
        response: { 200: CameraStates },
      },
    },
    (request) => cameraStates(app, request.session, request.query.bbox),
  );
};

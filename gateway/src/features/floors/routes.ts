import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { CentreFloors, FloorInput, FloorNumber } from '@fengqiao/contract/floors';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { floorsOfCentre, putFloor, removeFloor } from './service.ts';

const readers: RolePolicy = { roles: [...screenRoles, 'systemAdmin'], reach: 'subtree' };
const writers: RolePolicy = { roles: ['head', 'systemAdmin'], reach: 'subtree', audit: 'floor.changed' };
const tags = ['centres'];
const CentreId = Type.String({ minLength: 1, maxLength: 80 });
const FloorParams = Type.Object({ id: CentreId, floor: FloorNumber });

/** Plans of the storeys of a centre (FX-11..13, LZ-13): `GET /api/centres/:id/floors`, `PUT` and `DELETE …/floors/:floor`. */
export const floorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/centres/:id/floors',
    {
      config: { policy: readers },
      schema: { tags, params: Type.Object({ id: CentreId }), response: { 200: CentreFloors } },
    },
    (request) => floorsOfCentre(app, request.session, request.params.id),
  );

  app.put(
    '/api/centres/:id/floors/:floor',
    {
      config: { policy: writers },
      schema: { tags, params: FloorParams, body: FloorInput, response: { 200: CentreFloors } },
    },
    (request) => putFloor(app, request, request.params, request.body),
  );

  app.delete(
    '/api/centres/:id/floors/:floor',
    { config: { policy: writers }, schema: { tags, params: FloorParams, response: { 200: CentreFloors } } },
    (request) => removeFloor(app, request, request.params),
  );
};

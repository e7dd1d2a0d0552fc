import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { WallId } from '@fengqiao/contract/wall-ids';
import { Tour, TourAct, TourAnswer, TourInput } from '@fengqiao/contract/wall-tours';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { wallHands } from './hands.ts';
import { runTour } from './run-tour.ts';
import { keepTour, removeTour, toursOf } from './tours.ts';

const tags = ['walls'];
const policy: RolePolicy = { roles: wallHands, reach: 'subtree', audit: 'wall.changed' };
const WallParams = Type.Object({ id: WallId });
const TourParams = Type.Object({ id: WallId, tour: Type.String({ format: 'uuid' }) });

/** `GET`, `POST /api/walls/:id/tours`, `PUT`, `DELETE …/tours/:tour`, `POST …/tours/:tour/run` (BZ-12). */
export const tourRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/walls/:id/tours',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags, params: WallParams, response: { 200: Page(Tour) } },
    },
    async (request) => ({
      items: await toursOf(app, request.session, request.params.id),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/walls/:id/tours',
    { config: { policy }, schema: { tags, params: WallParams, body: TourInput, response: { 200: Tour } } },
    (request) => keepTour(app, request, request.params.id, null, request.body),
  );

  app.put(
    '/api/walls/:id/tours/:tour',
    { config: { policy }, schema: { tags, params: TourParams, body: TourInput, response: { 200: Tour } } },
    (request) => keepTour(app, request, request.params.id, request.params.tour, request.body),
  );

  app.delete(
    '/api/walls/:id/tours/:tour',
    { config: { policy }, schema: { tags, params: TourParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeTour(app, request, request.params.id, request.params.tour);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/walls/:id/tours/:tour/run',
    {
      config: { policy },
      schema: { tags, params: TourParams, body: TourAct, response: { 200: TourAnswer } },
    },
    (request) => runTour(app, request, request.params.id, request.params.tour, request.body),
  );
};

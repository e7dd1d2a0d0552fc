import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { WallId } from '@fengqiao/contract/wall-ids';
import { Screen, ScreenForm, Wall, WallInput } from '@fengqiao/contract/walls';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { wallMakers } from './hands.ts';
import { putForm, putWall, removeScreen, removeWall } from './records.ts';

const tags = ['walls'];
const policy: RolePolicy = { roles: wallMakers, reach: 'subtree', audit: 'wall.changed' };
const WallParams = Type.Object({ id: WallId });
const ScreenParams = Type.Object({ id: WallId, screen: WallId });

/** `PUT`, `DELETE /api/walls/:id`; `PUT /api/walls/:id/screens/:screen/form`, `DELETE /api/walls/:id/screens/:screen`. */
export const recordRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.put(
    '/api/walls/:id',
    { config: { policy }, schema: { tags, params: WallParams, body: WallInput, response: { 200: Wall } } },
    (request) => putWall(app, request, request.params.id, request.body),
  );

  app.delete(
    '/api/walls/:id',
    { config: { policy }, schema: { tags, params: WallParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeWall(app, request, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/walls/:id/screens/:screen/form',
    {
      config: { policy },
      schema: { tags, params: ScreenParams, body: ScreenForm, response: { 200: Screen } },
    },
    (request) => putForm(app, request, request.params.id, request.params.screen, request.body),
  );

  app.delete(
    '/api/walls/:id/screens/:screen',
    { config: { policy }, schema: { tags, params: ScreenParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeScreen(app, request, request.params.id, request.params.screen);
      return reply.code(204).send(null);
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { WallId } from '@fengqiao/contract/wall-ids';
import { Wall } from '@fengqiao/contract/walls';
import Type from 'typebox';
import { commandRoutes } from './command-routes.ts';
import { logRoutes } from './log-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { sceneRoutes } from './scene-routes.ts';
import { wallById, walls } from './service.ts';
import { tourRoutes } from './tour-routes.ts';

const tags = ['walls'];

/** `GET /api/walls`, `GET /api/walls/:id`, and all that is done to a wall. */
export const wallRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(recordRoutes);
  await app.register(commandRoutes);
  await app.register(sceneRoutes);
  await app.register(tourRoutes);
  await app.register(logRoutes);

  app.get(
    '/api/walls',
    {
      // The security administrator gives a kiosk its wall.
      config: { policy: { roles: [...screenRoles, 'systemAdmin', 'securityAdmin'], reach: 'wall' } },
      schema: { tags, response: { 200: Page(Wall) } },
    },
    async (request) => ({ items: await walls(app, request.session), nextCursor: null }),
  );

  app.get(
    '/api/walls/:id',
    {
      config: { policy: { roles: [...screenRoles, 'systemAdmin'], reach: 'wall' } },
      schema: { tags, params: Type.Object({ id: WallId }), response: { 200: Wall } },
    },
    (request) => wallById(app, request.session, request.params.id),
  );
};

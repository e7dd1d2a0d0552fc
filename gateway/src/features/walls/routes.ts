import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { ScreenInput } from '@fengqiao/contract/wall-tiles';
import { Screen, Wall } from '@fengqiao/contract/walls';
import Type from 'typebox';
import { putScreen, wallById, walls } from './service.ts';

const id = Type.String({ minLength: 1, maxLength: 60 });
const tags = ['walls'];

/** Walls and the content of their screens. */
export const wallRoutes: FastifyPluginAsyncTypebox = async (app) => {
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
      schema: { tags, params: Type.Object({ id }), response: { 200: Wall } },
    },
    (request) => wallById(app, request.session, request.params.id),
  );

  app.put(
    '/api/walls/:id/screens/:screen',
    {
      config: { policy: { roles: ['operator', 'head', 'leader'], reach: 'subtree', audit: 'wall.changed' } },
      schema: {
        tags,
        params: Type.Object({ id, screen: id }),
        body: ScreenInput,
        response: { 200: Screen },
      },
    },
    (request) => putScreen(app, request, request.params.id, request.params.screen, request.body),
  );
};

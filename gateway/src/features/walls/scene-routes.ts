import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { WallId } from '@fengqiao/contract/wall-ids';
import { Scene, SceneInput } from '@fengqiao/contract/wall-scenes';
import { SceneShown } from '@fengqiao/contract/walls';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { wallHands } from './hands.ts';
import { keepScene, removeScene, scenesOf } from './scenes.ts';
import { showScene } from './show-scene.ts';

const tags = ['walls'];
const policy: RolePolicy = { roles: wallHands, reach: 'subtree', audit: 'wall.changed' };
const WallParams = Type.Object({ id: WallId });
const SceneParams = Type.Object({ id: WallId, scene: Type.String({ format: 'uuid' }) });

/** `GET`, `POST /api/walls/:id/scenes`, `PUT`, `DELETE …/scenes/:scene`, `POST …/scenes/:scene/show`. */
export const sceneRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/walls/:id/scenes',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags, params: WallParams, response: { 200: Page(Scene) } },
    },
    async (request) => ({
      items: await scenesOf(app, request.session, request.params.id),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/walls/:id/scenes',
    { config: { policy }, schema: { tags, params: WallParams, body: SceneInput, response: { 200: Scene } } },
    (request) => keepScene(app, request, request.params.id, null, request.body),
  );

  app.put(
    '/api/walls/:id/scenes/:scene',
    { config: { policy }, schema: { tags, params: SceneParams, body: SceneInput, response: { 200: Scene } } },
    (request) => keepScene(app, request, request.params.id, request.params.scene, request.body),
  );

  app.delete(
    '/api/walls/:id/scenes/:scene',
    { config: { policy }, schema: { tags, params: SceneParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeScene(app, request, request.params.id, request.params.scene);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/walls/:id/scenes/:scene/show',
    { config: { policy }, schema: { tags, params: SceneParams, response: { 200: SceneShown } } },
    (request) => showScene(app, request, request.params.id, request.params.scene),
  );
};

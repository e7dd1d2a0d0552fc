import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { BoardList, PublicBoard } from '@fengqiao/contract/boards';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { boardPhoto, boards, publicBoard } from './service.ts';

const tags = ['boards'];
/** Everybody in the hall reads it: the kiosk's screen shows it like staff do. */
const readers: RolePolicy = { roles: [...screenRoles, 'systemAdmin'], reach: 'subtree' };
const Centre = Type.String({ minLength: 1, maxLength: 80 });

/** 上墙公示 (HP-29, FX-20): `GET /api/boards`, `GET /api/boards/:centre`, `GET …/photos/:id` of those who hang there. */
export const boardRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/boards',
    { config: { policy: readers }, schema: { tags, response: { 200: BoardList } } },
    (request) => boards(app, request.session),
  );
  app.get(
    '/api/boards/:centre',
    {
      config: { policy: readers },
      schema: { tags, params: Type.Object({ centre: Centre }), response: { 200: PublicBoard } },
    },
    (request) => publicBoard(app, request.session, request.params.centre),
  );
  app.get(
    '/api/boards/:centre/photos/:id',
    {
      config: { policy: readers },
      schema: {
        tags,
        params: Type.Object({ centre: Centre, id: Type.String({ format: 'uuid' }) }),
      },
    },
    async (request, reply) => {
      const { centre, id } = request.params;
      const { bytes, type } = await boardPhoto(app, request.session, centre, id);
      return reply.header('cache-control', 'private, max-age=300').type(type).send(bytes);
    },
  );
};

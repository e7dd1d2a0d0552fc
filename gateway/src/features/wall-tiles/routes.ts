import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { CaseCode } from '@fengqiao/contract/case-code';
import { WallCard, WallList } from '@fengqiao/contract/wall-cards';
import { WallId } from '@fengqiao/contract/wall-ids';
import { TileList } from '@fengqiao/contract/wall-tiles';
import Type from 'typebox';
import { languageOf } from '../../plugins/language.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { wallCard } from './card.ts';
import { wallList } from './list.ts';

const tags = ['walls'];
const policy: RolePolicy = { roles: screenRoles, reach: 'wall' };

/** What the tiles of a wall show of cases, always masked: `GET /api/walls/:id/cards/:caseCode`, `GET /api/walls/:id/lists/:list`. */
export const wallTileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/walls/:id/cards/:caseCode',
    {
      config: { policy },
      schema: {
        tags,
        params: Type.Object({ id: WallId, caseCode: CaseCode }),
        response: { 200: WallCard },
      },
    },
    (request, reply) => {
      reply.header('vary', 'accept-language');
      const { id, caseCode } = request.params;
      return wallCard(app, request.session, id, caseCode, languageOf(request.headers['accept-language']));
    },
  );

  app.get(
    '/api/walls/:id/lists/:list',
    {
      config: { policy },
      schema: {
        tags,
        params: Type.Object({ id: WallId, list: TileList }),
        querystring: Type.Object({ area: AreaCode }, { additionalProperties: false }),
        response: { 200: WallList },
      },
    },
    (request, reply) => {
      reply.header('vary', 'accept-language');
      const { id, list } = request.params;
      const language = languageOf(request.headers['accept-language']);
      return wallList(app, request.session, id, { list, areaCode: request.query.area, language });
    },
  );
};

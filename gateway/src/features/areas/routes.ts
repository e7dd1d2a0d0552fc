import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { roles } from '@fengqiao/contract/accounts';
import { Area, AreaCode, AreaDetail, AreaLevel } from '@fengqiao/contract/areas';
import { Page } from '@fengqiao/contract/common';
import Type from 'typebox';
import { paging } from '../../plugins/paging.ts';
import { areaDetail, listAreas } from './service.ts';

const AreaQuery = Type.Object(
  {
    /** Part of the name, or the beginning of the code. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    area: Type.Optional(AreaCode),
    level: Type.Optional(AreaLevel),
    ...paging,
  },
  { additionalProperties: false },
);

/** `GET /api/areas`, `GET /api/areas/:code`. */
export const areaRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/areas',
    {
      config: { policy: { roles, reach: 'subtree' } },
      schema: { tags: ['areas'], querystring: AreaQuery, response: { 200: Page(Area) } },
    },
    (request) => listAreas(app, request.session, request.query),
  );

  app.get(
    '/api/areas/:code',
    {
      config: { policy: { roles, reach: 'subtree' } },
      schema: { tags: ['areas'], params: Type.Object({ code: AreaCode }), response: { 200: AreaDetail } },
    },
    (request) => areaDetail(app, request.session, request.params.code),
  );
};

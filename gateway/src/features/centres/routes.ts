import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { roles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { Centre } from '@fengqiao/contract/centres';
import { Page } from '@fengqiao/contract/common';
import Type from 'typebox';
import { paging } from '../../plugins/paging.ts';
import { centreById, listCentres } from './service.ts';

const CentreQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    area: Type.Optional(AreaCode),
    ...paging,
  },
  { additionalProperties: false },
);

/** `GET /api/centres`, `GET /api/centres/:id`. */
export const centreRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/centres',
    {
      config: { policy: { roles, reach: 'subtree' } },
      schema: { tags: ['centres'], querystring: CentreQuery, response: { 200: Page(Centre) } },
    },
    (request) => listCentres(app, request.session, request.query),
  );

  app.get(
    '/api/centres/:id',
    {
      config: { policy: { roles, reach: 'subtree' } },
      schema: {
        tags: ['centres'],
        params: Type.Object({ id: Type.String({ maxLength: 80 }) }),
        response: { 200: Centre },
      },
    },
    (request) => centreById(app, request.session, request.params.id),
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { roles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { RightLine } from '@fengqiao/contract/rights';
import { rightsOf } from './service.ts';

/** `GET /api/rights`: who may do what, as the running program enforces it. Rights are no secret; knowing them opens nothing. */
export const rightsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/rights',
    {
      config: { policy: { roles, reach: 'none' } },
      schema: { tags: ['rights'], response: { 200: Page(RightLine) } },
    },
    async () => ({ items: rightsOf(app), nextCursor: null }),
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { ScreenReported } from '@fengqiao/contract/screen-reports';
import { WallId } from '@fengqiao/contract/wall-ids';
import Type from 'typebox';
import { reportsOf } from './service.ts';

/** `GET /api/walls/:id/reports`: what each screen last said of itself; news come by `screen.reported`. */
export const wallReportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/walls/:id/reports',
    {
      config: { policy: { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' } },
      schema: {
        tags: ['walls'],
        params: Type.Object({ id: WallId }),
        response: { 200: Page(ScreenReported) },
      },
    },
    async (request) => ({
      items: await reportsOf(app, request.session, request.params.id),
      nextCursor: null,
    }),
  );
};

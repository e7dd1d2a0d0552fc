import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { staffRoles } from '@fengqiao/contract/accounts';
import { Page } from '@fengqiao/contract/common';
import { WallAlarm } from '@fengqiao/contract/wall-alarms';
import { WallId } from '@fengqiao/contract/wall-ids';
import Type from 'typebox';
import { acknowledgeAlarm, alarmsOf } from './service.ts';

const tags = ['walls'];

/** `GET /api/walls/:id/alarms`, the newest first; `POST …/alarms/:alarm/acknowledge` sees its case as well and needs no lease. */
export const wallAlarmRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/walls/:id/alarms',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree' } },
      schema: { tags, params: Type.Object({ id: WallId }), response: { 200: Page(WallAlarm) } },
    },
    async (request) => ({
      items: await alarmsOf(app, request.session, request.params.id),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/walls/:id/alarms/:alarm/acknowledge',
    {
      config: { policy: { roles: staffRoles, reach: 'subtree', audit: 'case.acknowledged' } },
      schema: {
        tags,
        params: Type.Object({ id: WallId, alarm: Type.Integer({ minimum: 1 }) }),
        response: { 200: WallAlarm },
      },
    },
    (request) => acknowledgeAlarm(app, request, request.params.id, request.params.alarm),
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles, staffRoles } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { CameraHealth, CameraHealthHistory } from '@fengqiao/contract/camera-health';
import { CameraId } from '@fengqiao/contract/cameras';
import Type from 'typebox';
import type { Policy } from '../../plugins/policy.ts';
import { cameraHealth, cameraHistory } from './service.ts';
import { watchCameras } from './watch.ts';

const tags = ['cameras'];
const policy: Policy = { roles: [...staffRoles, 'systemAdmin'], reach: 'subtree' };
const HealthQuery = Type.Object({ area: Type.Optional(AreaCode) }, { additionalProperties: false });
const HistoryQuery = Type.Object(
  { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })) },
  { additionalProperties: false },
);
const usualDays = 7;

/** Which cameras answer, and since when others do not. */
export const cameraHealthRoutes: FastifyPluginAsyncTypebox = async (app) => {
  watchCameras(app);

  app.get(
    '/api/cameras/health',
    {
      config: { policy: { roles: [...screenRoles, 'systemAdmin'], reach: 'subtree' } },
      schema: { tags, querystring: HealthQuery, response: { 200: CameraHealth } },
    },
    (request) => cameraHealth(app, request.session, request.query.area),
  );

  app.get(
    '/api/cameras/:id/health',
    {
      config: { policy },
      schema: {
        tags,
        params: Type.Object({ id: CameraId }),
        querystring: HistoryQuery,
        response: { 200: CameraHealthHistory },
      },
    },
    (request) => cameraHistory(app, request.session, request.params.id, request.query.days ?? usualDays),
  );
};

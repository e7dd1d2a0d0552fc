import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { CameraId, PlayGrant } from '@fengqiao/contract/cameras';
import { PlayMany, PlayManyInput } from '@fengqiao/contract/play-many';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { AppError } from '../../plugins/errors.ts';
import type { Policy } from '../../plugins/policy.ts';
import { playCamera, playCameras } from './play.ts';
import { PlayBudget } from './play-budget.ts';
import { PlayLog } from './play-log.ts';

const tags = ['cameras'];
/** Grants of one session per minute: sixteen screens of sixteen tiles renew some 300; a harvest of all cameras is not one of them. */
const playsPerMinute = 600;
const policy: Policy = { roles: screenRoles, reach: 'wall', audit: 'camera.played' };

/** The way to a picture: for one camera, and for all tiles of a page at once. */
export const playRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const log = new PlayLog();
  const budget = new PlayBudget(playsPerMinute);
  const spend = (request: FastifyRequest, grants: number): void => {
    const waitS = budget.spend(request.session.id, grants, Date.now());
    if (waitS > 0) throw new AppError('tooManyRequests', waitS).retryAfter(waitS);
  };
  // Counted in grants, not in requests; the route's own limit lies above that.
  const rateLimit = { max: 2 * playsPerMinute, timeWindow: 60_000 };

  app.post(
    '/api/cameras/:id/play',
    {
      config: { policy, rateLimit },
      schema: { tags, params: Type.Object({ id: CameraId }), response: { 200: PlayGrant } },
    },
    (request) => {
      spend(request, 1);
      return playCamera(app, log, request, request.params.id);
    },
  );

  app.post(
    '/api/cameras/play',
    {
      config: { policy, rateLimit },
      schema: { tags, body: PlayManyInput, response: { 200: PlayMany } },
    },
    (request) => {
      const cameraIds = [...new Set(request.body.cameraIds)];
      spend(request, cameraIds.length);
      return playCameras(app, log, request, cameraIds, request.body.soon);
    },
  );
};

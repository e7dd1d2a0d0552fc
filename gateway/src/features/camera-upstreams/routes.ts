import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CameraUpstream, CameraUpstreamInput } from '@fengqiao/contract/cameras';
import Type from 'typebox';
import type { RolePolicy } from '../../plugins/policy.ts';
import { putUpstream, upstreamsOf } from './service.ts';

const policy: RolePolicy = { roles: ['head', 'systemAdmin'], reach: 'subtree' };
const readers: RolePolicy = { roles: ['operator', 'leader', 'head', 'systemAdmin'], reach: 'subtree' };
const tags = ['cameras'];

/** Platforms that hand on cameras: `GET /api/camera-upstreams`, `PUT /api/camera-upstreams/:id`. */
export const cameraUpstreamRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/camera-upstreams',
    {
      config: { policy: readers },
      schema: { tags, response: { 200: Type.Object({ items: Type.Array(CameraUpstream) }) } },
    },
    async (request) => ({ items: await upstreamsOf(app, request.session) }),
  );

  app.put(
    '/api/camera-upstreams/:id',
    {
      config: { policy: { ...policy, audit: 'camera.changed' } },
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }) }),
        body: CameraUpstreamInput,
        response: { 200: CameraUpstream },
      },
    },
    (request) => putUpstream(app, request, request.params.id, request.body),
  );
};

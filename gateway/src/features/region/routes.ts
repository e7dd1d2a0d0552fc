import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { RegionFacts } from '@fengqiao/contract/region';
import { regionFacts } from './service.ts';

/** `GET /api/region`: what the map is drawn from, for whoever keeps it. */
export const regionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/region',
    {
      config: { policy: { roles: ['systemAdmin'], reach: 'subtree' } },
      schema: { tags: ['map'], response: { 200: RegionFacts } },
    },
    (request) => regionFacts(app, request.session),
  );
};

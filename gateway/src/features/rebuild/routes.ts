import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { administratorRoles, staffRoles } from '@fengqiao/contract/accounts';
import { Reconcile } from '@fengqiao/contract/tier-rules';
import { lastReconcile } from './service.ts';

/** `GET /api/reconcile`: what the last nightly comparison with the log found; counts only. */
export const reconcileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/reconcile',
    {
      config: { policy: { roles: [...staffRoles, ...administratorRoles], reach: 'none' } },
      schema: { tags: ['reconcile'], response: { 200: Reconcile } },
    },
    () => lastReconcile(app),
  );
};

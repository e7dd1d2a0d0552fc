import type { Role } from '@fengqiao/contract/accounts';
import fp from 'fastify-plugin';
import { AppError } from './errors.ts';

/**
 * Who may call a route: `public` everybody, `source` a sender with its key, `session` any account that is logged in,
 * `{ roles }` an account with one of the roles. The area is checked besides by row-level security.
 */
export type Policy = 'public' | 'source' | 'session' | { roles: readonly Role[] };

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
  }
}

/** Fails the start for an /api route without a policy, and enforces the policy of every route that has one. */
export const policyPlugin = fp(
  async (app) => {
    app.addHook('onRoute', (route) => {
      if (!route.url.startsWith('/api')) return;
      if (route.config?.policy === undefined)
        throw new Error(
          `${String(route.method)} ${route.url} has no policy: say in its config who may call it`,
        );
    });
    app.addHook('onRequest', async (request) => {
      const policy = request.routeOptions.config?.policy;
      if (policy === undefined || policy === 'public') return;
      if (policy === 'source') {
        await request.loadSource();
        return;
      }
      const session = await request.loadSession();
      if (policy !== 'session' && !policy.roles.includes(session.role)) throw new AppError('access.denied');
    });
  },
  { name: 'policy', dependencies: ['errors', 'auth'] },
);

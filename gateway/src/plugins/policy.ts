import type { Role } from '@fengqiao/contract/accounts';
import fp from 'fastify-plugin';
import { AppError } from './errors.ts';

/**
 * Who may call a route: `public` everybody, `source` a sender with its key, `session` any account that is logged in,
 * `{ roles }` an account with one of the roles, and with `orSource` a sender with its key as well. The area is checked besides
 * by row-level security.
 */
export type Policy = 'public' | 'source' | 'session' | { roles: readonly Role[]; orSource?: true };

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
  }
  interface FastifyInstance {
    /** Every route under /api with who may call it, in the order of registration. */
    routePolicies: RoutePolicy[];
  }
}

export interface RoutePolicy {
  method: string;
  /** As it was registered, e.g. `/api/cameras/:id`. */
  url: string;
  policy: Policy;
}

/** Fails the start for an /api route without a policy, and enforces the policy of every route that has one. */
export const policyPlugin = fp(
  async (app) => {
    app.decorate('routePolicies', []);
    app.addHook('onRoute', ({ url, method, config }) => {
      if (!url.startsWith('/api')) return;
      const policy = config?.policy;
      if (policy === undefined)
        throw new Error(`${String(method)} ${url} has no policy: say in its config who may call it`);
      for (const each of [method].flat()) app.routePolicies.push({ method: each, url, policy });
    });
    app.addHook('onRequest', async (request) => {
      const policy = request.routeOptions.config?.policy;
      if (policy === undefined || policy === 'public') return;
      const byKey =
        typeof policy === 'object' && policy.orSource && request.headers.authorization !== undefined;
      if (policy === 'source' || byKey) {
        await request.loadSource();
        return;
      }
      const session = await request.loadSession();
      if (policy !== 'session' && !policy.roles.includes(session.role)) throw new AppError('access.denied');
    });
  },
  { name: 'policy', dependencies: ['errors', 'auth'] },
);

import type { Role } from '@fengqiao/contract/accounts';
import type { AuditAction } from '@fengqiao/contract/audit';
import type { Reach, RightLine } from '@fengqiao/contract/rights';
import fp from 'fastify-plugin';
import { isNode } from './auth/node-secret.ts';
import { AppError } from './errors.ts';
import { Seldom } from './seldom.ts';

/** Accounts with one of the roles, how far the right reaches, and whether a sender with its key may as well. */
export interface RolePolicy {
  roles: readonly Role[];
  /** Enforced by row-level security (`subtree`) or by the service (`own`, `wall`); see contract/rights.ts. */
  reach: Reach;
  orSource?: true;
  /** Also for an account that still has to change the password it was given. */
  beforePasswordChange?: true;
  /** What a successful call leaves in the audit log. */
  audit?: AuditAction;
}

/** Who may call a route: `public` everybody, `source` a sender with its key, `node` a streams node, or accounts by role. */
export type Policy = 'public' | 'source' | 'node' | RolePolicy;

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
  }
  interface FastifyInstance {
    /** Every route of the gateway with who may call it, in the order of registration. */
    routePolicies: RoutePolicy[];
    /** Every event that a page may send through a socket. */
    socketPolicies: SocketPolicy[];
  }
}

export interface RoutePolicy {
  method: string;
  /** As it was registered, e.g. `/api/cameras/:id`. */
  url: string;
  policy: Policy;
}

export interface SocketPolicy {
  /** `area.watch` */
  event: string;
  policy: RolePolicy;
}

/** One row in the audit log per session, route and this time: a page that asks every second must not fill it. */
const tellDeniedEveryMs = 60_000;

/** Fails the start for a route without a policy, and enforces the policy of every route. */
export const policyPlugin = fp(
  async (app) => {
    app.decorate('routePolicies', []);
    app.decorate('socketPolicies', []);
    const seldom = new Seldom(tellDeniedEveryMs);
    app.addHook('onRoute', ({ url, method, config }) => {
      const policy = config?.policy;
      if (policy === undefined)
        throw new Error(`${String(method)} ${url} has no policy: say in its config who may call it`);
      for (const each of [method].flat()) app.routePolicies.push({ method: each, url, policy });
    });
    app.addHook('onRequest', async (request) => {
      const policy = request.routeOptions.config?.policy;
      if (policy === undefined || policy === 'public') return;
      if (policy === 'node') {
        if (!isNode(app.config.streamsSecret, request.headers.authorization))
          throw new AppError('node.denied');
        return;
      }
      const byKey =
        typeof policy === 'object' && policy.orSource && request.headers.authorization !== undefined;
      if (policy === 'source' || byKey) {
        await request.loadSource();
        return;
      }
      const session = await request.loadSession();
      if (!policy.roles.includes(session.role)) {
        const object = routeName(request);
        if (seldom.isDue(`${session.id} ${object}`))
          await app.audit({ action: 'access.denied', outcome: 'refused', object }, request);
        throw new AppError('access.denied');
      }
      if (session.mustChangePassword && policy.beforePasswordChange !== true)
        throw new AppError('password.mustChange');
    });
  },
  { name: 'policy', dependencies: ['errors', 'auth', 'audit'] },
);

const routeName = ({ method, routeOptions }: { method: string; routeOptions: { url?: string } }): string =>
  `route:${method} ${routeOptions.url ?? ''}`;

/** The rights of one policy as a line of the matrix. */
export function rightLine(name: string, policy: Policy): RightLine {
  const nobody = { name, public: false, source: false, node: false, roles: [] };
  if (policy === 'public') return { ...nobody, public: true, reach: 'none' };
  if (policy === 'source') return { ...nobody, source: true, reach: 'subtree' };
  if (policy === 'node') return { ...nobody, node: true, reach: 'none' };
  const { roles, reach, orSource = false } = policy;
  return { ...nobody, source: orSource, roles: [...roles], reach };
}

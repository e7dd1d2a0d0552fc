import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from './errors.ts';
import { permissionsPolicy } from './permissions-policy.ts';

/** Requests of one address per minute: a brake for floods, far above what a control room full of desks asks. */
const requestsPerMinute = 30_000;
/** Acts of one account on one route per minute that leave a row in the audit log. */
const auditedPerMinute = 120;
/** A loop that is this late serves nobody well. */
const maxLoopDelayMs = 3_000;
const lookEveryMs = 500;

/** Headers of every answer, refusal of other sites, brakes against floods and overload. */
export const securityPlugin = fp(
  async (app) => {
    await app.register(helmet, {
      contentSecurityPolicy: false, // pages get theirs where they are served: it holds a nonce
      // Pictures come from the streams nodes, which are other origins; nothing here needs to be isolated from them.
      crossOriginEmbedderPolicy: false,
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      frameguard: { action: 'deny' },
      hsts:
        app.config.tls === null && !app.config.trustProxy
          ? false
          : { maxAge: 31_536_000, includeSubDomains: false },
      referrerPolicy: { policy: 'no-referrer' },
    });
    app.addHook('onRequest', async (request, reply) => {
      reply.header('permissions-policy', permissionsPolicy);
      if (isApi(request)) {
        reply.header('cache-control', 'no-store');
        reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
      }
    });
    app.addHook('onRequest', async (request) => {
      if (changesState(request.method) && fromAnotherSite(request.headers, request.host))
        throw new AppError('request.crossSite');
    });
    // A limit that a route sets for itself counts per account: desks behind one address do not brake each other, and nobody gets
    // further by changing machines. Routes without a login count by address.
    // What is written into the audit log has a limit in any case: no person does so much, and nobody fills the log.
    app.addHook('onRoute', ({ config, method }) => {
      if (typeof config?.policy !== 'object') return;
      const audited = config.policy.audit !== undefined && [method].flat().some(changesState);
      const limit = config.rateLimit ?? (audited ? { max: auditedPerMinute, timeWindow: 60_000 } : undefined);
      if (limit) config.rateLimit = { hook: 'preHandler', keyGenerator: byCaller, ...limit };
    });
    await app.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: 60_000,
      cache: 10_000,
      allowList: (request: FastifyRequest) => !isApi(request) || policyOf(request) === 'source',
      errorResponseBuilder: (_request, { ttl }) => {
        const seconds = Math.max(1, Math.ceil(ttl / 1000));
        return new AppError('tooManyRequests', seconds).retryAfter(seconds);
      },
    });
    await app.register(underPressure, {
      // Its own measure of the loop calls one stall of a second endless, and stays with that for another second.
      healthCheck: isInTime(app),
      healthCheckInterval: lookEveryMs,
      retryAfter: 2,
      pressureHandler: (request) => {
        // A sender understands 429 as "later"; the health route must answer above all when the house is on fire.
        if (policyOf(request) === 'source') throw new AppError('ingest.busy', 2).retryAfter(2);
        if (request.routeOptions.url !== '/api/health') throw new AppError('overloaded').retryAfter(2);
      },
    });
  },
  { name: 'security', dependencies: ['errors'] },
);

/** Whether the event loop came to this question in time; asked again and again, from when the app is ready. */
function isInTime(app: FastifyInstance): () => Promise<boolean> {
  let due = Number.POSITIVE_INFINITY;
  const next = () => {
    due = performance.now() + lookEveryMs;
  };
  app.addHook('onReady', async () => next());
  return async () => {
    const late = performance.now() - due;
    if (Number.isFinite(due)) next();
    return late < maxLoopDelayMs;
  };
}

const byCaller = ({ caller, ip }: FastifyRequest): string =>
  caller.session?.account ?? caller.source?.name ?? ip;
const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api');
const policyOf = (request: FastifyRequest) => request.routeOptions.config?.policy;
const changesState = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Whether a browser says that another site's page made this request. Programs send neither header; the cookie is
 * SameSite=Strict besides. `host` is what the browser sees (behind a proxy: X-Forwarded-Host).
 */
export function fromAnotherSite(
  headers: { origin?: string | undefined; 'sec-fetch-site'?: unknown },
  host: string | undefined,
): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  try {
    return new URL(origin).host !== host;
  } catch {
    return true; // `null`, of a sandboxed frame
  }
}

import { timingSafeEqual } from 'node:crypto';
import fp from 'fastify-plugin';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { sha256 } from './auth.ts';
import { AppError } from './errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    metrics: {
      registry: Registry;
      /** Events by what became of them: accepted, duplicate, quarantined. */
      ingested: Counter<'outcome'>;
    };
  }
}

const slowMs = 1_000;

/** `GET /metrics` for Prometheus: with METRICS_TOKEN for whoever has it, without for this machine only. */
export const metricsPlugin = fp(
  async (app) => {
    const registry = new Registry();
    const registers = [registry];
    collectDefaultMetrics({ register: registry });
    const durations = new Histogram({
      name: 'fengqiao_http_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
    const ingested = new Counter({
      name: 'fengqiao_ingest_events_total',
      help: 'Events by what became of them',
      labelNames: ['outcome'],
      registers,
    });
    new Gauge({
      name: 'fengqiao_database_connections',
      help: 'Sessions of the pool and requests that wait for one',
      labelNames: ['state'],
      registers,
      collect() {
        const { totalCount = 0, idleCount = 0, waitingCount = 0 } = app.pool;
        this.set({ state: 'busy' }, totalCount - idleCount);
        this.set({ state: 'idle' }, idleCount);
        this.set({ state: 'waiting' }, waitingCount);
      },
    });
    app.decorate('metrics', { registry, ingested });

    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      durations.observe(
        { method: request.method, route, status: String(reply.statusCode) },
        reply.elapsedTime / 1000,
      );
      // One line for what somebody may want to look into; the rest is in the metrics.
      const { statusCode, elapsedTime } = reply;
      const worthIt = statusCode >= 500 || elapsedTime > slowMs;
      request.log[worthIt ? 'warn' : 'debug']({
        req: request,
        status: statusCode,
        ms: Math.round(elapsedTime),
      });
    });
    app.addHook('onClose', async () => registry.clear());

    app.get('/metrics', { logLevel: 'warn', config: { policy: 'public' } }, async (request, reply) => {
      const token = app.config.metricsToken;
      const allowed =
        token === null
          ? /^(127\.|::1$|::ffff:127\.)/.test(request.ip)
          : timingSafeEqual(sha256(`Bearer ${token}`), sha256(request.headers.authorization ?? ''));
      if (!allowed) throw new AppError('access.denied');
      return reply.type(registry.contentType).send(await registry.metrics());
    });
  },
  { name: 'metrics', dependencies: ['db', 'errors'] },
);

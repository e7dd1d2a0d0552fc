import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Health } from '@fengqiao/contract/health';
import { HealthService } from './service.ts';

/** `GET /api/health`: 200 while the gateway can serve, 503 with the same body while the database is away. */
export const healthRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const health = new HealthService(app);
  app.get(
    '/api/health',
    {
      config: { policy: 'public' },
      schema: { tags: ['health'], response: { 200: Health, 503: Health } },
      logLevel: 'warn',
    },
    async (_request, reply) => {
      const report = await health.report();
      return reply.code(report.status === 'down' ? 503 : 200).send(report);
    },
  );
};

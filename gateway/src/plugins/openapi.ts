import swagger from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import fp from 'fastify-plugin';
import type { Policy } from './policy.ts';

/** `GET /api/openapi.json`, made from the schemas and policies of the routes. */
export const openapiPlugin = fp<{ version: string }>(
  async (app, { version }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Fengqiao',
          version,
          description: 'Command and dispatch for social-governance centres',
        },
        components: {
          securitySchemes: {
            session: { type: 'apiKey', in: 'cookie', name: 'fengqiao' },
            source: { type: 'http', scheme: 'bearer' },
            node: { type: 'http', scheme: 'bearer' },
          },
        },
      },
      hideUntagged: false,
      transform: ({ schema, url, route }) => ({
        url,
        schema: describe(schema, url, route.config?.policy),
      }),
    });
    app.get('/api/openapi.json', { config: { policy: 'public' }, schema: { tags: ['openapi'] } }, async () =>
      app.swagger(),
    );
  },
  { name: 'openapi', dependencies: ['policy'] },
);

function describe(schema: FastifySchema | undefined, url: string, policy: Policy | undefined): FastifySchema {
  const documented = { ...schema } as FastifySchema & Record<string, unknown>;
  if (!url.startsWith('/api')) return { ...documented, hide: true } as FastifySchema;
  if (policy === 'source') documented.security = [{ source: [] }];
  else if (policy === 'node') documented.security = [{ node: [] }];
  else if (policy !== 'public') documented.security = [{ session: [] }];
  if (typeof policy === 'object' && policy.orSource) documented.security = [{ session: [] }, { source: [] }];
  if (typeof policy === 'object') documented.description = `Roles: ${policy.roles.join(', ')}`;
  return documented;
}

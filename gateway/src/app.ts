import { readFileSync } from 'node:fs';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Config } from './config.ts';
import { authPlugin } from './plugins/auth.ts';
import { dbPlugin, type Pool } from './plugins/db.ts';
import { errorsPlugin } from './plugins/errors.ts';
import { policyPlugin } from './plugins/policy.ts';

/** What the app is made of; the pool has the application role and belongs to the caller. */
export interface AppDeps {
  config: Config;
  pool: Pool;
  logger?: FastifyServerOptions['logger'];
}

/** Largest body of a route that sets no limit of its own. */
const bodyLimit = 1_000_000;

/** The gateway without a port: plugins, then features, in this order. Never listens. */
export async function buildApp({ config, pool, logger }: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    ...(config.tls === null
      ? {}
      : {
          http2: true,
          https: {
            allowHTTP1: true,
            cert: readFileSync(config.tls.certFile),
            key: readFileSync(config.tls.keyFile),
          },
        }),
    logger: logger ?? false,
    trustProxy: config.trustProxy,
    bodyLimit,
    routerOptions: { maxParamLength: 120 },
    forceCloseConnections: true,
    genReqId: () => crypto.randomUUID(),
  } as FastifyServerOptions).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  app.decorate('config', config);

  await app.register(errorsPlugin);
  await app.register(dbPlugin, { pool });
  await app.register(authPlugin);
  await app.register(policyPlugin);

  return app as unknown as FastifyInstance;
}

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
  }
}

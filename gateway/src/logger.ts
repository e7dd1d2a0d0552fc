import type { FastifyServerOptions } from 'fastify';

/** Log lines without secrets and without what people searched for: path only, no query string, no headers but the length. */
export function loggerOptions(level: string): FastifyServerOptions['logger'] {
  return {
    level,
    redact: {
      paths: [
        'req.headers',
        'headers.authorization',
        'headers.cookie',
        'err.config',
        'err.parameters',
        'password',
      ],
      remove: true,
    },
    serializers: {
      req: (request: { method?: string; url?: string; ip?: string }) => ({
        method: request.method,
        path: request.url?.split('?')[0],
        ip: request.ip,
      }),
      res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
    },
  };
}

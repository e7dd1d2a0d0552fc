import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { isWallPage } from '@fengqiao/contract/wall-pages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from './errors.ts';
import { publicBase } from './media/play-addresses.ts';

const year = 31_536_000;

/** The built dashboard: two pages, their hashed assets, and the region's tiles. */
export const pagesPlugin = fp(
  async (app) => {
    const root = app.config.dashboardFolder;
    await app.register(fastifyStatic, { root, serve: false, index: false });

    app.get('/assets/*', { config: { policy: 'public' } }, async (request, reply) => {
      const { '*': path } = request.params as { '*': string };
      reply.header('cache-control', `public, max-age=${year}, immutable`);
      return reply.sendFile(join('assets', path), { cacheControl: false });
    });

    app.get('/tiles/:file', { config: { policy: 'public' } }, async (request, reply) => {
      const { file } = request.params as { file: string };
      const { region } = app;
      if (region === null || file !== `${region.name}.pmtiles`) throw new AppError('notFound', 'This map');
      // Read in ranges; `no-transform` keeps a proxy from compressing what is compressed.
      reply.header('cache-control', 'public, no-cache, no-transform');
      return reply.sendFile(file, region.folder, { cacheControl: false, acceptRanges: true });
    });

    app.get('/*', { config: { policy: 'public' } }, async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      if (/^\/(api|socket\.io)(\/|$)/.test(path)) return reply.callNotFound();
      if (/\.[a-z0-9]+$/i.test(path)) {
        reply.header('cache-control', 'no-cache');
        return reply.sendFile(path, { cacheControl: false });
      }
      const screen = path === '/wall' || path.startsWith('/wall/');
      return sendPage(app, request, reply, {
        file: join(root, screen ? 'wall.html' : 'index.html'),
        frames: { holds: screen, isHeld: isWallPage(path) },
      });
    });
  },
  { name: 'pages', dependencies: ['errors', 'media', 'region'] },
);

/** Whether a page holds pages of our own in frames (a screen of a wall does), and whether it may be held. */
interface Frames {
  holds: boolean;
  isHeld: boolean;
}

/** A page with a nonce of its own: the dashboard gives it to every style element it makes. */
async function sendPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { file, frames }: { file: string; frames: Frames },
): Promise<FastifyReply> {
  const html = await readFile(file, 'utf8').catch(() => null);
  reply.header('cache-control', 'no-store');
  if (html === null)
    return reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('The dashboard is not built: npm run build\n');
  const nonce = randomBytes(16).toString('base64');
  const page = html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
  if (frames.isHeld) reply.header('x-frame-options', 'SAMEORIGIN');
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce, streamsOrigins(app, request), frames))
    .type('text/html; charset=utf-8')
    .send(page);
}

/**
 * Where pictures come from, as the browser of this request sees it. Of the host that serves the page any port: a node that starts after
 * the page was opened is played from without loading it anew, and on that host nobody but the centre listens.
 */
function streamsOrigins({ config, media }: FastifyInstance, request: FastifyRequest): string[] {
  const host = `${request.protocol}://${request.hostname}`;
  const usual = `${host}:${config.streamsPort}`;
  const urls = [...media.nodes().map((node) => publicBase(node, usual)), ...config.streamsOrigins];
  const origins = [...urls, usual].map((url) => new URL(url).origin);
  const others = origins.filter((origin) => !origin.startsWith(`${host}:`) && origin !== host);
  return [...new Set([`${host}:*`, ...others])].flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]);
}

/**
 * Only our own scripts and styles. Style attributes stay allowed: chart tooltips are made of them; they cannot load anything,
 * because images, fonts and connections are bound as well. Workers of the map and of the player start from blobs.
 */
export function contentSecurityPolicy(
  nonce: string,
  streams: readonly string[],
  { holds, isHeld }: Frames = { holds: false, isHeld: false },
): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...streams].join(' '),
    ["media-src 'self' blob:", ...streams].join(' '),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-src ${holds ? "'self'" : "'none'"}`,
    `frame-ancestors ${isHeld ? "'self'" : "'none'"}`,
  ].join('; ');
}

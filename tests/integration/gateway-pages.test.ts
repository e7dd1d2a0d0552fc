import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';

describe.each(engines())('pages on %s', (engine) => {
  let gateway: DemoGateway;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fengqiao-pages-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><html><head><title>desk</title></head></html>',
    );
    await writeFile(
      join(folder, 'wall.html'),
      '<!doctype html><html><head><title>wall</title></head></html>',
    );
    await writeFile(join(folder, 'icon.svg'), '<svg/>');
    await writeFile(join(folder, 'assets', 'main-4f3a.js'), 'export {};');
    await writeFile(join(folder, '..', 'fengqiao-secret.txt'), 'hidden words');
    gateway = await demoGateway(engine, {
      env: {
        FENGQIAO_DASHBOARD: folder,
        STREAMS_SECRET: 'a-secret-that-two-processes-share-0123',
        STREAMS_URL: 'http://127.0.0.1:1',
        STREAMS_PORT: '8081',
      },
    });
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
    await rm(join(folder, '..', 'fengqiao-secret.txt'));
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    gateway.app.inject({ url, headers: { host: 'centre.example:8080', ...headers } });

  it.each(['/', '/login', '/cases/511902-2026-000001-7', '/meetings', '/status', '/cameras'])(
    'of the desk are served at %s',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('<title>desk</title>');
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  it('of the wall are served below /wall', async () => {
    expect((await get('/wall/hall/1')).body).toContain('<title>wall</title>');
  });

  it('carry a nonce that is new each time and stands in their policy', async () => {
    const [first, second] = [await get('/'), await get('/')];
    const nonceOf = (body: string) => /<meta property="csp-nonce" nonce="([^"]+)">/.exec(body)?.[1];
    expect(nonceOf(first.body)).not.toBe(nonceOf(second.body));
    expect(first.headers['content-security-policy']).toContain(`'nonce-${nonceOf(first.body)}'`);
  });

  it('may load scripts of their own only, and pictures from the streams nodes', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*)|[ ](https?:|wss?:|\*)[ ;]/);
    expect(policy).toContain("connect-src 'self' http://centre.example:* ws://centre.example:*");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('are framed by nobody, but those that are made for a wall by a screen of our own', async () => {
    const policyOf = async (path: string) => String((await get(path)).headers['content-security-policy']);
    expect(await policyOf('/wall/hall/1')).toMatch(/frame-src 'self'; frame-ancestors 'none'/);
    expect(await policyOf('/wall')).toMatch(/frame-src 'self'; frame-ancestors 'none'/);
    expect(await policyOf('/big-screen?area=511900')).toMatch(/frame-src 'none'; frame-ancestors 'self'/);
    expect((await get('/big-screen')).headers['x-frame-options']).toBe('SAMEORIGIN');
    expect((await get('/cases')).headers['x-frame-options']).toBe('DENY');
  });

  it('let browsers keep hashed assets for ever and ask again for all else', async () => {
    const asset = await get('/assets/main-4f3a.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('give tiles in ranges', async () => {
    const answer = await get('/tiles/bazhong.pmtiles', { range: 'bytes=0-6' });
    expect(answer.statusCode).toBe(206);
    expect(answer.body).toBe('PMTiles');
    expect((await get('/tiles/areas.csv')).statusCode).toBe(404);
  });

  it.each([
    '/../fengqiao-secret.txt',
    '/..%2ffengqiao-secret.txt',
    '/%252e%252e/fengqiao-secret.txt',
    '/assets/..%2f..%2ffengqiao-secret.txt',
    '/tiles/..%2fbazhong.ts',
    '/missing.js',
    '/assets/missing.js',
    '/api',
    '/api/nothing',
  ])('do not show what lies beside them: %s', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toContain('hidden words');
    expect(answer.headers['content-type']).toContain('application/json');
  });
});

import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { multipart } from '../helpers/import-file.ts';
import { type IngestApp, ingestApp, sourceKey } from '../helpers/ingest-app.ts';

const json = { 'content-type': 'application/json' };

describe.each(engines())('the web side on %s', (engine) => {
  let house: IngestApp;
  let folder: string;
  let url: string;
  let operator: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fengqiao-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><html><head></head></html>');
    house = await ingestApp(engine, { FENGQIAO_TERMINALS: 'optional', FENGQIAO_DASHBOARD: folder });
    operator = await house.login('operator', '511900');
    url = await house.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });

  /** A request over the wire, with headers that `fetch` would not send. */
  async function send(
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: (Buffer | string)[] } = {},
  ): Promise<{ status: number; body: string; headers: IncomingMessage['headers'] }> {
    const { method = 'GET', headers = {}, body = [] } = options;
    const sent = httpRequest(`${url}${path}`, { method, headers });
    sent.on('error', () => undefined); // the server may hang up in the middle of a body that is too large
    const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
    for (const part of body) sent.write(part);
    sent.end();
    const [response] = await answered;
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    return { status: response.statusCode ?? 0, body: text, headers: response.headers };
  }

  describe('sends with every answer', () => {
    it.each(['/', '/api/health', '/api/cases', '/api/nothing', '/assets/none.js'])(
      'headers that bind the browser: %s',
      async (path) => {
        const { headers } = await send(path, { headers: { cookie: operator } });
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'origin-agent-cluster': '?1',
        });
        expect(headers['x-powered-by']).toBeUndefined();
        expect(headers['permissions-policy']).toMatch(/camera=\(self\).*geolocation=\(\).*usb=\(\)/);
      },
    );

    it('what keeps a browser from guessing, even to an address that is none', async () => {
      const answer = await send('/%zz');
      expect(answer).toMatchObject({ status: 400, headers: { 'x-content-type-options': 'nosniff' } });
    });

    it('a policy under which a page runs no script but its own, and an answer of the API none', async () => {
      const page = String((await send('/')).headers['content-security-policy']);
      const scripts = page.split('; ').find((each) => each.startsWith('script-src'));
      expect(scripts).toBe("script-src 'self'");
      for (const part of [
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ])
        expect(page.split('; ')).toContain(part);
      const api = String((await send('/api/health')).headers['content-security-policy']);
      expect(api).toBe("default-src 'none'; frame-ancestors 'none'");
      expect((await send('/api/health')).headers['cache-control']).toBe('no-store');
    });
  });

  describe('refuses another site (I7)', () => {
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
    ];

    it.each(foreign)('on every route that changes something (%o)', async (headers) => {
      const changing = house.app.routePolicies.filter(
        ({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method),
      );
      expect(changing.length).toBeGreaterThan(8);
      for (const { method, url: route } of changing) {
        const answer = await house.app.inject({
          method: method as 'POST',
          url: route.replaceAll(/:\w+/g, 'x'),
          headers: { cookie: operator, authorization: `Bearer ${sourceKey}`, ...headers },
          payload: {},
        });
        expect({ method, route, status: answer.statusCode, code: answer.json().error.code }).toEqual({
          method,
          route,
          status: 403,
          code: 'request.crossSite',
        });
      }
    });

    it.each(foreign.slice(2))('at the handshake of a socket, by either transport (%o)', async (headers) => {
      const upgrade = httpRequest(`${url}/socket.io/?EIO=4&transport=websocket`, {
        headers: {
          ...headers,
          cookie: operator,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        },
      });
      upgrade.end();
      const [refused] = (await once(upgrade, 'response')) as [IncomingMessage];
      expect(refused.statusCode).toBe(403);
      refused.resume();
      const polling = await send('/socket.io/?EIO=4&transport=polling', {
        headers: { ...headers, cookie: operator },
      });
      expect(polling.status).toBe(403);
    });

    it('and serves its own pages', async () => {
      const headers = { origin: url, 'sec-fetch-site': 'same-origin', cookie: operator };
      const answer = await send('/api/session', {
        method: 'DELETE',
        headers: { ...headers, cookie: 'fengqiao=x' },
      });
      expect(answer.status).not.toBe(403);
      expect((await send('/socket.io/?EIO=4&transport=polling', { headers })).status).toBe(200);
    });
  });

  describe('refuses what is too large (I4)', () => {
    const megabytes = (n: number) => Array.from({ length: n }, () => Buffer.alloc(1_048_576, 0x20));

    it.each([
      ['a body of 5 MB that says so', '/api/session', { 'content-length': String(5 * 1_048_576) }, json],
      ['a body of 5 MB that does not', '/api/session', {}, json],
      ['events of 6 MB', '/api/ingest/events', {}, { ...json, authorization: `Bearer ${sourceKey}` }],
    ])('%s', async (_what, path, length: Record<string, string>, headers) => {
      const size = path.includes('ingest') ? 6 : 5;
      const answer = await send(path, {
        method: 'POST',
        headers: { ...headers, ...length },
        body: megabytes(size),
      });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body).error.code).toBe('request.tooLarge');
    });

    it('10,001 events at once', async () => {
      const events = Array.from({ length: 10_001 }, (_, n) => ({ eventId: `e${n}` }));
      const { status, body } = await house.send(events);
      expect(status).toBe(413);
      expect(body.error?.code).toBe('ingest.tooMany');
    });

    it('a search of 100,000 characters, over the wire and where a proxy lets it through', async () => {
      const q = 'a'.repeat(100_000);
      const wire = await send(`/api/cases?q=${q}`, { headers: { cookie: operator } });
      expect([400, 413, 414, 431]).toContain(wire.status);
      expect(JSON.parse(wire.body).error.code).toBe('request.tooLarge');
      const inside = await house.app.inject({ url: `/api/cases?q=${q}`, headers: { cookie: operator } });
      expect(inside.statusCode).toBe(400);
      expect(inside.json().error.details).toMatchObject([{ field: 'querystring.q' }]);
    });

    it('without holding any of it', async () => {
      const parts = megabytes(5);
      const flood = () => send('/api/session', { method: 'POST', headers: json, body: parts });
      for (let n = 0; n < 10; n += 1) await flood();
      const before = process.memoryUsage();
      for (let n = 0; n < 60; n += 1) expect((await flood()).status).toBe(413);
      const { rss } = process.memoryUsage();
      expect((rss - before.rss) / 1_048_576).toBeLessThan(100);
    });
  });

  describe('takes a file for an import', () => {
    const mapping = { columns: { caseRef: '编号', registeredAt: '时间' } };
    const post = (type: string, payload: Buffer | string) =>
      house.app.inject({
        method: 'POST',
        url: '/api/imports',
        headers: { 'content-type': type, cookie: operator },
        payload,
      });
    const upload = (name: string, content: string) =>
      post('multipart/form-data; boundary=xx', multipart(name, Buffer.from(content), mapping));

    it.each([
      '../../../../tmp/fengqiao-evil.csv',
      '..\\..\\evil.csv',
      '/etc/cron.d/evil',
      '%2e%2e%2fevil.csv',
    ])('whose name is never a path: %s', async (name) => {
      const answer = await upload(name, '编号,时间\n1,2024-01-01 00:00\n');
      expect(answer.statusCode).toBe(202);
      const { id } = answer.json();
      const { rows } = await house.db.ownerPool.query('select file_name from import where id = $1', [id]);
      expect(rows[0].file_name).not.toMatch(/[/\\]/);
      const left = await readdir(join(house.app.config.dataFolder, 'imports'));
      for (const file of left) expect(file).toMatch(/^(upload-)?[0-9a-f-]{36}$/);
      expect(await readdir(tmpdir())).not.toContain('fengqiao-evil.csv');
    });

    it('and refuses a form that is none, or has no file', async () => {
      expect((await post('application/json', '{}')).statusCode).toBe(415);
      const empty = '--xx\r\ncontent-disposition: form-data; name="kind"\r\n\r\ncases\r\n--xx--\r\n';
      expect((await post('multipart/form-data; boundary=xx', empty)).statusCode).toBe(400);
    });

    it('and refuses one that is cut off in the middle, leaving nothing behind', async () => {
      const whole = multipart('a.csv', Buffer.alloc(300_000, 0x61), mapping);
      expect((await post('multipart/form-data; boundary=xx', whole.subarray(0, 200_000))).statusCode).toBe(
        400,
      );
      const left = await readdir(join(house.app.config.dataFolder, 'imports'));
      expect(left.filter((name) => name.startsWith('upload-'))).toEqual([]);
    });
  });

  describe('brakes', () => {
    it('everybody for a moment when the machine hangs, but not who asks for its health', async () => {
      const health = () => house.app.inject('/api/health');
      await health();
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000); // the loop stands still
      const page = await eventually('the gateway has noticed', async () => {
        const answer = await house.app.inject({ url: '/api/cases', headers: { cookie: operator } });
        return answer.statusCode === 503 ? answer : null;
      });
      expect(page.json().error.code).toBe('overloaded');
      expect((await health()).statusCode).toBe(200);
      await eventually('it serves again', async () => {
        const answer = await house.app.inject({ url: '/api/cases', headers: { cookie: operator } });
        return answer.statusCode === 200;
      });
    });

    it('an account on a route with a limit, wherever it comes from, and not the desk beside it', async () => {
      const [first, second] = [
        await house.login('auditAdmin', '511900'),
        await house.login('auditAdmin', '511900'),
      ];
      const ask = (cookie: string, remoteAddress: string) =>
        house.app.inject({ url: '/api/audit/export?actor=none', headers: { cookie }, remoteAddress });
      for (let n = 0; n < 10; n += 1) expect((await ask(first, '10.0.0.1')).statusCode).toBe(200);
      for (const address of ['10.0.0.1', '10.0.0.2']) {
        const braked = await ask(first, address);
        expect(braked.statusCode).toBe(429);
        expect(braked.json().error.code).toBe('tooManyRequests');
        expect(Number(braked.headers['retry-after'])).toBeGreaterThan(0);
      }
      expect((await ask(second, '10.0.0.1')).statusCode).toBe(200);
    });

    it('an account that would fill the audit log, on routes that set no limit themselves', async () => {
      const cookie = await house.login('auditAdmin', '511900');
      const ask = () =>
        house.app.inject({ method: 'POST', url: '/api/audit/verification', headers: { cookie } });
      for (let n = 0; n < 120; n += 1) expect((await ask()).statusCode).toBe(200);
      expect((await ask()).statusCode).toBe(429);
    });

    it('an address on a route without a login', async () => {
      const ask = (remoteAddress: string) =>
        house.app.inject({ method: 'POST', url: '/api/setup', payload: {}, headers: json, remoteAddress });
      const statuses: number[] = [];
      for (let n = 0; n < 11; n += 1) statuses.push((await ask('10.9.9.9')).statusCode);
      expect(statuses.at(-1)).toBe(429);
      expect((await ask('10.9.9.8')).statusCode).not.toBe(429);
    });
  });
});

describe('behind a proxy', () => {
  const [engine = 'embedded'] = engines();
  let house: IngestApp;
  beforeAll(async () => {
    house = await ingestApp(engine, {
      FENGQIAO_TERMINALS: 'optional',
      TRUST_PROXY: '1',
      STREAMS_PUBLIC_URL: 'https://streams.example',
    });
  });
  afterAll(() => house.close());

  it('the address in the audit log is what the proxy saw, not what the client wrote', async () => {
    const cookie = await house.login('operator', '511900');
    const answer = await house.app.inject({
      url: '/api/audit',
      headers: { cookie, 'x-forwarded-for': '1.2.3.4, 10.7.7.7', 'x-forwarded-proto': 'http' },
      remoteAddress: '127.0.0.1',
    });
    expect(answer.statusCode).toBe(403);
    const { rows } = await house.db.ownerPool.query(
      `select entry::jsonb ->> 'address' as address from audit where action = 'access.denied'`,
    );
    expect(rows).toEqual([{ address: '10.7.7.7' }]);
  });
});

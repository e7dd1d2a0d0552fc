import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';

type Operation = { security?: Record<string, unknown>[] };
type Paths = Record<string, Record<string, Operation>>;

describe.each(engines())('the policy of routes on %s', (engine) => {
  let gateway: DemoGateway;
  let paths: Paths;
  beforeAll(async () => {
    gateway = await demoGateway(engine);
    paths = (await gateway.app.inject('/api/openapi.json')).json().paths;
  });
  afterAll(() => gateway.close());

  it('is in the OpenAPI document for every route under /api', () => {
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const routed = gateway.app.routePolicies
      .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api'))
      .map(({ method, url }) => `${method} ${url}`);
    expect(routed.length).toBeGreaterThan(20);
    expect(new Set(listed)).toEqual(new Set(routed));
  });

  it('asks whoever calls a route that is not public to log in, before anything else is looked at', async () => {
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { security }] of Object.entries(methods)) {
        if (security === undefined) continue;
        const url = path.replaceAll(/\{\w+\}/g, 'x');
        const answer = await gateway.app.inject({ method: method.toUpperCase() as 'GET', url, payload: {} });
        expect({ method, path, status: answer.statusCode }).toEqual({ method, path, status: 401 });
      }
    }
  });

  it('keeps the public routes few', () => {
    const open = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => security === undefined)
        .map(([method]) => `${method} ${path}`),
    );
    expect(open.sort()).toEqual([
      'get /api/health',
      'get /api/openapi.json',
      'get /api/session/challenge',
      'get /api/setup',
      'post /api/session',
      'post /api/setup',
      'post /api/terminals',
    ]);
  });

  it('fails the start when a route has none', async () => {
    const { buildApp } = await import('@fengqiao/gateway/app');
    const app = await buildApp({ config: gateway.app.config, pool: gateway.db.appPool });
    expect(() => app.get('/api/forgotten', async () => null)).toThrow(/GET \/api\/forgotten has no policy/);
    await app.close();
  });

  it('refuses an unknown field by its name', async () => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: 'a', password: 'b', remember: true },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toMatchObject({
      code: 'request.invalid',
      details: [{ field: 'body.remember', problem: 'is not a known field' }],
    });
  });

  it.each([
    ['half a body', '{"account":', 'application/json', 400],
    [
      'a poisoned prototype',
      '{"__proto__":{"role":"x"},"account":"a","password":"b"}',
      'application/json',
      400,
    ],
    ['a form', 'account=a', 'application/x-www-form-urlencoded', 415],
    ['two megabytes', JSON.stringify({ account: 'a'.repeat(2_000_000) }), 'application/json', 413],
  ])('answers %s with the one error body', async (_what, payload, type, status) => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/session',
      payload,
      headers: { 'content-type': type },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
  });

  it('answers an address that is not there with the same body', async () => {
    const answer = await gateway.app.inject('/api/nothing?q=secret');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().error.code).toBe('notFound');
    expect(answer.body).not.toContain('secret');
  });

  it('tells what it is and that it is well without a login', async () => {
    const answer = await gateway.app.inject('/api/health');
    expect(answer.json()).toMatchObject({
      status: 'ok',
      seq: 0,
      database: { version: expect.stringMatching(/^1\d/) },
      demo: true,
    });
  });

  it('lets only this machine read the metrics, and names no person in them', async () => {
    expect((await gateway.app.inject({ url: '/metrics', remoteAddress: '10.1.2.3' })).statusCode).toBe(403);
    const { body } = await gateway.app.inject('/metrics');
    expect(body).toContain('fengqiao_http_request_seconds_bucket');
    expect(body).not.toContain('operator01');
  });
});

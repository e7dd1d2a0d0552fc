import { request } from 'node:http';
import { signPlayGrant } from '@fengqiao/streams';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cameraId, filesOf, type Scene, startScene } from './streams-viewer.ts';

const own = cameraId(1);
const other = cameraId(2);
let scene: Scene;

beforeAll(async () => {
  scene = await startScene([{ clip: 'crossroad-sub' }, { clip: 'lobby-sub' }]);
  await Promise.all([scene.playlist('', 1), scene.playlist('', 2)]);
});

afterAll(() => scene.stop());

/** Sends a path as it stands: `fetch` would tidy it up. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(scene.node.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Path of a camera's folder under a grant. */
const folder = (grantFor: string, camera = grantFor, expires?: number): string => {
  const { pathname } = new URL(scene.node.live(grantFor, expires === undefined ? {} : { expires }));
  return pathname.replace(`/${grantFor}/`, `/${camera}/`);
};
const DENIED =
  /^\{"error":\{"code":"play\.denied","message":"This play grant does not open this picture","requestId":"[\w-]+"\}\}$/;

describe('a grant', () => {
  test('for one camera opens no file of another, each refusal with the same body', async () => {
    const { map, segments, parts, hint } = filesOf(await scene.playlist('', 2));
    const names = ['index.m3u8', map, segments[0], parts[0], hint, 'state', 'nothing-here.m4s'];
    const files = [...names, ...names.map((name) => `sub/${name}`), 'poster.mp4', 'sub/poster.mp4'];
    for (const file of files) {
      const answer = await raw(`${folder(own, other)}${file}`);
      expect(answer.status).toBe(403);
      expect(answer.body).toMatch(DENIED);
    }
  });

  test('that has expired opens nothing, not even a file of a running stream', async () => {
    const { parts } = filesOf(await scene.playlist());
    for (const file of ['index.m3u8', parts[0], 'state', 'poster.mp4', 'sub/index.m3u8', 'sub/state']) {
      const answer = await raw(`${folder(own, own, Math.floor(Date.now() / 1000) - 1)}${file}`);
      expect([answer.status, DENIED.test(answer.body)]).toEqual([403, true]);
    }
  });

  test('with a long life is not believed', async () => {
    const answer = await raw(`${folder(own, own, Math.floor(Date.now() / 1000) + 3600)}index.m3u8`);
    expect(answer.status).toBe(403);
  });

  test('signed with another secret opens nothing', async () => {
    const payload = {
      cameraId: own,
      session: 's',
      terminal: 't',
      expires: Math.floor(Date.now() / 1000) + 30,
    };
    const grant = signPlayGrant('z'.repeat(40), payload);
    expect((await raw(`/live/${grant}/${own}/index.m3u8`)).status).toBe(403);
  });
});

describe('paths that try to get out', () => {
  test.each([
    ['an encoded slash', (own: string, other: string) => `${own}..%2f${other}%2findex.m3u8`],
    ['a doubly encoded slash', (own: string, other: string) => `${own}..%252f${other}%252findex.m3u8`],
    ['encoded dots', (own: string, other: string) => `${own}%2e%2e/${other}/index.m3u8`],
    ['doubly encoded dots', (own: string, other: string) => `${own}%252e%252e/${other}/index.m3u8`],
    ['plain dots', (own: string, other: string) => `${own}../${other}/index.m3u8`],
    ['a NUL', (own: string) => `${own}index.m3u8%00.m4s`],
    ['a back-slash', (own: string, other: string) => `${own}..\\${other}\\index.m3u8`],
    ['two slashes', (own: string) => `${own}/index.m3u8`],
    ['dots behind sub', (own: string, other: string) => `${own}sub/../../${other}/index.m3u8`],
    ['encoded dots behind sub', (own: string, other: string) => `${own}sub/%2e%2e/%2e%2e/${other}/state`],
    ['doubly encoded dots behind sub', (own: string) => `${own}sub/%252e%252e/index.m3u8`],
    ['an encoded slash behind sub', (own: string) => `${own}sub%2findex.m3u8`],
    ['sub twice', (own: string) => `${own}sub/sub/index.m3u8`],
    ['another stream', (own: string) => `${own}main/index.m3u8`],
    ['a NUL behind the poster', (own: string) => `${own}poster.mp4%00`],
    ['a folder behind the poster', (own: string, other: string) => `${own}poster.mp4/../${other}/poster.mp4`],
    ['upper case', (own: string) => `${own}INDEX.M3U8`],
  ])('%s: the same refusal', async (_what, path) => {
    const answer = await raw(path(folder(own), other));
    expect([answer.status, DENIED.test(answer.body)]).toEqual([403, true]);
  });

  test('and grants that are none', async () => {
    for (const path of [
      '/live/',
      '/live//',
      '/live/x/y/z',
      `/live/a.b/${own}/index.m3u8`,
      `/live/${'a'.repeat(5000)}`,
    ]) {
      const answer = await raw(path);
      expect([answer.status, DENIED.test(answer.body)]).toEqual([403, true]);
    }
  });
});

describe('a private camera', () => {
  test('shows its state and no picture, until a grant carries an approval', async () => {
    const id = cameraId(9);
    await scene.node.register(id, { url: scene.cameras.url('/cam/1'), private: true });
    const plain = scene.node.live(id);
    expect((await fetch(`${plain}index.m3u8`)).status).toBe(403);
    expect(await (await fetch(`${plain}state`)).json()).toMatchObject({ state: 'private', codec: null });
    const approved = await fetch(`${scene.node.live(id, { approval: 'approval-1' })}index.m3u8`);
    expect(approved.status).toBe(200);
    const { parts } = filesOf(await approved.text());
    expect((await fetch(plain + parts[0])).status).toBe(403);
    expect(await (await fetch(`${plain}state`)).json()).toMatchObject({
      state: 'private',
      codec: null,
      lastFrameAt: null,
    });
  });
});

describe('the gateway’s side', () => {
  test('wants the shared secret', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${scene.node.secret}`,
      `Bearer ${scene.node.secret} `,
    ]) {
      const answer = await fetch(`${scene.node.url}/internal/status`, {
        headers: { authorization: `${authorization}.` },
      });
      expect(answer.status).toBe(401);
    }
    expect((await fetch(`${scene.node.url}/internal/status`)).status).toBe(401);
  });

  test('refuses what is no camera, and forgets one that is deleted', async () => {
    expect((await scene.node.internal('DELETE', `/internal/cameras/${cameraId(77)}`)).status).toBe(404);
    expect((await scene.node.internal('POST', `/internal/cameras/${cameraId(77)}/prewarm`)).status).toBe(404);
    expect((await scene.node.internal('DELETE', '/internal/cameras/12345')).status).toBe(404);
    expect((await scene.node.register(cameraId(77), { url: 'http://x' })).status).toBe(422);
    expect((await fetch(`${scene.node.live(cameraId(77))}index.m3u8`)).status).toBe(503);
    const state = await (await fetch(`${scene.node.live(cameraId(77))}state`)).json();
    expect(state).toMatchObject({ state: 'failed', reason: 'camera.unknown' });
  });

  test('the status tells each relay, and holds no address or password', async () => {
    const status = await scene.node.status();
    expect(status.live).toBeGreaterThanOrEqual(2);
    expect(status.sessions.find((session) => session.cameraId === own)).toMatchObject({
      state: 'live',
      viewers: 1,
      stats: { width: 320, height: 180, fps: 15, connects: 1 },
    });
    expect(JSON.stringify(status)).not.toMatch(/rtsp|127\.0\.0\.1/);
  });

  test('health needs no secret and tells counts only', async () => {
    const health = (await (await fetch(`${scene.node.url}/health`)).json()) as Record<string, unknown>;
    expect(Object.keys(health)).toEqual(['status', 'live', 'failed']);
    const metrics = await (await fetch(`${scene.node.url}/metrics`)).text();
    expect(metrics).toMatch(/fengqiao_streams_sessions\{state="live"\} [23]\n/);
  });
});

test('pages of the gateway may read pictures and clocks, other pages may not', async () => {
  const url = `${scene.node.live(own)}index.m3u8`;
  const allowed = await fetch(url, { headers: { origin: 'http://gateway.test' } });
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://gateway.test');
  expect(allowed.headers.get('timing-allow-origin')).toBe('http://gateway.test');
  expect(Math.abs(Number(allowed.headers.get('x-server-time')) - Date.now())).toBeLessThan(5000);
  expect(allowed.headers.get('cache-control')).toBe('no-store');
  const foreign = await fetch(url, { headers: { origin: 'http://evil.test' } });
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  expect(foreign.headers.get('vary')).toBe('origin');
  const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin: 'http://gateway.test' } });
  expect(preflight.status).toBe(204);
});

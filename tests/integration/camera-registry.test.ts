import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CameraDetail, CameraUpstream } from '@fengqiao/contract/cameras';
import { unseal } from '@fengqiao/gateway/plugins/seal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameraHeadings, cameraRows, csvText } from '../helpers/camera-rows.ts';
import { dataFolder } from '../helpers/data-folder.ts';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';

const password = 'planted-platform-password';

describe.each(engines())('the registry of cameras on %s', (engine) => {
  let gateway: DemoGateway;
  let operator: string;
  let admin: string;
  const said: string[] = [];

  beforeAll(async () => {
    gateway = await demoGateway(engine, {
      logger: { level: 'debug', stream: { write: (line: string) => void said.push(line) } },
    });
    operator = await gateway.login('operator01');
    admin = await gateway.login('admin01');
  });
  afterAll(() => gateway.close());

  async function ask<T = CameraDetail>(
    method: 'GET' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    cookie = operator,
  ) {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    said.push(answer.body);
    const body = (answer.statusCode === 204 ? {} : answer.json()) as T & {
      error?: { code: string; message: string };
    };
    return { status: answer.statusCode, body, code: body.error?.code, message: body.error?.message };
  }
  const input = (id: string, more: object = {}) => ({
    id,
    name: '广场北口',
    areaCode: '511902',
    owner: '巴州区公安分局',
    placeType: 'square',
    location: { lng: 106.76, lat: 31.86 },
    ...more,
  });
  const stored = async (id: string) => {
    const { rows } = await gateway.db.ownerPool.query('select source_sealed from camera where id = $1', [id]);
    return unseal(gateway.sealKey, rows[0].source_sealed, id);
  };

  it('keeps what the standards ask of a camera, its position in WGS-84 whatever the datum', async () => {
    const id = '51190200001320600001';
    const facts = {
      zone: 'dispatch',
      datum: 'BD09',
      directionDeg: 270,
      fovDeg: 70,
      viewM: 120,
      heightM: 6.5,
      ptzType: 4,
      publicPlace: true,
      securityGrade: 'B',
      floor: '6',
      plan: { x: 0.25, y: 0.5 },
    };
    const made = await ask('PUT', `/api/cameras/${id}`, input(id, facts));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...facts,
      ownerKind: 'publicSecurity',
      updatedBy: 'operator01',
      hasDevice: false,
    });
    const { lng, lat } = made.body.location;
    // BD-09 lies some 0.0115° east and 0.0038° north of WGS-84 here.
    expect(106.76 - lng).toBeGreaterThan(0.005);
    expect(31.86 - lat).toBeGreaterThan(0.001);
    const found = await ask<{ items: { id: string }[] }>('GET', '/api/cameras?q=gcbk&zone=dispatch');
    expect(found.body.items.map((each) => each.id)).toEqual([id]);
  });

  it('refuses an id that does not fit GB/T 28181, and says which digits', async () => {
    for (const [id, words] of [
      ['51190200001180600002', /digits 11–13 \(118\) must be 131 \(camera\) or 132/],
      ['51190300001320600002', /digits 1–6 \(511903\) do not belong to its area 511902/],
    ] as const) {
      const { code, message } = await ask('PUT', `/api/cameras/${id}`, input(id));
      expect([code, message]).toEqual(['camera.badId', expect.stringMatching(words)]);
    }
  });

  it('changes what is named and nothing else, and writes down who changed which fields', async () => {
    const id = '51190200001320600001';
    const before = (await ask('GET', `/api/cameras/${id}`)).body;
    const { body } = await ask('PATCH', `/api/cameras/${id}`, { floor: null, owner: '中国移动' });
    const { updatedAt, ...rest } = { ...before, floor: null, owner: '中国移动', ownerKind: 'mobile' };
    expect(body).toMatchObject({ ...rest, datum: 'WGS84' });
    expect(body.updatedAt > updatedAt).toBe(true);
    expect((await ask('PATCH', `/api/cameras/${id}`, { areaCode: '500000' })).code).toBe('access.denied');
    expect((await ask('PATCH', '/api/cameras/51190200001320999999', { name: '无' })).code).toBe('notFound');
    const { rows } = await gateway.db.ownerPool.query(
      `select entry::jsonb -> 'detail' -> 'changed' as changed from audit
        where object = $1 and outcome = 'done' order by day, no desc limit 1`,
      [`camera:${id}`],
    );
    expect(rows[0].changed.sort()).toEqual(['datum', 'floor', 'owner', 'ownerKind']);
  });

  it('plays cameras through a platform by its template; when the platform moves, its cameras move along', async () => {
    const url = '/api/camera-upstreams/city-platform';
    const platform = { name: '市视频联网平台', areaCode: '511900' };
    const first = { ...platform, template: 'rtsp://10.0.0.5:8554/rtp/{id}', username: 'fengqiao', password };
    expect((await ask('PUT', url, platform, admin)).code).toBe('request.invalid');
    expect((await ask('PUT', url, first)).code).toBe('access.denied');
    expect((await ask<CameraUpstream>('PUT', url, first, admin)).body).toMatchObject({
      cameras: 0,
      hasSubStream: false,
    });
    const id = '51190200001320600002';
    const made = await ask('PUT', `/api/cameras/${id}`, input(id, { upstreamId: 'city-platform' }));
    expect(made.body).toMatchObject({
      playable: true,
      hasSubStream: false,
      upstream: { id: 'city-platform', name: '市视频联网平台' },
    });
    expect(await stored(id)).toEqual({
      url: `rtsp://10.0.0.5:8554/rtp/${id}`,
      username: 'fengqiao',
      password,
    });
    const second = { ...platform, template: 'rtsp://10.0.0.6/{id}', subTemplate: 'rtsp://10.0.0.6/{id}/sub' };
    expect((await ask<CameraUpstream>('PUT', url, second, admin)).body.cameras).toBe(1);
    expect(await stored(id)).toEqual({ url: `rtsp://10.0.0.6/${id}`, subUrl: `rtsp://10.0.0.6/${id}/sub` });
    const { body } = await ask<{ items: CameraUpstream[] }>(
      'GET',
      '/api/camera-upstreams',
      undefined,
      await gateway.login('head01'),
    );
    expect(body.items.map(({ name }) => name)).toEqual(['市视频联网平台']);
    const unknown = input(id, { upstreamId: 'nobody' });
    expect((await ask('PUT', `/api/cameras/${id}`, unknown)).code).toBe('camera.noUpstream');
    const own = await ask('PATCH', `/api/cameras/${id}`, { source: { url: 'rtsp://10.0.0.9/1' } });
    expect(own.body.upstream).toBeNull();
  });

  it('lets a camera go, but none that records name', async () => {
    const id = '51190200001320600002';
    expect((await ask('DELETE', `/api/cameras/${id}`)).code).toBe('access.denied');
    expect((await ask('DELETE', `/api/cameras/${id}`, undefined, admin)).status).toBe(204);
    expect((await ask('GET', `/api/cameras/${id}`)).code).toBe('notFound');
    expect((await ask('DELETE', `/api/cameras/${id}`, undefined, admin)).code).toBe('notFound');
  });

  it('takes a file from the command line, in the name of an account', async () => {
    const folder = await dataFolder();
    const file = join(folder.path, 'cameras.csv');
    await writeFile(file, csvText([cameraHeadings, ...cameraRows(20, { secret: password })]));
    const url = await gateway.listen();
    const account = 'operator01';
    const run = (...more: string[]) =>
      command(
        [file, '--cameras', '--account', account, '--url', url, ...more],
        gateway.credentials.accounts.find((each) => each.account === account)?.password ?? '',
      );
    const tried = await run('--try');
    expect([tried.code, tried.text]).toEqual([
      0,
      expect.stringContaining('tried, nothing stored: 20 rows, 20 new'),
    ]);
    const done = await run();
    expect(done.text).toContain('done: 20 rows, 20 new, 0 changed, 0 as before, 0 not taken');
    expect((await run()).text).toContain('20 rows, 0 new, 0 changed, 20 as before');
    await folder.remove();
    expect(tried.text + done.text).not.toContain(password);
  });

  it('leaves the logins of platforms nowhere: in no answer, no log line, no audit row', async () => {
    const { rows } = await gateway.db.ownerPool.query('select entry from audit');
    const all = said.join('') + JSON.stringify(rows);
    for (const secret of [password, '10.0.0.5', '10.0.0.6', '10.0.0.9']) expect(all).not.toContain(secret);
  });
});

/** Runs `npm run import` from its source. */
function command(args: string[], secret: string): Promise<{ code: number | null; text: string }> {
  const cli = fileURLToPath(new URL('../../gateway/dist/features/imports/cli.js', import.meta.url));
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, FENGQIAO_PASSWORD: secret },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, text })));
}

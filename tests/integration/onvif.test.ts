import type { CameraDetail, CameraInput } from '@fengqiao/contract/cameras';
import type { DeviceReport, DiscoveryLine, PtzInput } from '@fengqiao/contract/onvif';
import { type OnvifDevice, type OnvifDeviceOptions, startOnvifDevice } from '@fengqiao/fixtures';
import { DeviceNetworks } from '@fengqiao/gateway/features/onvif/device-address';
import { type ProbeMatch, probeDevices } from '@fengqiao/gateway/features/onvif/discovery';
import { unseal } from '@fengqiao/gateway/plugins/seal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';

const password = 'planted-onvif-password';

describe.each(engines())('devices of cameras on %s', (engine) => {
  let gateway: DemoGateway;
  let operator: string;
  let leader: string;
  const logged: string[] = [];
  const answers: string[] = [];
  const devices: OnvifDevice[] = [];
  let serial = 0;

  beforeAll(async () => {
    gateway = await demoGateway(engine, {
      env: { ONVIF_NETWORKS: '127.0.0.0/8' },
      logger: { level: 'debug', stream: { write: (line: string) => void logged.push(line) } },
    });
    operator = await gateway.login('operator01');
    leader = await gateway.login('leader01');
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(devices.map((device) => device.stop()));
  });

  async function device(options: OnvifDeviceOptions = {}): Promise<OnvifDevice> {
    const started = await startOnvifDevice({ password, ...options });
    devices.push(started);
    return started;
  }

  async function call<T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, cookie = operator) {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    answers.push(answer.body);
    const body = answer.json() as T & { error?: { code: string; message: string } };
    return { status: answer.statusCode, body, code: body.error?.code, message: body.error?.message };
  }

  async function camera(input: Partial<CameraInput> = {}): Promise<string> {
    serial += 1;
    const id = `51190200001320${String(800_000 + serial)}`;
    const { status } = await call('PUT', `/api/cameras/${id}`, {
      id,
      name: `云台 ${serial}`,
      areaCode: '511902',
      owner: '公安局',
      placeType: 'square',
      location: { lng: 106.76, lat: 31.86 },
      ...input,
    });
    expect(status).toBe(201);
    return id;
  }

  const login = (url: string) => ({ url, username: 'admin', password });
  const ptz = (id: string, input: PtzInput, cookie = operator) =>
    call<{ holder: string; until: string }>('POST', `/api/cameras/${id}/ptz`, input, cookie);
  const sourceOf = async (id: string) => {
    const { rows } = await gateway.db.ownerPool.query('select source_sealed from camera where id = $1', [id]);
    return unseal(gateway.sealKey, rows[0].source_sealed, id);
  };

  it.each([
    ['whose clock is eleven minutes slow', { clockOffsetMs: -11 * 60_000 }, -660],
    ['that wants HTTP Digest', { auth: 'digest' as const, ptz: false }, 0],
  ])('tell their streams: one %s', async (_, options, offsetS) => {
    const own = await device({ ...options, rtspUrl: 'rtsp://user:word@192.0.2.7:8554/live/1?a=b' });
    const id = await camera();
    const { body } = await call<DeviceReport>('POST', `/api/cameras/${id}/onvif`, { device: login(own.url) });
    expect(body).toMatchObject({
      manufacturer: 'Fengqiao',
      model: 'SIM-PTZ-4',
      turnable: !('ptz' in options),
    });
    expect(Math.abs(body.clockOffsetS - offsetS)).toBeLessThanOrEqual(2);
    expect(body.streams.map(({ width, use }) => `${width} ${use}`)).toEqual([
      '2560 main',
      '1280 null',
      '640 sub',
    ]);
    // The host is that of the device, whatever it says of itself; the login is the one that was given.
    expect(await sourceOf(id)).toEqual({
      url: 'rtsp://127.0.0.1:8554/live/1?a=b',
      subUrl: 'rtsp://127.0.0.1:8554/live/1?a=b/sub',
      username: 'admin',
      password,
    });
    const detail = (await call<CameraDetail>('GET', `/api/cameras/${id}`)).body;
    expect(detail).toMatchObject({
      playable: true,
      hasSubStream: true,
      hasDevice: true,
      turnable: body.turnable,
    });
  });

  it('say in words what is wrong: password, nonsense, a way elsewhere, too much, entities', async () => {
    const own = await device();
    const id = await camera();
    const read = async (url = own.url, word = password) =>
      (await call('POST', `/api/cameras/${id}/onvif`, { device: { url, username: 'admin', password: word } }))
        .message;
    expect(await read(own.url, 'wrong')).toMatch(/refused: it refused user name or password/);
    for (const [fault, words] of [
      ['nonsense', /its answer is no ONVIF/],
      ['redirect', /it sent us elsewhere/],
      ['endless', /more than any device says/],
      ['entities', /its answer cannot be read/],
    ] as const) {
      own.setFault(fault);
      expect(await read(), fault).toMatch(words);
    }
    expect((await call('POST', `/api/cameras/${id}/onvif`, {})).code).toBe('request.invalid');
  });

  it('are asked in the networks of cameras alone', async () => {
    const id = await camera();
    for (const url of [
      'http://169.254.169.254/latest/meta-data',
      'http://10.0.0.1/onvif',
      'http://[::1]:80/',
    ]) {
      const { code } = await call('POST', `/api/cameras/${id}/onvif`, { device: { url } });
      expect(code, url).toBe('device.address');
    }
    const usual = new DeviceNetworks([
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
      'fc00::/7',
    ]);
    const asked = [
      '127.0.0.1',
      '::1',
      '169.254.169.254',
      '8.8.8.8',
      '::ffff:127.0.0.1',
      '0.0.0.0',
      '224.0.0.1',
    ];
    expect(asked.filter((address) => usual.allows(address))).toEqual([]);
    expect(['10.1.2.3', '192.168.1.64', '::ffff:10.1.2.3'].every((address) => usual.allows(address))).toBe(
      true,
    );
    await expect(usual.resolve('localhost')).rejects.toThrow(/no network of cameras/);
  });

  it('are turned while somebody asks, and stop by themselves when nobody does', async () => {
    const own = await device({ clockOffsetMs: 7 * 60_000 });
    const id = await camera({ device: login(own.url), ptzType: 1 });
    const { body, status } = await ptz(id, { pan: 0.5, tilt: -0.25, zoom: 0 });
    expect(status).toBe(200);
    expect(body.holder).toBe('指挥调度员');
    expect(own.moving).toBe(true);
    const stopped = own.nextCommand();
    await ptz(id, { pan: 0.5, tilt: 0, zoom: 0.1 });
    expect(await stopped).toBe('move 0.5 0 0.1');
    const began = performance.now();
    expect(await own.nextCommand()).toBe('stop');
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(own.moving).toBe(false);
    await ptz(id, { pan: 1, tilt: 0, zoom: 0 });
    await ptz(id, { stop: true });
    expect(own.head.commands.slice(-2)).toEqual(['move 1 0 0', 'stop']);
    expect((await ptz(id, { pan: 2, tilt: 0, zoom: 0 } as PtzInput)).status).toBe(400);
  });

  it('are in one hand at a time, which is written down once', async () => {
    const own = await device();
    const id = await camera({ device: login(own.url) });
    for (let n = 0; n < 3; n += 1) await ptz(id, { pan: 0.1, tilt: 0, zoom: 0 });
    const refused = await ptz(id, { pan: -1, tilt: 0, zoom: 0 }, leader);
    expect([refused.status, refused.code]).toEqual([409, 'camera.turning']);
    expect(refused.message).toMatch(
      /^指挥调度员 is turning camera \d+ just now; it is free again in (10|9|8) s$/,
    );
    const presets = await call<{ lease: object }>('GET', `/api/cameras/${id}/presets`, undefined, leader);
    expect(presets.body).toMatchObject({
      items: [
        { token: '1', name: '东入口' },
        { token: '2', name: '全景 & 舞台' },
      ],
      lease: { holder: '指挥调度员', own: false },
    });
    expect(own.head.commands).not.toContain('move -1 0 0');
    await gateway.db.ownerPool.query('update camera_turn set until = now() where camera_id = $1', [id]);
    expect((await ptz(id, { preset: '2' }, leader)).status).toBe(200);
    expect(own.head.commands.at(-1)).toBe('preset 2');
    expect((await ptz(id, { preset: 'nowhere' }, leader)).code).toBe('camera.device');
    const { rows } = await gateway.db.ownerPool.query(
      `select actor from audit where action = 'camera.turned' and object = $1 order by day, no`,
      [`camera:${id}`],
    );
    expect(rows.map(({ actor }) => actor)).toEqual(['operator01', 'leader01']);
  });

  it('that cannot turn, or stand in a mediation room, are left alone', async () => {
    const own = await device();
    expect((await ptz(await camera(), { stop: true })).code).toBe('camera.noPtz');
    const fixed = await camera({ device: login(own.url), ptzType: 3 });
    expect((await ptz(fixed, { stop: true })).code).toBe('camera.noPtz');
    const room = await camera({ device: login(own.url), zone: 'mediation' });
    for (const input of [{ pan: 1, tilt: 0, zoom: 0 }, { stop: true as const }, { preset: '1' }])
      expect((await ptz(room, input)).code).toBe('play.private');
    expect((await call('GET', `/api/cameras/${room}/presets`)).code).toBe('play.private');
    expect(own.operations).toEqual([]);
    const kiosk = await gateway.login('kiosk01');
    expect((await ptz(fixed, { stop: true }, kiosk)).code).toBe('access.denied');
  });

  it('are found by address with maker and model, and on the network only where the site allows it', async () => {
    const own = await device();
    const gone = await device();
    await gone.stop();
    const search = async (payload: object) => {
      const { body } = await gateway.app.inject({
        method: 'POST',
        url: '/api/cameras/discover',
        headers: { cookie: operator },
        payload,
      });
      answers.push(body);
      return body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as DiscoveryLine);
    };
    const lines = await search({
      addresses: [`127.0.0.1:${own.port}`, `127.0.0.1:${gone.port}`, '169.254.169.254'],
      username: 'admin',
      password,
      seconds: 1,
    });
    expect(lines.filter(({ type }) => type === 'found')).toMatchObject([
      { device: { url: own.url, manufacturer: 'Fengqiao', model: 'SIM-PTZ-4', message: null } },
    ]);
    expect(lines.filter(({ type }) => type === 'silent')).toHaveLength(2);
    expect(lines.at(-1)).toEqual({ type: 'done', found: 1 });
    expect((await search({ network: true })).at(-1)).toMatchObject({ error: { code: 'device.noSearch' } });
    expect(await probed(own)).toEqual([
      { url: own.url, name: 'SIM PTZ', hardware: 'SIM-PTZ-4', location: 'bazhong' },
    ]);
  });

  it('leave their passwords nowhere: in no answer, no log line, no audit row', async () => {
    const { rows } = await gateway.db.ownerPool.query('select entry from audit');
    for (const said of [...answers, logged.join(''), JSON.stringify(rows)])
      expect(said).not.toContain(password);
    expect(logged.length).toBeGreaterThan(0);
    const { rows: stored } = await gateway.db.ownerPool.query(
      'select count(*)::int as n from camera where position($1::bytea in device_sealed) > 0',
      [Buffer.from(password)],
    );
    expect(stored[0].n).toBe(0);
  });

  it('stop when the gateway closes', async () => {
    const own = await device();
    const id = await camera({ device: login(own.url) });
    await ptz(id, { pan: 1, tilt: 0, zoom: 0 });
    await gateway.app.close();
    await eventually('the camera stands', async () => !own.moving);
    expect(own.head.commands).toEqual(['move 1 0 0', 'stop']);
  });
});

/** What a device says to a probe, as far as the network allows it. */
async function probed({ discoveryPort }: OnvifDevice): Promise<ProbeMatch[]> {
  const found: ProbeMatch[] = [];
  const over = new AbortController();
  const deadline = setTimeout(() => over.abort(), 5_000);
  await probeDevices(
    [{ host: '127.0.0.1', port: discoveryPort }],
    new DeviceNetworks(['127.0.0.0/8']),
    (match) => {
      found.push(match);
      over.abort();
    },
    over.signal,
  );
  clearTimeout(deadline);
  return found;
}

import type { AreaDetail } from '@fengqiao/contract/areas';
import type { Camera } from '@fengqiao/contract/cameras';
import type { CaseSummary } from '@fengqiao/contract/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { anEvent } from '../helpers/ingest-app.ts';

describe.each(engines('every'))('rights by area on %s', (engine) => {
  let gateway: DemoGateway;
  let city: string;
  let county: string;
  let township: string;
  let townshipArea: string;

  beforeAll(async () => {
    gateway = await demoGateway(engine);
    city = await gateway.login('operator01');
    county = await gateway.login('head01'); // 511902
    township = await gateway.login('clerk01');
    townshipArea = gateway.credentials.accounts.find(({ account }) => account === 'clerk01')?.areaCode ?? '';
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${gateway.credentials.sourceKey}` },
      payload: [
        anEvent({ caseRef: 'near', areaCode: townshipArea, title: '近处' }),
        anEvent({ caseRef: 'far', areaCode: '511923', title: '远处' }),
      ],
    });
    expect(answer.json()).toMatchObject({ accepted: 2, quarantined: [] });
  });
  afterAll(() => gateway.close());

  const items = async <T>(url: string, cookie: string): Promise<T[]> =>
    ((await gateway.get(url, cookie)).body as { items: T[] }).items;

  it('let a township see its own cases and no others', async () => {
    const seen = (cookie: string) => items<CaseSummary>('/api/cases', cookie);
    expect((await seen(city)).map(({ title }) => title).sort()).toEqual(['近处', '远处'].sort());
    expect((await seen(township)).map(({ title }) => title)).toEqual(['近处']);
    const far = (await seen(city)).find(({ title }) => title === '远处');
    expect((await gateway.get(`/api/cases/${far?.caseCode}`, township)).status).toBe(404);
  });

  it('let a county see its own cameras and no others', async () => {
    const cameras = await items<Camera>('/api/cameras?limit=500', county);
    expect(cameras.length).toBeGreaterThan(100);
    expect(new Set(cameras.map(({ areaCode }) => areaCode.slice(0, 6)))).toEqual(new Set(['511902']));
    const foreign = (await items<Camera>('/api/cameras?area=511923&limit=1', city))[0];
    expect((await gateway.get(`/api/cameras/${foreign?.id}`, county)).status).toBe(404);
    expect(await items<Camera>('/api/cameras?area=511923', county)).toEqual([]);
    const play = await gateway.app.inject({
      method: 'POST',
      url: `/api/cameras/${foreign?.id}/play`,
      headers: { cookie: county },
    });
    expect(play.statusCode).toBe(404);
  });

  it('show a foreign area as one that is not there', async () => {
    expect((await gateway.get('/api/areas/511923', county)).status).toBe(404);
    expect((await gateway.get('/api/areas/511900', county)).status).toBe(404);
    const own = (await gateway.get('/api/areas/511902', county)).body as AreaDetail;
    expect(own.path).toEqual([{ code: '511902', name: '巴州区' }]);
    expect(own.children.length).toBeGreaterThan(5);
    expect(await items('/api/areas?q=平昌', county)).toEqual([]);
    expect((await items('/api/areas?q=平昌&level=county', city)).length).toBe(1);
  });

  it('count only what the account may see', async () => {
    const total = async (cookie: string) =>
      ((await gateway.get('/api/map/heat?bbox=106,31,108,33&zoom=9', cookie)).body as { total: number })
        .total;
    expect([await total(city), await total(county), await total(township)]).toEqual([2, 1, 1]);
    const foreign = await gateway.get('/api/indicators/accepted?area=511923', county);
    expect(foreign.status).toBe(403);
  });

  it('keep walls of the city from the counties', async () => {
    expect((await items('/api/walls', city)).length).toBe(1);
    expect(await items('/api/walls', county)).toEqual([]);
    expect((await gateway.get('/api/walls/hall', county)).status).toBe(404);
  });

  it('keep a head from registering a camera elsewhere, and a clerk from registering any', async () => {
    const camera = {
      id: '51192300001310009999',
      name: '新相机',
      areaCode: '511923',
      owner: '综治中心',
      placeType: 'road',
      location: { lng: 107.1, lat: 31.5 },
    };
    const put = (cookie: string) =>
      gateway.app.inject({
        method: 'PUT',
        url: `/api/cameras/${camera.id}`,
        headers: { cookie },
        payload: camera,
      });
    expect((await put(county)).statusCode).toBe(403);
    expect((await put(await gateway.login('clerk01'))).statusCode).toBe(403);
    expect((await put(await gateway.login('admin01'))).statusCode).toBe(201);
  });

  it('keep a camera of another county from being taken over by its id', async () => {
    const foreign = (await items<Camera>('/api/cameras?area=511923&limit=1', city))[0];
    const take = async (areaCode?: string): Promise<number> => {
      const { statusCode } = await gateway.app.inject({
        method: 'PUT',
        url: `/api/cameras/${foreign?.id}`,
        headers: { cookie: county },
        payload: {
          id: foreign?.id,
          name: '我的',
          areaCode,
          owner: '综治中心',
          placeType: 'road',
          location: { lng: 106.7, lat: 31.8 },
        },
      });
      return statusCode;
    };
    // An id names its area: it can neither be claimed for another one nor used from there.
    expect(await take('511902')).toBe(422);
    expect(await take(foreign?.areaCode)).toBe(403);
    expect(((await gateway.get(`/api/cameras/${foreign?.id}`, city)).body as Camera).name).toBe(
      foreign?.name,
    );
  });

  it('keep the register of support off the account of a wall, and let it change nothing that is shown', async () => {
    const kiosk = await gateway.login('kiosk01');
    expect((await gateway.get('/api/indicators/support', kiosk)).status).toBe(403);
    expect((await gateway.get('/api/indicators/accepted', kiosk)).status).toBe(200);
    const put = await gateway.app.inject({
      method: 'PUT',
      url: '/api/walls/hall/screens/1',
      headers: { cookie: kiosk },
      payload: { layout: '1', tiles: [{ kind: 'empty' }] },
    });
    expect(put.statusCode).toBe(403);
  });
});

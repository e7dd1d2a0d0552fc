import type { HeatAnswer, HeatWhyAnswer, TierPoints } from '@fengqiao/contract/map';
import type { MapAreas } from '@fengqiao/contract/map-areas';
import type { CameraStates } from '@fengqiao/contract/map-camera-states';
import type { MapInside } from '@fengqiao/contract/map-inside';
import type { MapTimes } from '@fengqiao/contract/map-times';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

const days = (n: number): number => n * 24 * 60;
const box = 'bbox=106,31,108,33';
const grid = '511902001001001';

describe.each(engines('every'))('the map on %s', (engine) => {
  let gateway: IngestApp;
  let cookie: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    cookie = await gateway.login('operator', '511900');
    await gateway.db.ownerPool.query(
      `insert into area (code, level, name, parent) values ($1, 'grid', '第一网格', 511902001000000)`,
      [grid],
    );
    const at = (lng: number, lat: number) => ({ location: { lng, lat, datum: 'WGS84' as const } });
    await gateway.send([
      anEvent({ caseRef: 'a', areaCode: '511902001', category: 'wages', ...at(106.71, 31.81) }),
      anEvent({ caseRef: 'b', areaCode: '511902001', category: 'wages', ...at(106.7101, 31.8101) }),
      anEvent({ caseRef: 'c', areaCode: '511921100', category: 'debt', ...at(107.21, 31.91) }),
      anEvent({ caseRef: 'old', areaCode: '511921100', occurredAt: minutesAgo(days(100)), ...at(107.3, 32) }),
      anEvent({
        caseRef: 'older',
        areaCode: grid,
        occurredAt: minutesAgo(days(400)),
        category: 'debt',
      }),
      anEvent({ caseRef: 'nowhere', areaCode: '511900', occurredAt: minutesAgo(days(70)) }),
      anEvent({ caseRef: 'c', type: 'risk.signalled', payload: { factor: 'threat' } }),
    ]);
  });
  afterAll(() => gateway.close());

  const get = async <T>(url: string): Promise<T> => {
    const answer = await gateway.app.inject({ url, headers: { cookie } });
    expect(answer.statusCode).toBe(200);
    return answer.json() as T;
  };
  const ago = (n: number): string => encodeURIComponent(minutesAgo(days(n)));

  it('counts the cases of a month cell by cell', async () => {
    const heat = await get<HeatAnswer>(`/api/map/heat?${box}&zoom=9&from=${ago(30)}`);
    expect(heat.total).toBe(3);
    expect(heat.cells.map(({ n }) => n).sort()).toEqual([1, 2]);
    const two = heat.cells.find(({ n }) => n === 2);
    expect(Math.abs((two?.lng ?? 0) - 106.71)).toBeLessThan(0.05);
    expect(Math.abs((two?.lat ?? 0) - 31.81)).toBeLessThan(0.05);
  });

  it('leaves cells outside the box out, but not out of the total', async () => {
    const heat = await get<HeatAnswer>(`/api/map/heat?bbox=107,31,108,33&zoom=9&from=${ago(30)}`);
    expect(heat.cells.map(({ n }) => n)).toEqual([1]);
    expect(heat.total).toBe(3);
  });

  it.each([
    ['a year and more', '', 6],
    ['half a year', `&from=${ago(180)}`, 5],
    ['half a year of one category', `&from=${ago(180)}&category=wages`, 2],
    ['one county of all time', '&area=511902', 3],
    ['one grid of all time', `&area=${grid}`, 1],
  ])('gives the same for %s from the monthly counts as case by case', async (_window, query, total) => {
    const monthly = await get<HeatAnswer>(`/api/map/heat?${box}&zoom=9${query}`);
    // `q` cannot be answered from counts; the empty part is in every case code.
    const raw = await get<HeatAnswer>(`/api/map/heat?${box}&zoom=9${query}&q=5`);
    expect(monthly.total).toBe(total);
    expect(raw.total).toBe(total);
    const byCell = ({ cells }: HeatAnswer) => new Map(cells.map(({ cell, n }) => [cell, n]));
    expect(monthly.cellZoom).toBe(raw.cellZoom);
    expect(byCell(monthly)).toEqual(byCell(raw));
  });

  it('says why a cell is hot', async () => {
    const heat = await get<HeatAnswer>(`/api/map/heat?${box}&zoom=9&from=${ago(30)}`);
    const two = heat.cells.find(({ n }) => n === 2);
    const why = await get<HeatWhyAnswer>(
      `/api/map/heat/why?cells=${two?.cell}&cellZoom=${heat.cellZoom}&from=${ago(30)}`,
    );
    expect(why.total).toBe(2);
    expect(why.categories).toEqual([{ category: 'wages', n: 2 }]);
    expect(why.cases.length).toBe(2);
    expect(why.change.now.n).toBe(2);
    expect(why.change.before.n).toBe(0);
  });

  it('counts the cases of an area by those right below it', async () => {
    const city = await get<MapAreas>('/api/map/areas?area=511900');
    expect(city.total.cases).toBe(6);
    expect(city.parent).toBeNull();
    expect(city.areas.find(({ areaCode }) => areaCode === '511902')).toMatchObject({
      cases: 3,
      level: 'county',
    });
    expect(city.areas.find(({ areaCode }) => areaCode === '511921')).toMatchObject({ cases: 2, red: 1 });
    // The case of the city itself lies in none of its counties.
    expect(city.elsewhere).toBe(1);
    const county = await get<MapAreas>('/api/map/areas?area=511921&category=debt');
    expect(county.total).toMatchObject({ cases: 1, red: 1 });
    expect(county.parent).toMatchObject({ areaCode: '511900' });
    expect(county.areas.reduce((sum, { cases }) => sum + cases, 0)).toBe(1);
  });

  it('tells nothing of the areas beside the own one', async () => {
    const foreign = await gateway.login('operator', '511902');
    const answer = await gateway.app.inject({
      url: '/api/map/areas?area=511921',
      headers: { cookie: foreign },
    });
    expect(answer.statusCode).toBe(404);
  });

  it.each([
    ['weeks of half a year', 180, 7 * 1440, 5],
    ['days of half a year', 180, 1440, 5],
    ['hours of a day', 1, 60, 3],
  ])(
    'counts registrations by %s, from the daily counts as case by case',
    async (_what, back, step, total) => {
      const midnight =
        (Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000) - back) * 86_400_000 - 8 * 3_600_000;
      const from = new Date(midnight).toISOString();
      const query = `from=${from}&to=${new Date(Date.now() + 1000).toISOString()}&stepMinutes=${step}`;
      const plain = await get<MapTimes>(`/api/map/times?${query}`);
      const raw = await get<MapTimes>(`/api/map/times?${query}&q=5`);
      expect(plain.total).toBe(total);
      expect(plain).toEqual(raw);
    },
  );

  it('lists what stands inside a ring, the highest tiers first', async () => {
    const round = await get<MapInside>(
      `/api/map/inside?ring=106.6,31.7,107.4,31.7,107.4,31.95,106.6,31.95&from=${ago(30)}`,
    );
    expect(round.total).toBe(3);
    expect(round.tiers.red).toBe(1);
    expect(round.cases[0]?.tier).toBe('red');
    expect(round.categories[0]).toEqual({ category: 'wages', n: 2 });
    const half = await get<MapInside>(
      `/api/map/inside?ring=106.6,31.7,107.0,31.7,106.6,31.95&from=${ago(30)}`,
    );
    expect(half.total).toBe(2);
  });

  it.each(['106,31,107,31,106', '106,31,107,31,500,32', '106,31,107,31'])(
    'refuses the ring %s',
    async (ring) => {
      const answer = await gateway.app.inject({ url: `/api/map/inside?ring=${ring}`, headers: { cookie } });
      expect(answer.statusCode).toBe(400);
    },
  );

  it('knows of no camera whether it answers before anybody has asked', async () => {
    expect(await get<CameraStates>(`/api/map/camera-states?${box}`)).toMatchObject({ online: [], out: [] });
  });

  it('shows open cases with a tier as points', async () => {
    const { points, total, truncated } = await get<TierPoints>('/api/map/points');
    expect({ total, truncated }).toEqual({ total: points.length, truncated: false });
    expect(points[0]).toMatchObject({ tier: 'red', lng: 107.21, lat: 31.91, acknowledgedAt: null });
    expect(points.slice(1).map(({ tier }) => tier)).not.toContain('red');
  });

  it.each(['106,31,108', '108,31,106,33', 'a,b,c,d', '106,33,108,31'])('refuses the box %s', async (bbox) => {
    const answer = await gateway.app.inject({
      url: `/api/map/heat?bbox=${bbox}&zoom=9`,
      headers: { cookie },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain('bbox');
  });

  it('refuses a day that no calendar has', async () => {
    const from = encodeURIComponent('2026-02-30T00:00:00+08:00');
    const answer = await gateway.app.inject({
      url: `/api/map/heat?${box}&zoom=9&from=${from}`,
      headers: { cookie },
    });
    expect(answer.statusCode).toBe(400);
  });
});

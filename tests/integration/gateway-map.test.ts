import type { HeatAnswer, HeatWhyAnswer, TierPoints } from '@fengqiao/contract/map';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

const days = (n: number): number => n * 24 * 60;
const box = 'bbox=106,31,108,33';

describe.each(engines('every'))('the map on %s', (engine) => {
  let gateway: IngestApp;
  let cookie: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    cookie = await gateway.login('operator', '511900');
    const at = (lng: number, lat: number) => ({ location: { lng, lat, datum: 'WGS84' as const } });
    await gateway.send([
      anEvent({ caseRef: 'a', areaCode: '511902001', category: 'wages', ...at(106.71, 31.81) }),
      anEvent({ caseRef: 'b', areaCode: '511902001', category: 'wages', ...at(106.7101, 31.8101) }),
      anEvent({ caseRef: 'c', areaCode: '511921100', category: 'debt', ...at(107.21, 31.91) }),
      anEvent({ caseRef: 'old', areaCode: '511921100', occurredAt: minutesAgo(days(100)), ...at(107.3, 32) }),
      anEvent({
        caseRef: 'older',
        areaCode: '511902001',
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

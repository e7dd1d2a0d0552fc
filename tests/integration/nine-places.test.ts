import {
  bazhong,
  chengguan,
  chongqing,
  haizhou,
  hepingxi,
  lixia,
  meishan,
  national,
  type PlaceYear,
  xiamen,
  yichun,
} from '@fengqiao/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';
import {
  between,
  enter,
  inYear,
  type PlaceFigures,
  partChanges,
  partCounts,
  partPercents,
  percentOf,
  replay,
} from '../helpers/place-figures.ts';
import { proving } from '../helpers/prove.ts';
import { reportLines } from '../helpers/report-lines.ts';

/** `npm run prove` replays the years of Yichun, Xiamen, Meishan and Lixia in their whole size. */
const size = proving ? 'full' : 'quick';
const patienceMs = proving ? 3_600_000 : 180_000;

/** A year of each place, told by its source in no order, gives the figures that the place published. */
describe.each(engines())('the tables of nine places on %s', (engine) => {
  let gateway: IngestApp;
  const told = new Map<string, PlaceFigures>();
  const yichunYear = yichun(size);
  const meishanYear = meishan(size);
  const lixiaYear = lixia(size);
  const hepingxiYear = hepingxi();
  const places: PlaceYear[] = [
    bazhong(),
    chongqing(),
    xiamen(size),
    yichunYear,
    meishanYear,
    lixiaYear,
    chengguan(),
    haizhou(),
    hepingxiYear,
    national(),
  ];
  const of = (id: string): PlaceFigures => {
    const figures = told.get(id);
    if (figures === undefined) throw new Error(`${id} was not told`);
    return figures;
  };

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    await enter(gateway, places);
    for (const place of places) told.set(place.id, await replay(gateway, place));
    // What a running database does by itself within a minute; here it looks round every five.
    await gateway.db.ownerPool.query('analyze');
  }, patienceMs);
  afterAll(() => gateway.close());

  describe('Bazhong', () => {
    it('took 65 % less time for a case than in the year of the baseline (BZ-22)', async () => {
      const baseline = inYear(2024);
      const cycle = await of('bazhong').ask('cycle', {
        ...inYear(2025),
        compare: 'baseline',
        baselineFrom: baseline.from,
        baselineTo: baseline.to,
      });
      expect(cycle).toMatchObject({ value: 7, numerator: 7 * 411, denominator: 411 });
      expect(cycle.previous).toMatchObject({ value: 20, changePercent: '-65.00', flat: false });
    });

    it('had 17.8 % fewer cases than a year before, and says how a change is computed (BZ-23)', async () => {
      const accepted = await of('bazhong').ask('accepted', { ...inYear(2025), compare: 'year' });
      expect(accepted).toMatchObject({ value: 411, previous: { value: 500, changePercent: '-17.80' } });
      expect(accepted.changeDefinition).toMatch(/四舍五入/);
    });
  });

  describe('Chongqing', () => {
    const thirdQuarter = { ...between('2025-07-01', '2025-09-30'), compare: 'previous' };

    it('issued 816 supervision orders and 1,113 risk warnings, and supervised 44 problems (CQ-06, CQ-07)', async () => {
      const letters = partCounts(await of('chongqing').ask('letters', inYear(2025)));
      expect(letters).toMatchObject({ supervisionOrder: 816, riskWarning: 1113 });
      const supervised = await of('chongqing').ask('supervised', inYear(2025));
      expect(supervised).toMatchObject({ value: 44, notItemised: { numerator: 0 } });
      expect(partCounts(supervised)).toEqual({ fourShouldFourNot: 44 });
    });

    it('saw its routes move in the third quarter as it published (CQ-08..12)', async () => {
      expect(partChanges(await of('chongqing').ask('routeEntries', thirdQuarter))).toEqual({
        mediation: '26.31',
        arbitration: 'flat',
        reconsideration: 'flat',
        adjudication: '10.00',
        litigation: '-5.45',
        petition: '-4.28',
      });
    });

    it('adds up over five levels of areas (CQ-16)', async () => {
      const { total, areas, elsewhere } = await of('chongqing').byArea('accepted', {
        ...inYear(2025),
        area: '500102',
      });
      expect(areas.map(({ areaCode }) => areaCode)).toEqual(['500102001', '500102100']);
      expect(areas.reduce((sum, { numerator }) => sum + (numerator ?? 0), elsewhere ?? 0)).toBe(
        total.numerator,
      );
    });

    it('shows how spill-over declined (CQ-27)', async () => {
      const spilled = await of('chongqing').ask('spillover', { ...inYear(2025), compare: 'year' });
      expect(spilled).toMatchObject({ value: 38, previous: { value: 50, changePercent: '-24.00' } });
    });
  });

  describe('Xiamen', () => {
    it('shows 62.7 and 23.1 per cent beside 14.2 that nobody itemised, and rescales nothing (XM-04)', async () => {
      const routes = await of('xiamen').ask('routes', inYear(2025));
      expect(partPercents(routes, 1)).toEqual({ mediation: '62.7', litigation: '23.1', notItemised: '14.2' });
      const [, ...rows] = await of('xiamen').file('routes', inYear(2025));
      expect(rows.map((row) => row.split(',').at(-1))).toEqual(['62.70%', '23.10%', '14.20%', '100.00%']);
    });

    it('resolved 95.6 % at the grass roots, and nearly eighty per cent in villages and townships the year before (XM-01, XM-05)', async () => {
      expect(percentOf(await of('xiamen').ask('levels', inYear(2025)), 1)).toBe('95.6');
      expect(percentOf(await of('xiamen').ask('levels', inYear(2024)), 1)).toBe('79.6');
    });

    it('shows how many persons it received beside how many cases it accepted (XM-01)', async () => {
      const { value, denominator } = await of('xiamen').ask('receptions', inYear(2025));
      expect([value, denominator]).toEqual(size === 'full' ? [20_000, 23_560] : [1_000, 1_178]);
    });

    it('had 22 % fewer petitions and 28 % fewer repeated ones (XM-02)', async () => {
      const petitions = await of('xiamen').ask('petitions', { ...inYear(2025), compare: 'year' });
      expect(petitions.previous?.changePercent).toBe('-22.00');
      expect(partChanges(petitions).repeat).toBe('-28.00');
    });
  });

  describe('Yichun', () => {
    it('shows six shares, and the 2.55 % that they leave (YC-05..10)', async () => {
      const routes = await of('yichun').ask('routes', inYear(2024));
      expect(partPercents(routes)).toEqual({
        mediation: '74.92',
        arbitration: '2.30',
        adjudication: '0.14',
        reconsideration: '1.20',
        litigation: '18.88',
        supervision: '0.01',
        notItemised: '2.55',
      });
    });

    it('counts every case that came in and every one that was closed (YC-04..10)', async () => {
      const { accepted, closed } = yichunYear.counts;
      const { notItemised, ...routes } = closed;
      expect((await of('yichun').ask('accepted', inYear(2024))).value).toBe(accepted);
      const answer = await of('yichun').ask('routes', inYear(2024));
      expect(partCounts(answer)).toEqual(routes);
      expect(answer.notItemised?.numerator).toBe(notItemised);
    });

    it('has the same table in its file, the remainder and the total in rows of their own', async () => {
      const { closed } = yichunYear.counts;
      const all = Object.values(closed).reduce((sum, n) => sum + n, 0);
      expect(await of('yichun').file('routes', inYear(2024))).toEqual([
        '分项,件数,分母,占比',
        `调解,${closed.mediation},${all},74.92%`,
        `诉讼,${closed.litigation},${all},18.88%`,
        `仲裁,${closed.arbitration},${all},2.30%`,
        `行政复议,${closed.reconsideration},${all},1.20%`,
        `行政裁决,${closed.adjudication},${all},0.14%`,
        `法律监督,${closed.supervision},${all},0.01%`,
        `未列明,${closed.notItemised},${all},2.55%`,
        `合计,${all},${all},100.00%`,
      ]);
    });

    it('opens from the row without a route the cases that it stands for', async () => {
      const query = { ...inYear(2024), side: 'notItemised', limit: '5' };
      const { total, items } = await of('yichun').cases('routes', query);
      expect(total).toBe(yichunYear.counts.closed.notItemised);
      expect(items).toHaveLength(5);
    });
  });

  describe('Meishan', () => {
    it('resolved 98.9 % of what it mediated, from exact counts (MS-15)', async () => {
      const { success, mediated } = meishanYear.counts;
      const answer = await of('meishan').ask('mediationSuccess', inYear(2024));
      expect(answer).toMatchObject({ numerator: success, denominator: mediated });
      expect(percentOf(answer, 1)).toBe('98.9');
    });

    it('kept more than 80 % in townships and villages and more than 95 % in the county (MS-04, MS-07, MS-14)', async () => {
      const levels = await of('meishan').ask('levels', inYear(2024));
      expect(levels.value).toBeGreaterThan(0.8);
      expect((await of('meishan').ask('countyContainment', inYear(2024))).value).toBeGreaterThan(0.95);
      expect(partCounts(levels).county).toBe(size === 'full' ? 3_620 : 190);
    });
  });

  describe('Lixia', () => {
    it('gives 89.5 % from exact counts, where rounded ones would give 86.7 (JN-03)', async () => {
      const answer = await of('lixia').ask('mediationSuccess', inYear(2024));
      expect(answer).toMatchObject({
        numerator: lixiaYear.counts.success,
        denominator: lixiaYear.counts.mediated,
      });
      expect(percentOf(answer, 1)).toBe('89.5');
    });

    it('concluded 3,843 arbitrations, 486 reconsiderations and 826 notarisations (JN-06)', async () => {
      expect(partCounts(await of('lixia').ask('routeConclusions', inYear(2024)))).toEqual({
        arbitration: 3843,
        reconsideration: 486,
        notarisation: 826,
      });
    });

    it('sent 38 % fewer finance cases to court (JN-05)', async () => {
      const query = { ...inYear(2024), category: 'banking', compare: 'year' };
      expect(partChanges(await of('lixia').ask('routeEntries', query))).toEqual({ litigation: '-38.00' });
    });

    it('has a sub-centre of several categories: it holds what each of them holds, and nothing else (JN-04)', async () => {
      const banking = await of('lixia').ask('accepted', { ...inYear(2024), category: 'banking' });
      expect(banking.value).toBe(62);
      const both = { ...inYear(2024), category: 'banking,debt' };
      expect((await of('lixia').ask('accepted', both)).value).toBe(62);
      // By a filter that the rollups do not hold, the cases themselves are asked.
      expect((await of('lixia').ask('accepted', { ...both, level: 'township' })).value).toBe(
        (await of('lixia').ask('accepted', { ...inYear(2024), category: 'banking', level: 'township' }))
          .value,
      );
    });
  });

  describe('Chengguan', () => {
    it('resolved 3,152 cases and had 2,133 mediations confirmed by the court (LZ-10)', async () => {
      expect((await of('chengguan').ask('resolved', inYear(2025))).value).toBe(3152);
      expect((await of('chengguan').ask('confirmations', inYear(2025))).value).toBe(2133);
    });

    it('gave advice 2,124 times, aid 167 and counselling 788 times, and pushed 4,172 services (LZ-10, LZ-11)', async () => {
      expect(partCounts(await of('chengguan').ask('support', inYear(2025)))).toEqual({
        legalAdvice: 2124,
        legalAid: 167,
        counselling: 788,
      });
      const pushed = await of('chengguan').ask('servicesPushed', inYear(2025));
      expect(partCounts(pushed)).toEqual({ governmentService: 4172 });
    });

    it('saw 20, 47 and 54 % less reach court, counter and net (LZ-09)', async () => {
      const year = { ...inYear(2025), compare: 'year' };
      const court = await of('chengguan').ask('routeEntries', year);
      expect(partChanges(court)).toEqual({ litigation: '-20.00' });
      const counter = await of('chengguan').ask('petitions', { ...year, channel: 'onsite' });
      const net = await of('chengguan').ask('petitions', { ...year, channel: 'platform' });
      expect([counter, net].map(({ previous }) => previous?.changePercent)).toEqual(['-47.00', '-54.00']);
    });
  });

  describe('Haizhou', () => {
    it('reported 27 cases since its platform began (FX-06)', async () => {
      const since = between('2025-03-01', '2025-12-31');
      expect((await of('haizhou').ask('accepted', since)).value).toBe(27);
      expect((await of('haizhou').cases('accepted', { ...since, limit: '500' })).items).toHaveLength(27);
    });
  });

  describe('Hepingxi', () => {
    const year = { ...inYear(2025), profile: 'hepingxi' };

    it('shows per village how far its cases went up the ladder (HP-07)', async () => {
      const { areas } = await of('hepingxi').byArea('funnel', year);
      expect(areas.map((village) => Object.values(partCounts(village)))).toEqual([
        [36, 8, 3, 1],
        [17, 5, 2, 1],
        [10, 2, 0, 0],
      ]);
      const top = await of('hepingxi').cases('funnel', { ...year, part: 'leader' });
      expect(top.total).toBe(2);
    });

    it('marks the village whose first petitions passed ten per cent of its cases of the year (HP-06, HP-26)', async () => {
      const { areas, line, total } = await of('hepingxi').byArea('firstPetition', year);
      expect(line).toBe(0.1);
      expect(total).toMatchObject({ numerator: 7, denominator: 70, beyondLine: false });
      const counts = Object.values(hepingxiYear.villages);
      expect(areas.map(({ numerator, denominator }) => ({ first: numerator, cases: denominator }))).toEqual(
        counts.map(({ cases, first }) => ({ first, cases })),
      );
      expect(areas.map(({ beyondLine }) => beyondLine)).toEqual([false, true, false]);
    });
  });

  describe('the country', () => {
    it('raised the share in time from 95.5 to 99.8 and the share at once from 94.2 to 97.2 (NA-02, NA-03)', async () => {
      for (const [days, inTime, atOnce] of [
        [between('2024-01-01', '2024-12-31'), '95.5', '94.2'],
        [between('2025-01-01', '2025-02-28'), '99.8', '97.2'],
      ] as const) {
        expect(percentOf(await of('national').ask('onTimeRate', days), 1)).toBe(inTime);
        expect(percentOf(await of('national').ask('oneTimeResolutionRate', days), 1)).toBe(atOnce);
      }
    });

    it('had 29.1 % fewer petitions, and 8.9 % fewer were registered (NA-04)', async () => {
      const year = { ...inYear(2023), compare: 'year' };
      expect((await of('national').ask('petitions', year)).previous?.changePercent).toBe('-29.10');
      const registered = await of('national').ask('accepted', { ...year, channel: 'platform' });
      expect(registered.previous?.changePercent).toBe('-8.90');
    });
  });

  describe('the monthly report, asked over the time of each document', () => {
    const linesOf = (profile: string, areaCode: string, from: string, until: string) =>
      reportLines(gateway.app, { kind: 'monthlyReport', profile, areaCode, from, until });
    /** `label … share` of the lines that have one. */
    const shares = (lines: readonly string[]) =>
      lines.flatMap((line) => {
        const [label, , , share] = line.split(',');
        return share?.endsWith('%') ? [`${label} ${share}`] : [];
      });

    it('prints the six shares of Yichun and the 2.55 % that nobody itemised (YC-05..10)', async () => {
      const printed = shares(await linesOf('yichun', '360900', '2024-01-01', '2025-01-01'));
      expect(printed).toEqual(
        expect.arrayContaining([
          '调解 74.92%',
          '仲裁 2.30%',
          '行政裁决 0.14%',
          '行政复议 1.20%',
          '诉讼 18.88%',
          '法律监督 0.01%',
          '未列明 2.55%',
        ]),
      );
    });

    it('prints 62.7, 23.1 and 14.2 % for Xiamen, and 95.6 % at the grass roots (XM-01, XM-04)', async () => {
      const printed = shares(await linesOf('xiamen', '350200', '2025-01-01', '2026-01-01'));
      expect(printed).toEqual(
        expect.arrayContaining(['调解 62.70%', '诉讼 23.10%', '未列明 14.20%', '合计 95.60%']),
      );
    });

    it('prints how the routes of Chongqing moved, with two decimals or as flat (CQ-08..12)', async () => {
      const lines = await linesOf('chongqing', '500000', '2025-07-01', '2025-10-01');
      const changes = lines
        .filter((line) => /^(调解|仲裁|行政复议|行政裁决|诉讼|信访),.*,.*,.*,.*,/.test(line))
        .map((line) => [line.split(',').at(0), line.split(',').at(5)].join(' '));
      expect(changes).toEqual(
        expect.arrayContaining([
          '调解 26.31%',
          '仲裁 持平',
          '行政复议 持平',
          '行政裁决 10.00%',
          '诉讼 -5.45%',
          '信访 -4.28%',
        ]),
      );
    });

    it('prints the counts of Lixia and Chengguan exactly (JN-06, LZ-10, LZ-11)', async () => {
      const lixiaLines = await linesOf('lixia', '370102', '2024-01-01', '2025-01-01');
      const chengguanLines = await linesOf('chengguan', '620102', '2025-01-01', '2026-01-01');
      const begins = (lines: readonly string[], ...starts: string[]) =>
        starts.filter((start) => !lines.some((line) => line.startsWith(start)));
      expect(begins(lixiaLines, '仲裁,3843,', '行政复议,486,', '赋强公证,826,')).toEqual([]);
      expect(
        begins(
          chengguanLines,
          '化解,3152,',
          '司法确认,2133,',
          '法律咨询,2124,',
          '法律援助,167,',
          '心理疏导,788,',
          '政务服务中心,4172,',
        ),
      ).toEqual([]);
    });
  });
});

import { areaKey } from '@fengqiao/contract/areas';
import {
  type Indicator,
  type IndicatorByArea,
  type IndicatorCases,
  type IndicatorSeries,
  indicatorNames,
} from '@fengqiao/contract/indicators';
import type { PresenceBoard } from '@fengqiao/contract/presence';
import { upsertCentres } from '@fengqiao/db/queries/centres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

const day = 24 * 60;

describe.each(engines('every'))('indicators on %s', (engine) => {
  let gateway: IngestApp;
  let cookie: string;

  /** A case from its registration on: difficulty, days until it is resolved, route, attempts. */
  const story = (
    caseRef: string,
    startedDaysAgo: number,
    more: {
      difficulty?: string;
      takesDays?: number;
      route?: string;
      level?: string;
      attempts?: string[];
    } = {},
  ) => {
    const start = startedDaysAgo * day;
    const { difficulty, takesDays, route, level = 'village', attempts = [] } = more;
    const event = (type: string, minutesAfter: number, payload: Record<string, unknown> = {}) =>
      anEvent({
        caseRef,
        type: type as 'case.registered',
        areaCode: '511902001',
        occurredAt: minutesAgo(start - minutesAfter),
        payload,
      });
    return [
      event('case.registered', 0),
      ...(difficulty === undefined
        ? []
        : [event('case.triaged', 5, { difficulty, leadDepartment: 'justice' })]),
      ...attempts.map((outcome, n) => event('mediation.attempted', 10 + n, { level: 'village', outcome })),
      ...(takesDays === undefined
        ? []
        : [event('case.resolved', takesDays * day, { ...(route && { route }), level })]),
    ];
  };

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    cookie = await gateway.login('leader', '511900');
    const { body } = await gateway.send([
      ...story('quick', 20, {
        difficulty: 'complex',
        takesDays: 1,
        route: 'mediation',
        attempts: ['agreed'],
      }),
      ...story('slow', 25, {
        difficulty: 'general',
        takesDays: 21,
        route: 'litigation',
        level: 'county',
        attempts: ['failed', 'agreed'],
      }),
      ...story('plain', 10, { takesDays: 2 }),
      ...story('open', 5),
      ...story('before', 45, { difficulty: 'complex', takesDays: 3, route: 'mediation' }),
    ]);
    expect(body.quarantined).toEqual([]);
  });
  afterAll(() => gateway.close());

  const ask = async (name: string, query = '', headers: Record<string, string> = {}): Promise<Indicator> => {
    const answer = await gateway.app.inject({
      url: `/api/indicators/${name}${query}`,
      headers: { cookie, ...headers },
    });
    expect(answer.statusCode).toBe(200);
    return answer.json() as Indicator;
  };

  it.each(indicatorNames)('answer %s with a definition and a denominator', async (name) => {
    const { definition, denominator, unit } = await ask(name, '?compare=year');
    expect(definition.length).toBeGreaterThan(8);
    expect(denominator).not.toBeUndefined();
    expect(['count', 'share', 'days']).toContain(unit);
  });

  it('count what was accepted and resolved in the last thirty days', async () => {
    expect((await ask('accepted')).value).toBe(4);
    expect((await ask('resolved')).value).toBe(3);
    expect(await ask('resolutionRate')).toMatchObject({ value: 0.75, numerator: 3, denominator: 4 });
  });

  it('show the resolutions without a route as such and rescale nothing', async () => {
    const routes = await ask('routes');
    expect(routes).toMatchObject({ value: 3, numerator: 2, denominator: 3, notItemised: { numerator: 1 } });
    expect(routes.parts?.map(({ key, numerator }) => [key, numerator]).sort()).toEqual([
      ['litigation', 1],
      ['mediation', 1],
    ]);
    const shares = (routes.parts ?? []).reduce((sum, part) => sum + (part.share ?? 0), 0);
    expect(shares + (routes.notItemised?.share ?? 0)).toBeCloseTo(1);
  });

  it('count as in time what kept its term, and leave out what has none', async () => {
    expect(await ask('onTimeRate')).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      notItemised: { numerator: 1 },
    });
  });

  it('count as resolved at once what took one attempt', async () => {
    expect(await ask('oneTimeResolutionRate')).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('give the grass-roots share by level', async () => {
    expect(await ask('levels')).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('give the median time to resolution to five per cent', async () => {
    const { value, denominator } = await ask('resolutionDays');
    expect(denominator).toBe(3);
    expect(Math.abs((value ?? 0) - 2)).toBeLessThan(0.1);
  });

  it('compare with the days before', async () => {
    const { previous } = await ask('accepted', '?compare=previous');
    expect(previous).toMatchObject({ value: 1, change: 3, changePercent: '300.00', flat: false });
  });

  it('call a change flat that is none', async () => {
    expect((await ask('nudges', '?compare=previous')).previous).toMatchObject({
      value: 0,
      change: 0,
      changePercent: null,
      flat: true,
    });
  });

  it('do not compare what is only known of now', async () => {
    expect((await ask('tiers', '?compare=previous')).previous).toEqual({
      value: null,
      change: null,
      changePercent: null,
      flat: false,
    });
  });

  it('say nothing rather than nought where nothing is known', async () => {
    expect(await ask('presence')).toMatchObject({ value: null, numerator: 0, denominator: 0 });
    expect(await ask('satisfaction')).toMatchObject({ value: null, denominator: 0 });
  });

  it('speak the language that is asked for', async () => {
    expect((await ask('routes')).parts?.some(({ label }) => label === '调解')).toBe(true);
    const english = await ask('routes', '', { 'accept-language': 'en-GB,en;q=0.9' });
    expect(english.parts?.some(({ label }) => label === 'Mediation')).toBe(true);
    expect(english.definition).toMatch(/^Cases/);
  });

  it('add up over the levels of areas', async () => {
    for (const area of ['511900', '511902', '511902001'])
      expect((await ask('accepted', `?area=${area}`)).value).toBe(4);
    expect((await ask('accepted', '?area=511921')).value).toBe(0);
  });

  describe('with a filter that only the cases can answer', () => {
    /** Every type of event that an indicator counts, of one case each. */
    const everyType: [type: string, payload: Record<string, unknown>][] = [
      ['case.dispatched', { department: 'justice' }],
      ['case.returned', { department: 'justice' }],
      ['mediation.attempted', { level: 'village', outcome: 'declined' }],
      ['case.escalated', { toLevel: 'county' }],
      ['case.escalated', { toLevel: 'county', override: { reason: '情况紧急' } }],
      ['route.entered', { route: 'arbitration' }],
      ['route.concluded', { route: 'mediation', outcome: 'confirmed' }],
      ['risk.signalled', { factor: 'repeatedAlarm' }],
      ['nudge.sent', { strength: 'urge', department: 'justice' }],
      ['case.supervised', { tag: 'fourShouldFourNot' }],
      ['case.supervised', {}],
      ['letter.issued', { kind: 'riskWarning', recipient: '某局' }],
      ['letter.received', { kind: 'riskWarning', recipient: '某局' }],
      ['letter.replied', { kind: 'riskWarning', recipient: '某局' }],
      ['support.given', { kind: 'legalAid' }],
      ['service.pushed', { to: 'governmentService' }],
      ['petition.lodged', { first: true }],
      ['petition.lodged', { first: true }],
      ['petition.lodged', { first: false }],
      ['case.visited', { satisfied: true }],
      ['case.visited', { satisfied: true }],
      ['case.visited', { satisfied: false }],
      ['case.rated', { department: 'justice', score: 4 }],
    ];

    beforeAll(async () => {
      const events = everyType.map(([type, payload], index) =>
        anEvent({
          caseRef: 'every',
          type: type as 'case.registered',
          areaCode: '511902001',
          occurredAt: minutesAgo(3 * day - index),
          payload,
        }),
      );
      const { body } = await gateway.send([...story('every', 4), ...events]);
      expect(body.quarantined).toEqual([]);
    });

    it.each(indicatorNames)('%s says the same from the log as from the rollups', async (name) => {
      const { previous: _, ...rolledUp } = await ask(name);
      // Every case of this gateway came from that source.
      expect(await ask(name, '?source=hotline')).toEqual(rolledUp);
    });

    it('a level counts the cases whose areas are of it', async () => {
      expect((await ask('accepted', '?level=township')).value).toBe((await ask('accepted')).value);
    });

    it('counts nothing of a source, tier, channel or level that no case has', async () => {
      for (const filter of ['source=court', 'tier=red', 'channel=wechat', 'level=village'])
        expect((await ask('accepted', `?${filter}`)).value).toBe(0);
    });
  });

  describe('over time, by area and case by case', () => {
    const get = async (path: string): Promise<{ status: number; body: unknown }> => {
      const answer = await gateway.app.inject({ url: `/api/indicators/${path}`, headers: { cookie } });
      return { status: answer.statusCode, body: answer.json() };
    };

    it.each(['day', 'week', 'month', 'quarter'])(
      'the periods of a series by %s add up to the whole',
      async (step) => {
        for (const name of ['accepted', 'nudges', 'onTimeRate'] as const) {
          const { body } = await get(`${name}/series?step=${step}`);
          const { periods } = body as IndicatorSeries;
          const sum = periods.reduce((total, { numerator }) => total + (numerator ?? 0), 0);
          expect(sum).toBe((await ask(name)).numerator);
          expect(periods.at(-1)?.until).toBe(
            periods
              .map(({ until }) => until)
              .sort()
              .at(-1),
          );
        }
      },
    );

    it('what is known of this moment alone has no series', async () => {
      expect((await get('overdue/series')).status).toBe(400);
    });

    it('a series with more periods than a chart can show is refused with the way out', async () => {
      const { status, body } = await get('accepted/series?step=day&from=2020-01-01T00:00:00%2B08:00');
      expect(status).toBe(400);
      expect(JSON.stringify(body)).toMatch(/longer step/);
    });

    it('the areas below and what lies in none of them add up to the area', async () => {
      const { body } = await get('accepted/by-area?area=511900');
      const { areas, total, elsewhere } = body as IndicatorByArea;
      expect(areas.map(({ areaName }) => areaName)).toEqual(['巴州区', '通江县']);
      const below = areas.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0);
      expect(below + (elsewhere ?? 0)).toBe(total.numerator);
    });

    it('every count of cases opens as many cases, and so does each of its parts', async () => {
      const names = [
        'accepted',
        'resolved',
        'resolutionRate',
        'onTimeRate',
        'routes',
        'levels',
        'tiers',
      ] as const;
      for (const name of names) {
        const indicator = await ask(name);
        const listed = async (query: string) =>
          ((await get(`${name}/cases?${query}`)).body as IndicatorCases).total;
        expect(await listed('side=numerator'), name).toBe(indicator.numerator);
        expect(await listed('side=denominator'), name).toBe(indicator.denominator);
        for (const { key, numerator } of indicator.parts ?? [])
          expect(await listed(`part=${key}`), `${name} ${key}`).toBe(numerator);
        if (indicator.notItemised)
          expect(await listed('side=notItemised'), name).toBe(indicator.notItemised.numerator);
      }
    });

    it('opens the cases that a filter leaves, and no others', async () => {
      const wages = { category: 'wages', areaCode: '511902001' };
      await gateway.send([
        anEvent({ ...wages, caseRef: 'called', channel: 'phone' }),
        anEvent({ ...wages, caseRef: 'came', channel: 'onsite' }),
      ]);
      expect((await ask('accepted', '?channel=phone')).numerator).toBe(1);
      for (const filter of [
        'category=wages',
        'source=hotline',
        'tier=red',
        'channel=phone',
        'level=village',
      ]) {
        const { total } = (await get(`accepted/cases?${filter}`)).body as IndicatorCases;
        expect(total, filter).toBe((await ask('accepted', `?${filter}`)).numerator);
      }
    });

    it('opens the cases of events, each once, page by page', async () => {
      const first = (await get('supervised/cases?limit=1')).body as IndicatorCases;
      expect(first).toMatchObject({ total: 1, nextCursor: null });
      const all = (await get('accepted/cases?limit=2')).body as IndicatorCases;
      const next = (await get(`accepted/cases?limit=500&cursor=${all.nextCursor}`)).body as IndicatorCases;
      const codes = [...all.items, ...next.items].map(({ caseCode }) => caseCode);
      expect(new Set(codes).size).toBe(all.total);
    });

    it('opens no list of support, and no part that a figure does not have', async () => {
      expect((await get('support/cases')).status).toBe(400);
      expect((await get('routes/cases?part=magic')).status).toBe(404);
    });

    it('lists no sealed case, and counts it', async () => {
      const before = await ask('accepted');
      await gateway.db.ownerPool.query(`update case_state set sealed = true where case_ref = 'open'`);
      const { body } = await get('accepted/cases?limit=500');
      await gateway.db.ownerPool.query(`update case_state set sealed = false where case_ref = 'open'`);
      const { items, total } = body as IndicatorCases;
      expect((await ask('accepted')).value).toBe(before.value);
      expect([items.length, total]).toEqual([Number(before.value) - 1, Number(before.value) - 1]);
    });
  });

  describe('of presence', () => {
    it('rate the centres of the level below from the register, and lists who lacks whom', async () => {
      await upsertCentres(
        gateway.db.ownerPool,
        ['511902', '511921', '511902001'].map((code) => ({
          id: `C${code}`,
          name: `${code}综治中心`,
          area: areaKey(code),
          lng: null,
          lat: null,
          synthetic: true,
        })),
      );
      const head = await gateway.login('head', '511900');
      const post = (body: Record<string, unknown>) =>
        gateway.app.inject({
          method: 'POST',
          url: '/api/presence',
          headers: { cookie: head, 'content-type': 'application/json' },
          payload: JSON.stringify({ staff: 3, windows: 1, since: '2025-01-01', until: null, ...body }),
        });
      const court = { centreId: 'C511902', department: 'court', kind: 'resident' };
      expect((await post(court)).statusCode).toBe(200);
      expect((await post(court)).json().error.message).toMatch(/already/);
      expect((await post({ ...court, department: 'women', kind: 'onCall' })).statusCode).toBe(200);
      expect((await post({ ...court, department: 'housing', until: '2025-06-01' })).statusCode).toBe(200);
      expect((await post({ ...court, department: 'nobody' })).statusCode).toBe(400);
      expect((await post({ ...court, since: '2025-02-30' })).statusCode).toBe(400);
      const presence = await ask('presence', '?area=511900');
      expect(presence).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
      expect(presence.parts).toMatchObject([{ key: 'court', label: '法院', numerator: 1, denominator: 2 }]);
      const board = (
        await gateway.app.inject({ url: '/api/presence/board?area=511900', headers: { cookie } })
      ).json() as PresenceBoard;
      expect(board.departments.map(({ department, rate }) => [department, rate])).toEqual([
        ['court', '50.00'],
        ['women', '0.00'],
      ]);
      expect(board.departments[0]?.lacking).toEqual([{ centreId: 'C511921', name: '511921综治中心' }]);
    });
  });
});

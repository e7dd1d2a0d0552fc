import { type Indicator, indicatorNames } from '@fengqiao/contract/indicators';
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
});

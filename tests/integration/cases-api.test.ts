import type { CaseDetail, CaseSummary } from '@fengqiao/contract/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

describe.each(engines('every'))('the cases API on %s', (engine) => {
  let gateway: IngestApp;
  let city: string;
  let county: string;
  const codes = new Map<string, string>();

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    city = await gateway.login('operator', '511900');
    county = await gateway.login('operator', '511921');
    const places = ['511902001', '511921100', '511902001001'];
    const { body } = await gateway.send(
      Array.from({ length: 9 }, (_, n) =>
        anEvent({
          caseRef: `c${n}`,
          areaCode: places[n % 3],
          occurredAt: minutesAgo(100 - n),
          category: n % 2 === 0 ? 'wages' : 'debt',
          title: n === 4 ? '100%_工资\\拖欠' : `纠纷${n}`,
          detail: `详情${n}`,
        }),
      ),
    );
    for (const { caseRef, caseCode } of body.cases) codes.set(caseRef, caseCode);
    await gateway.send([
      anEvent({
        caseRef: 'c0',
        type: 'case.triaged',
        occurredAt: minutesAgo(90),
        payload: { difficulty: 'general', leadDepartment: 'humanResources' },
      }),
      anEvent({
        caseRef: 'c0',
        type: 'mediation.attempted',
        occurredAt: minutesAgo(80),
        payload: { level: 'village', outcome: 'failed' },
      }),
      anEvent({
        caseRef: 'c0',
        type: 'risk.signalled',
        occurredAt: minutesAgo(70),
        payload: { factor: 'threat', evidence: '扬言上访' },
      }),
      anEvent({
        caseRef: 'c1',
        type: 'case.resolved',
        occurredAt: minutesAgo(5),
        payload: { route: 'mediation', level: 'township' },
      }),
    ]);
  });
  afterAll(() => gateway.close());

  const get = async (url: string, cookie = city) => {
    const answer = await gateway.app.inject({ url, headers: { cookie } });
    return { status: answer.statusCode, body: answer.json() };
  };
  const refs = (items: CaseSummary[]) =>
    items.map(({ caseCode }) => [...codes].find(([, code]) => code === caseCode)?.[0]);
  const list = async (query: string, cookie = city) =>
    refs((await get(`/api/cases?${query}`, cookie)).body.items);

  it('lists the newest registration first and pages without gap or repeat', async () => {
    const seen: (string | undefined)[] = [];
    let cursor = '';
    do {
      const { body } = await get(`/api/cases?limit=4${cursor && `&cursor=${cursor}`}`);
      seen.push(...refs(body.items));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toEqual(['c8', 'c7', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1', 'c0']);
  });

  it('filters by area, tier, status, category and time', async () => {
    expect(await list('area=511921')).toEqual(['c7', 'c4', 'c1']);
    expect(await list('tier=red')).toEqual(['c0']);
    expect(await list('status=resolved')).toEqual(['c1']);
    expect(await list('status=open&area=511921')).toEqual(['c7', 'c4']);
    expect(await list('category=debt&area=511921')).toEqual(['c7', 'c1']);
    const from = encodeURIComponent(minutesAgo(93.5));
    expect(await list(`from=${from}`)).toEqual(['c8', 'c7']);
  });

  it('searches words literally: no sign is a wildcard', async () => {
    for (const q of ['100%_工资\\', '%', '_', '\\', codes.get('c4')])
      expect(await list(`q=${encodeURIComponent(q ?? '')}`)).toEqual(['c4']);
    expect(await list(`q=${encodeURIComponent("' or 1=1 --")}`)).toEqual([]);
  });

  it('shows an account its own area only, in lists and by code', async () => {
    expect(await list('', county)).toEqual(['c7', 'c4', 'c1']);
    expect(await list('area=511902', county)).toEqual([]);
    expect((await get(`/api/cases/${codes.get('c0')}`, county)).status).toBe(404);
    expect((await get(`/api/cases/${codes.get('c1')}`, county)).status).toBe(200);
    expect((await gateway.app.inject({ url: '/api/cases' })).statusCode).toBe(401);
  });

  it('shows a case with its timeline, clocks, ladder and tier, each with its reasons', async () => {
    const body: CaseDetail = (await get(`/api/cases/${codes.get('c0')}`)).body;
    expect(body).toMatchObject({
      caseRef: 'c0',
      title: '纠纷0',
      detail: '详情0',
      areaName: '东城街道',
      tier: 'red',
      tierRulesVersion: 'bazhong-1',
      profile: 'bazhong',
      ladder: [{ level: 'village', attempts: 1, required: null }],
    });
    expect(body.clocks.map(({ kind, state, sourceRow }) => [kind, state, sourceRow])).toEqual([
      ['triage', 'met', 'BZ-03'],
      ['resolve', 'running', 'BZ-06'],
    ]);
    expect(body.tierReasons).toMatchObject([
      { rule: 'threat', factor: 'threat', tier: 'red', evidence: '扬言类信号1次' },
    ]);
    expect(body.timeline.map(({ type }) => type)).toEqual([
      'case.registered',
      'case.dispatched',
      'case.triaged',
      'mediation.attempted',
      'risk.signalled',
      'tier.changed',
    ]);
    expect(body.timeline[4]?.payload).toEqual({ factor: 'threat', evidence: '扬言上访' });
    expect(body.timeline[0]?.payload).toEqual({});
  });

  it('shows the same case under the rules of another place', async () => {
    const { body } = await get(`/api/cases/${codes.get('c0')}?profile=hepingxi`);
    expect(body.ladder).toEqual([
      { level: 'village', attempts: 1, required: 3 },
      { level: 'township', attempts: 0, required: 2 },
      { level: 'county', attempts: 0, required: 2 },
    ]);
    expect(body.profileName).toBe('麻阳县和平溪乡');
    expect(body.stage.steps[body.stage.at]).toBe('及时分流');
    const haizhou = (await get(`/api/cases/${codes.get('c0')}?profile=haizhou`)).body;
    const terms = ({ clocks }: Pick<CaseDetail, 'clocks'>) =>
      clocks.map(({ kind, term, sourceRow }) => `${kind} ${term} ${sourceRow}`);
    expect([terms(body), terms(haizhou)]).toEqual([
      ['triage 1个工作日 BZ-03', 'resolve 5个工作日 BZ-06'],
      ['triage 1个工作日 BZ-03', 'resolve 7个工作日 FX-01'],
    ]);
    expect((await get(`/api/cases/${codes.get('c0')}?profile=nowhere`)).status).toBe(404);
  });

  it('shows a wall terminal no case', async () => {
    const { status, body } = await get(
      `/api/cases/${codes.get('c0')}`,
      await gateway.login('kiosk', '511900'),
    );
    expect([status, body.error.code]).toEqual([403, 'access.denied']);
  });

  it('names a mistyped code', async () => {
    const code = codes.get('c0') ?? '';
    const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
    const { status, body } = await get(`/api/cases/${wrong}`);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('check digit')]);
  });

  it('notes once that somebody has seen a case', async () => {
    const acknowledge = async (cookie: string) =>
      gateway.app.inject({
        method: 'POST',
        url: `/api/cases/${codes.get('c0')}/acknowledge`,
        headers: { cookie },
      });
    const first = await acknowledge(city);
    expect(first.statusCode).toBe(200);
    expect((await acknowledge(city)).json()).toEqual(first.json());
    expect((await acknowledge(county)).statusCode).toBe(404);
    expect((await acknowledge(await gateway.login('kiosk', '511900'))).statusCode).toBe(403);
  });

  it('finds simplified words by traditional ones and the other way round, whatever the width and case', async () => {
    const send = (caseRef: string, title: string) =>
      gateway.send([anEvent({ caseRef, areaCode: '511921100', occurredAt: minutesAgo(200), title })]);
    const { body: first } = await send('simple', '劳动争议调解ktv');
    const { body: second } = await send('traditional', '勞動爭議調解ＫＴＶ');
    for (const { caseRef, caseCode } of [...first.cases, ...second.cases]) codes.set(caseRef, caseCode);
    for (const q of ['调解', '調解', '劳动争议', '勞動爭議', 'ktv', 'ＫＴＶ', 'Ktv', '解'])
      expect((await list(`q=${encodeURIComponent(q)}`)).sort()).toEqual(['simple', 'traditional']);
    expect(await list(`q=${encodeURIComponent('調解')}&area=511902`)).toEqual([]);
    expect(await list(`q=${encodeURIComponent('解調')}`)).toEqual([]);
  });
});

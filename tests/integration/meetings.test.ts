import { areaKey } from '@fengqiao/contract/areas';
import type { CaseCode } from '@fengqiao/contract/case-code';
import type { Decision } from '@fengqiao/contract/decisions';
import type { CadenceBoard, Meeting, MeetingLine } from '@fengqiao/contract/meetings';
import type { Pack, PackCases, PackFigure } from '@fengqiao/contract/packs';
import { upsertCentres } from '@fengqiao/db/queries/centres';
// The type of what the gateway adds to the app.
import type {} from '@fengqiao/gateway/plugins/realtime';
import type Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

const county = '511902';
const township = '511902001';
const village = '511902001001';
const dayMs = 86_400_000;
/** A day in Shanghai so many days from the first moment of these tests. */
const begun = Date.now();
const day = (offset: number): string =>
  new Date(begun + 8 * 3_600_000 + offset * dayMs).toISOString().slice(0, 10);

describe.each(engines().slice(0, 1))('judgement meetings, on %s', (engine) => {
  let gateway: IngestApp;
  let head: string;
  let clerk: string;
  let first: Meeting;
  let pack: Pack;
  let caseCodes: Type.Static<typeof CaseCode>[] = [];

  /** Asks again while the machine is too busy to answer: that is not what is tested here. */
  const inject = async (options: {
    method: 'GET' | 'POST' | 'PUT';
    url: string;
    cookie: string;
    payload?: object;
  }) => {
    const { cookie, ...request } = options;
    const once = () => gateway.app.inject({ ...request, headers: { cookie } });
    let answer = await once();
    await eventually('the gateway answers', async () => {
      if (answer.statusCode === 503) answer = await once();
      return answer.statusCode !== 503;
    });
    return answer;
  };
  const ask = async <T>(method: 'GET' | 'POST' | 'PUT', url: string, cookie: string, payload?: object) => {
    const answer = await inject({ method, url, cookie, ...(payload === undefined ? {} : { payload }) });
    return { status: answer.statusCode, body: answer.json() as T & { error?: { code: string } } };
  };
  const get = async <T>(url: string, cookie = head): Promise<T> => (await ask<T>('GET', url, cookie)).body;
  const act = (id: string, name: string) =>
    ask<Meeting>('POST', `/api/meetings/${id}/acts`, head, { act: name });
  const called = async (title: string, plannedAt: number): Promise<Meeting> => {
    const input = { areaCode: county, title, plannedAt: new Date(plannedAt).toISOString(), video: false };
    return (await ask<Meeting>('POST', '/api/meetings', head, { ...input, from: day(-6), until: day(1) }))
      .body;
  };
  const figureOf = ({ pages }: Pack, name: string): PackFigure | undefined =>
    pages
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'figures' ? block.figures : []))
      .find((figure) => figure.name === name);

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    const centre = (id: string, area: string) => ({
      id,
      name: `${area}综治中心`,
      area: areaKey(area),
      lng: null,
      lat: null,
      synthetic: true,
    });
    await upsertCentres(gateway.db.ownerPool, [centre('county', county), centre('town', township)]);
    head = await gateway.login('head', county);
    clerk = await gateway.login('clerk', township);
    const events = ['c1', 'c2', 'c3'].flatMap((caseRef, index) => [
      anEvent({
        caseRef,
        areaCode: village,
        category: 'wages',
        title: '欠薪纠纷',
        occurredAt: minutesAgo(90 - index),
      }),
    ]);
    events.push(
      anEvent({
        caseRef: 'c1',
        type: 'case.resolved',
        occurredAt: minutesAgo(30),
        payload: { route: 'mediation', level: 'village' },
      }),
    );
    for (const factor of ['extremeSpeech', 'threat', 'action', 'repeatedAlarm'])
      events.push(
        anEvent({ caseRef: 'c3', type: 'risk.signalled', occurredAt: minutesAgo(25), payload: { factor } }),
      );
    const { body } = await gateway.send(events);
    caseCodes = body.cases.map(({ caseCode }) => caseCode);
  });
  afterAll(async () => {
    vi.useRealTimers();
    await gateway?.close();
  });

  it('are planned ahead by the cadence of the place, each once however often it is looked at', async () => {
    await gateway.app.meetings.run(begun);
    const planned = await get<{ items: MeetingLine[] }>('/api/meetings');
    const weekly = planned.items.filter(({ areaCode }) => areaCode === township);
    expect(weekly.length).toBeGreaterThanOrEqual(2);
    expect(weekly[0]?.cadence?.sourceRow).toBe('BZ-09');
    await gateway.app.meetings.run(begun);
    expect((await get<{ items: MeetingLine[] }>('/api/meetings')).items.length).toBe(planned.items.length);
  });

  it('do not begin without figures, which are made in the background', async () => {
    first = await called('本周研判', begun);
    expect((await act(first.id, 'open')).body.error?.code).toBe('meeting.noPack');
    expect((await act(first.id, 'prepare')).body.pack.state).toBe('queued');
    await gateway.app.meetings.run(begun);
    first = await get(`/api/meetings/${first.id}`);
    expect(first.pack.state).toBe('ready');
    pack = await get(`/api/meetings/${first.id}/pack`);
    expect(pack.sha256).toBe(first.pack.head?.sha256);
    expect(pack.pages.map(({ id }) => id)).toEqual([
      'overview',
      'topics',
      'heat',
      'risk',
      'overdue',
      'ladder',
      'routes',
      'levels',
      'spillover',
      'letters',
      'repeats',
      'presence',
      'areas',
      'decisions',
    ]);
    expect(figureOf(pack, 'accepted')).toMatchObject({ value: 3, list: 'accepted' });
    expect(figureOf(pack, 'resolved')).toMatchObject({ value: 1 });
  });

  it('keep their numbers and their hash whatever comes in afterwards, with the cases of that time behind them', async () => {
    await gateway.send([
      anEvent({ caseRef: 'c9', areaCode: village, title: '新的纠纷', occurredAt: minutesAgo(50) }),
      anEvent({
        caseRef: 'c2',
        type: 'case.triaged',
        areaCode: '511921100',
        occurredAt: minutesAgo(20),
        payload: { difficulty: 'simple', leadDepartment: 'justice' },
      }),
    ]);
    expect(await get<Pack>(`/api/meetings/${first.id}/pack`)).toEqual(pack);
    const cases = await get<PackCases>(`/api/meetings/${first.id}/pack/cases?list=accepted`);
    expect(cases).toMatchObject({ counted: 3, total: 3 });
    expect(cases.items.map(({ caseCode }) => caseCode).sort()).toEqual([...caseCodes].sort());
  });

  it('never list a case that was sealed since, and count it still', async () => {
    expect(JSON.stringify(pack)).toContain(caseCodes[2]);
    await gateway.db.ownerPool.query('update case_state set sealed = true where case_code = $1', [
      caseCodes[2],
    ]);
    const cases = await get<PackCases>(`/api/meetings/${first.id}/pack/cases?list=accepted`);
    expect(cases).toMatchObject({ counted: 3, total: 2 });
    expect(JSON.stringify(await get<Pack>(`/api/meetings/${first.id}/pack`))).not.toContain(caseCodes[2]);
    await gateway.db.ownerPool.query('update case_state set sealed = false where case_code = $1', [
      caseCodes[2],
    ]);
  });

  it('take decisions that are numbered without gaps, and refuse a change on an older version', async () => {
    expect((await act(first.id, 'open')).body.state).toBe('open');
    const decision = {
      text: '月底前化解欠薪纠纷',
      department: 'justice',
      ownerArea: township,
      owner: null,
      dueOn: day(3),
      caseCodes: caseCodes.slice(0, 1),
      page: 'risk',
    };
    const decide = (more: object = {}) =>
      ask<Decision>('POST', `/api/meetings/${first.id}/decisions`, head, { ...decision, ...more });
    expect((await decide({ ownerArea: '511921' })).body.error?.code).toBe('decision.otherArea');
    const year = day(0).slice(0, 4);
    expect((await decide()).body).toMatchObject({
      number: `巴州交办〔${year}〕1号`,
      state: 'open',
      late: false,
    });
    expect((await decide()).body.number).toBe(`巴州交办〔${year}〕2号`);
    const { version } = await get<Meeting>(`/api/meetings/${first.id}`);
    const change = (of: number) =>
      ask('PUT', `/api/meetings/${first.id}`, head, { version: of, chair: '主任' });
    expect((await change(version)).status).toBe(200);
    expect((await change(version)).body.error?.code).toBe('meeting.changed');
  });

  it('keep notes without what tells of a party, and pages that show the meeting hear of each', async () => {
    const told: string[] = [];
    gateway.app.realtime.onChanges((changes) =>
      told.push(...(changes?.subjects ?? []).map(({ change }) => change.id)),
    );
    const note = { text: '当事人张建国电话13908270001，要求当面道歉', page: 'risk' };
    const { body } = await ask<Meeting>('POST', `/api/meetings/${first.id}/notes`, head, note);
    expect(body.notes).toHaveLength(1);
    expect(body.notes[0]?.text).not.toMatch(/13908270001|张建国/);
    await eventually('the sockets are told', () => told.includes(first.id));
  });

  it('are followed up: the owner reports, and the next one opens with what became of it', async () => {
    const open = await get<{ items: Decision[] }>('/api/decisions?state=open', clerk);
    const [one, two] = [1, 2].map((n) => open.items.find(({ number }) => number.endsWith(`〕${n}号`)));
    expect(one).toMatchObject({ side: 'owner', ownerAreaName: '东城街道' });
    const report = (id: string | undefined, cookie: string, state: string) =>
      ask<Decision>('POST', `/api/decisions/${id}/reports`, cookie, { text: '工资已全部付清', state });
    expect((await report(one?.id, clerk, 'done')).body).toMatchObject({
      state: 'open',
      reports: [{ state: 'done' }],
    });
    await act(first.id, 'close');
    vi.useFakeTimers({ toFake: ['Date'], now: begun + 7 * dayMs });
    const next = await called('下周研判', begun + 7 * dayMs);
    await act(next.id, 'prepare');
    await gateway.app.meetings.run(begun);
    expect((await act(next.id, 'open')).status).toBe(200);
    expect((await report(one?.id, head, 'done')).body.state).toBe('done');
    const meeting = await get<Meeting>(`/api/meetings/${next.id}`);
    vi.useRealTimers();
    expect(meeting.previousId).toBe(first.id);
    expect(meeting.earlier.map(({ id, state, late }) => [id, state, late])).toEqual([
      [one?.id, 'done', false],
      [two?.id, 'open', true],
    ]);
    expect((await report(one?.id, clerk, 'done')).body.error?.code).toBe('decision.over');
  });

  it('are printed with their minutes, under the letterhead of the place', async () => {
    const fetched = async (url: string) => {
      const answer = await inject({ method: 'GET', url: `/api/meetings/${first.id}/${url}`, cookie: head });
      return { status: answer.statusCode, begins: answer.rawPayload.subarray(0, 4).toString('latin1') };
    };
    expect(await fetched('minutes/file?format=pdf')).toEqual({ status: 200, begins: '%PDF' });
    expect(await fetched('pack/file?format=xlsx')).toEqual({ status: 200, begins: 'PK\u0003\u0004' });
  });

  it('that nobody held are missed once, and the level above sees which', async () => {
    await gateway.app.meetings.run(begun + 40 * dayMs);
    const missed = await get<{ items: MeetingLine[] }>('/api/meetings?state=missed');
    expect(missed.items.some(({ areaCode }) => areaCode === township)).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: begun + 40 * dayMs });
    const url = `/api/meetings/cadence?from=${day(0)}&until=${day(15)}`;
    const board = await get<CadenceBoard>(url);
    vi.useRealTimers();
    const line = board.lines.find(({ cadence }) => cadence.level === 'township' && cadence.every === 'week');
    expect(line?.missing.map(({ areaName }) => areaName)).toContain('东城街道');
    expect(line).toMatchObject({ kind: 'meeting', areas: 1, inTime: 0 });
    expect(line?.missed).toBe(line?.due);
  });

  it('show nothing of figures that were tampered with', async () => {
    await gateway.db.ownerPool.query(`update pack set content = replace(content, '3', '4') where id = $1`, [
      pack.id,
    ]);
    const answer = await ask('GET', `/api/meetings/${first.id}/pack`, head);
    expect(answer.body.error?.code).toBe('pack.broken');
  });
});

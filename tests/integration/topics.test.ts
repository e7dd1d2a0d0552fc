import { randomBytes, randomUUID } from 'node:crypto';
import type { CaseActed, LikelyCases } from '@fengqiao/contract/case-acts';
import type { CaseDetail, CaseSummary } from '@fengqiao/contract/cases';
import type { Indicator } from '@fengqiao/contract/indicators';
import type { RelatedCases, TopicDetail, TopicGraph, TopicList } from '@fengqiao/contract/topics';
import { type KnownTopic, topicCorpus } from '@fengqiao/fixtures';
import { lastDays } from '@fengqiao/gateway/features/topics/window';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

describe.each(engines())('hot topics on %s', (engine) => {
  let gateway: IngestApp;
  let city: string;
  let township: string;
  const codes = new Map<string, string>();
  const now = Date.now();
  const window = lastDays(30, now);
  const iso = (at: number) => new Date(at).toISOString();
  // Yesterday and before: what was registered today may lie ahead.
  const corpus = topicCorpus('known', { from: window.from, to: window.to - 86_400_000 });

  beforeAll(async () => {
    gateway = await ingestApp(engine, { SEAL_KEY: randomBytes(32).toString('base64') });
    city = await gateway.login('leader', '511900');
    township = await gateway.login('clerk', '511902001');
    const { body } = await gateway.send(
      corpus.cases.map(({ caseRef, at, areaCode, category, channel, people, title, topic }) =>
        anEvent({
          caseRef,
          occurredAt: iso(at),
          areaCode,
          category,
          channel,
          people,
          title,
          ...(topic === 'wages' ? { reporterRef: '身份证 51190219800101123X' } : {}),
        }),
      ),
    );
    expect(body.quarantined).toEqual([]);
    for (const { caseRef, caseCode } of body.cases) codes.set(caseRef, caseCode);
    expect(await gateway.app.topics.run(now)).toBe(true);
  });
  afterAll(() => gateway.close());

  const get = async <T>(url: string, cookie = city): Promise<{ status: number; body: T }> => {
    const answer = await gateway.app.inject({ url, headers: { cookie } });
    return { status: answer.statusCode, body: answer.json() };
  };
  const list = async (query = '', cookie = city, { from, to } = window) =>
    (await get<TopicList>(`/api/topics?from=${iso(from)}&to=${iso(to)}&${query}`, cookie)).body;
  const find = ({ topics }: TopicList, { place, word }: KnownTopic) =>
    topics.find(
      (topic) => topic.place.name === place && topic.words.some((each) => each.word.includes(word)),
    );

  it('are those that a reader of the texts would name, with place, words, count and trend', async () => {
    const found = await list();
    for (const known of corpus.topics) {
      const topic = find(found, known);
      expect(topic, known.id).toMatchObject({ cases: known.cases, place: { areaCode: known.areaCode } });
      expect(topic?.matching.before, known.id).toBe(known.before);
    }
    expect(found.topics.map(({ trend }) => trend).sort()).toEqual(
      ['asBefore', 'asBefore', 'asBefore', 'new', 'rising', 'rising'].sort(),
    );
    const grouped = corpus.topics.reduce((sum, { cases }) => sum + cases, 0);
    expect(found.basis).toMatchObject({ cases: grouped + 10, grouped, whole: true });
  });

  it('show every term of their heat, and the terms add up to it', async () => {
    for (const { heat, terms } of (await list()).topics)
      expect(terms.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(heat, 5);
  });

  it('list their cases with the words that put them there', async () => {
    const [bridge] = (await list()).topics.filter(({ place }) => place.name === '回龙桥');
    const { body } = await get<TopicDetail>(`/api/topics/${bridge?.id}`);
    expect(body.evidence).toHaveLength(6);
    for (const each of body.evidence) {
      expect(each.title).toContain('回龙桥');
      expect(each.words).toContain('拆除');
    }
  });

  it('are those of the own area only, whatever is asked for', async () => {
    const own = await list('', township);
    expect(own.topics.map(({ place }) => place.areaCode).every((code) => code.startsWith('511902001'))).toBe(
      true,
    );
    expect(own.topics.length).toBeGreaterThan(0);
    const [foreign] = (await list()).topics.filter(({ place }) => place.areaCode === '511921100');
    expect((await get(`/api/topics/${foreign?.id}`, township)).status).toBe(404);
    expect((await get(`/api/topics/${foreign?.id}/graph`, township)).status).toBe(404);
    expect((await get('/api/topics?area=511921', township)).status).toBe(403);
  });

  it('can be asked for by category and for days that nobody prepared', async () => {
    const wages = await list('category=wages');
    expect(wages.topics.map(({ place }) => place.name)).toEqual(['滨江华府']);
    const before = { from: window.from - 30 * 86_400_000, to: window.from - 86_400_000 };
    const earlier = await list('', city, before);
    expect(earlier.basis.from).toBe(iso(before.from));
    expect(earlier.topics.every(({ trend }) => trend === null)).toBe(true);
    expect((await get('/api/topics?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z')).status).toBe(400);
  });

  it('are an indicator, by area and by tier of their cases', async () => {
    const ask = (area: string) =>
      get<{ value: number | null }>(
        `/api/indicators/hotTopics?area=${area}&from=${iso(window.from)}&to=${iso(window.to)}`,
      );
    expect((await ask('511900')).body).toMatchObject({ value: 6, numerator: 6, denominator: 6 });
    expect((await ask('511921100')).body).toMatchObject({ value: 1 });
    expect(
      (
        await get<{ value: number | null }>(
          '/api/indicators/hotTopics?from=2020-01-01T00:00:00Z&to=2020-01-09T00:00:00Z',
        )
      ).body.value,
    ).toBeNull();
  });

  it('have a graph of cases, places, words and ways, and none of persons', async () => {
    const [wages] = (await list('category=wages')).topics;
    const graph = (await get<TopicGraph>(`/api/topics/${wages?.id}/graph`)).body;
    expect(new Set(graph.nodes.map(({ kind }) => kind))).toEqual(
      new Set(['case', 'place', 'subject', 'channel', 'source', 'department']),
    );
    expect(graph).toMatchObject({ cases: 7, drawn: 7, repeated: 7 });
    // A leader of the city is not of the handling team: a number, and no link.
    expect(graph.links.filter(({ kind }) => kind === 'sameReporter')).toEqual([]);
    const team = (await get<TopicGraph>(`/api/topics/${wages?.id}/graph`, township)).body;
    expect(team.links.filter(({ kind }) => kind === 'sameReporter')).toHaveLength(6);
  });

  it('find likely repeats of one case with the reasons, and name the reporter to the handling team alone', async () => {
    const [wages] = (await list('category=wages')).topics;
    const { evidence } = (await get<TopicDetail>(`/api/topics/${wages?.id}`)).body;
    const url = `/api/cases/${evidence[0]?.caseCode}/related`;
    const outside = (await get<RelatedCases>(url)).body;
    expect(outside.sameReporter).toBe(13);
    expect(outside.items.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).not.toContain(
      'sameReporter',
    );
    expect(outside.items.length).toBeGreaterThan(0);
    for (const item of outside.items) expect(item.title).toMatch(/滨江华府|濱江華府/);
    const team = (await get<RelatedCases>(url, township)).body;
    expect(team.items.every(({ reasons }) => reasons.some(({ kind }) => kind === 'sameReporter'))).toBe(true);
    const elsewhere = await gateway.login('clerk', '511921100');
    expect((await get(url, elsewhere)).status).toBe(404);
  });

  it('keep who reported as a keyed hash only, which no search finds', async () => {
    const { rows } = await gateway.db.ownerPool.query<{ n: number; kinds: number }>(
      'select count(*)::int as n, count(distinct hash)::int as kinds from case_reporter where length(hash) = 32',
    );
    expect(rows[0]).toEqual({ n: 14, kinds: 1 });
    const tables = await gateway.db.ownerPool.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    for (const { name } of tables.rows) {
      const held = await gateway.db.ownerPool.query(
        `select 1 from "${name}" t where t::text like '%51190219800101123X%' limit 1`,
      );
      expect(held.rowCount, name).toBe(0);
    }
    for (const q of ['51190219800101123X', '身份证'])
      expect((await get<{ items: unknown[] }>(`/api/cases?q=${encodeURIComponent(q)}`)).body.items).toEqual(
        [],
      );
  });

  describe('before a matter is registered', () => {
    const post = async <T>(url: string, payload: object, cookie: string) => {
      const answer = await gateway.app.inject({ method: 'POST', url, payload, headers: { cookie } });
      return { status: answer.statusCode, body: answer.json<T>() };
    };
    const likely = async (question: object, cookie: string) =>
      (await post<LikelyCases>('/api/cases/likely', question, cookie)).body.items;
    const sameReporter = ({ reasons }: LikelyCases['items'][number]) =>
      reasons.some(({ kind }) => kind === 'sameReporter');
    /** A case of the wages, as its list shows it. */
    const aWage = async () => {
      const { items } = (await get<{ items: CaseSummary[] }>('/api/cases?category=wages&limit=200')).body;
      const found = items.find(({ areaCode }) => areaCode.startsWith('511902001'));
      if (found === undefined) throw new Error('no wages in the township');
      return found;
    };
    const reporterRef = '身份证 51190219800101123X';

    it('tells what may be the same one, by words and place; the reporter counts beside them, for the handling team', async () => {
      const { title, areaCode, category } = await aWage();
      const question = { areaCode, title, category, reporterRef };
      const team = await likely(question, township);
      expect(team[0]?.title).toBe(title);
      expect(team.some(sameReporter)).toBe(true);
      const outside = await likely(question, await gateway.login('operator', '511900'));
      expect(outside.length).toBeGreaterThan(0);
      expect(outside.some(sameReporter)).toBe(false);
    });

    it('is no search for persons: a reporter alone finds nothing', async () => {
      const other = { areaCode: '511902001', title: '路灯坏了', reporterRef };
      expect((await likely(other, township)).filter(sameReporter)).toEqual([]);
    });

    it('asks nobody about an area that is not the own', async () => {
      const elsewhere = { areaCode: '511921100', title: '滨江华府' };
      expect((await post('/api/cases/likely', elsewhere, township)).status).toBe(403);
    });

    it('adds a further report to the case that the clerk chose: one code, counted as a repeat, the reporter hashed', async () => {
      const { caseCode } = await aWage();
      const clerk = await gateway.login('clerk', '511902001');
      const report = { id: randomUUID(), channel: 'phone', text: '又来电话催问', reporterRef };
      const url = `/api/cases/${caseCode}/reports`;
      const first = await post<CaseActed>(url, report, clerk);
      expect([first.status, first.body]).toEqual([200, { caseCode, accepted: true }]);
      expect((await post<CaseActed>(url, report, clerk)).body.accepted).toBe(false);
      const { timeline } = (await get<CaseDetail>(`/api/cases/${caseCode}`, clerk)).body;
      expect(timeline.filter(({ payload }) => payload.again === 'phone')).toHaveLength(1);
      const repeats = (await get<Indicator>('/api/indicators/repeatReports')).body;
      expect(repeats.parts?.find(({ key }) => key === 'again')).toMatchObject({ numerator: 1 });
      const { rows } = await gateway.db.ownerPool.query(
        `select 1 from case_event e join case_state s using (case_id)
          where s.case_code = $1 and e.payload::text like '%51190219800101123X%'`,
        [caseCode],
      );
      expect(rows).toEqual([]);
    });

    it('adds nothing to a case that is closed, and does not offer it', async () => {
      const { title, areaCode, caseCode } = await aWage();
      await gateway.db.ownerPool.query(
        `update case_state set status = 'closed', closed_at = now(),
                fold = jsonb_set(fold, '{closed}', jsonb_build_array(extract(epoch from now()) * 1000, 'desk', 'x', 1))
          where case_code = $1`,
        [caseCode],
      );
      const report = { id: randomUUID(), channel: 'phone', text: '又来电话催问' };
      const { status, body } = await post<{ error: { code: string } }>(
        `/api/cases/${caseCode}/reports`,
        report,
        township,
      );
      expect([status, body.error.code]).toEqual([409, 'act.over']);
      const offered = await likely({ areaCode, title }, township);
      expect(offered.map((each) => each.caseCode)).not.toContain(caseCode);
    });
  });

  it('never hold a sealed case: its topic is forgotten at once and found anew without it', async () => {
    const [bridge] = (await list()).topics.filter(({ place }) => place.name === '回龙桥');
    const { body } = await get<TopicDetail>(`/api/topics/${bridge?.id}`);
    const code = body.evidence[0]?.caseCode ?? '';
    const { account } = (await get<{ account: string }>('/api/session')).body;
    const answer = await gateway.app.inject({
      method: 'PUT',
      url: `/api/cases/${code}/seal`,
      headers: { cookie: city },
      payload: { reason: '当事人要求保密', handlers: [account] },
    });
    expect(answer.statusCode).toBe(200);
    expect((await get(`/api/topics/${bridge?.id}`)).status).toBe(404);
    await gateway.app.topics.run(now);
    const [again] = (await list()).topics.filter(({ place }) => place.name === '回龙桥');
    expect(again?.cases).toBe(5);
  });
});

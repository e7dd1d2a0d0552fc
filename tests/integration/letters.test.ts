import { randomUUID } from 'node:crypto';
import type { Letter, LetterCounts, LetterOffer, LetterSummary } from '@fengqiao/contract/letters';
import { buildApp } from '@fengqiao/gateway/app';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CasePerson, casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const village = '511902001001';
const township = '511902001';

// Row-level security of two sides and numbers under two gateways are the subject: one real engine.
describe.each(engines())('letters on %s', (engine) => {
  let gateway: IngestApp;
  let second: FastifyInstance;
  let caseCode: string;
  let otherCase: string;
  const people = {} as Record<
    'city' | 'leader' | 'county' | 'township' | 'village' | 'far' | 'justice',
    CasePerson
  >;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    const { db } = gateway;
    second = await buildApp({ config: gateway.app.config, pool: db.appPool });
    await second.ready();
    people.city = await casePerson(db, 'city.clerk', 'clerk', '511900');
    people.leader = await casePerson(db, 'city.leader', 'leader', '511900');
    people.county = await casePerson(db, 'county.clerk', 'clerk', '511902');
    people.township = await casePerson(db, 'township.clerk', 'clerk', township);
    people.village = await casePerson(db, 'village.clerk', 'clerk', village);
    people.far = await casePerson(db, 'far.clerk', 'clerk', '511921100');
    people.justice = await casePerson(db, 'township.justice', 'handler', township, 'justice');
    const { body } = await gateway.send([
      anEvent({ caseRef: 'a', areaCode: village, title: '张三讨要工资' }),
      anEvent({ caseRef: 'b', areaCode: village, title: '土地边界' }),
    ]);
    [caseCode = '', otherCase = ''] = body.cases.map((each) => each.caseCode);
  });
  afterAll(async () => {
    await second.close();
    await gateway.close();
  });

  const ask = async <T>(
    { cookie }: CasePerson,
    method: 'GET' | 'PUT' | 'POST',
    url: string,
    payload?: object,
    app = gateway.app,
  ) => {
    const answer = await app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.json() as T & { error?: { code: string } } };
  };
  const drafted = async (who: CasePerson, changes: object = {}): Promise<string> => {
    const id = randomUUID();
    const { status, body } = await ask<Letter>(who, 'PUT', `/api/letters/${id}`, {
      kind: 'supervisionOrder',
      to: { areaCode: township, department: 'justice' },
      cases: [caseCode],
      subject: '关于张三讨要工资的督办单',
      body: '请抓紧办理张三讨要工资一案，并书面反馈。',
      ...changes,
    });
    expect([status, body.error]).toEqual([200, undefined]);
    return id;
  };
  const step = (who: CasePerson, id: string, name: string, payload?: object, app?: FastifyInstance) =>
    ask<Letter>(who, 'POST', `/api/letters/${id}/${name}`, payload, app);
  const issued = async (who: CasePerson, changes?: object): Promise<Letter> => {
    const { status, body } = await step(who, await drafted(who, changes), 'issue');
    expect([status, body.error]).toEqual([200, undefined]);
    return body;
  };
  const logged = async () =>
    (
      await gateway.db.ownerPool.query<{ type: string; kind: string; number: string; code: string }>(
        `select e.type, e.payload ->> 'kind' as kind, e.payload ->> 'number' as number, s.case_code as code
           from case_event e join case_state s on s.case_id = e.case_id where e.event_id like 'letter:%' order by e.occurred_at`,
      )
    ).rows;

  it('are numbered without a gap and without a double while two gateways issue them at once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => drafted(people.county)));
    const letters = await Promise.all(
      ids.map((id, index) =>
        step(people.county, id, 'issue', undefined, index % 2 === 0 ? gateway.app : second),
      ),
    );
    const numbers = letters.map(({ body }) => Number(/〔\d{4}〕(\d+)号$/.exec(body.number ?? '')?.[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(letters[0]?.body.number).toMatch(/^巴州综督单〔\d{4}〕/);
  });

  it('keep a number that was taken when they are withdrawn, and say why in the case', async () => {
    const letter = await issued(people.county);
    expect((await step(people.county, letter.id, 'withdraw', { words: '收件单位有误' })).body.status).toBe(
      'withdrawn',
    );
    const next = await issued(people.county);
    expect(Number(/(\d+)号/.exec(next.number ?? '')?.[1])).toBe(
      Number(/(\d+)号/.exec(letter.number ?? '')?.[1]) + 1,
    );
    const { body } = await ask<{ timeline: { type: string; payload: { text?: string } }[] }>(
      people.village,
      'GET',
      `/api/cases/${caseCode}`,
    );
    expect(body.timeline.map(({ payload }) => payload.text)).toContain(
      `${letter.number}已撤回：收件单位有误`,
    );
  });

  it('go from one centre to the other: received, handed on by two verbs, answered', async () => {
    const { id, number, may } = await issued(people.county);
    expect(may).toEqual(['reminded', 'withdrawn']);
    const inbox = await ask<{ items: LetterSummary[] }>(
      people.justice,
      'GET',
      '/api/letters?box=in&state=unanswered',
    );
    expect(inbox.body.items.map((letter) => letter.id)).toContain(id);
    expect((await step(people.justice, id, 'receive')).body.status).toBe('received');
    const handOn = { department: 'court', words: '请指定专人办理' };
    expect((await step(people.justice, id, 'assign', handOn)).status).toBe(200);
    expect((await step(people.township, id, 'coordinate', handOn)).status).toBe(200);
    const { body } = await step(people.justice, id, 'reply', { words: '已约定周五付清' });
    expect([body.status, body.reply, body.overdue]).toEqual(['replied', '已约定周五付清', false]);
    expect(body.history.map((each) => each.step)).toEqual([
      'issued',
      'received',
      'assigned',
      'coordinated',
      'replied',
    ]);
    const told = (await logged()).filter((event) => event.number === number).map(({ type }) => type);
    expect(told).toEqual(['letter.issued', 'letter.received', 'letter.replied']);
    const { rows } = await gateway.db.ownerPool.query<{ action: string }>(
      'select action from audit where object = $1 order by day, no',
      [`letter:${id}`],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'letter.drafted',
      'letter.issued',
      'letter.received',
      'letter.assigned',
      'letter.coordinated',
      'letter.replied',
    ]);
  });

  it('are not there for a third area, and nobody acts for a side that is not the own one', async () => {
    const { id } = await issued(people.county);
    expect((await ask(people.far, 'GET', `/api/letters/${id}`)).status).toBe(404);
    expect((await step(people.far, id, 'receive')).status).toBe(404);
    expect((await step(people.county, id, 'receive')).body.error?.code).toBe('access.denied');
    expect((await step(people.city, id, 'withdraw', { words: '越权' })).body.error?.code).toBe(
      'access.denied',
    );
    expect((await step(people.township, id, 'withdraw', { words: '越权' })).body.error?.code).toBe(
      'access.denied',
    );
  });

  it('reach an area beyond the issuer’s own, which does not see the case for that', async () => {
    const { id } = await issued(people.county, { to: { areaCode: '511921100' } });
    const { body } = await ask<Letter>(people.far, 'GET', `/api/letters/${id}`);
    expect([body.subject, body.cases, body.caseCodes]).toEqual(['关于张三讨要工资的督办单', 1, []]);
    expect((await ask(people.far, 'GET', `/api/cases/${caseCode}`)).status).toBe(404);
    expect((await step(people.far, id, 'reply', { words: '收到，已核查' })).status).toBe(200);
  });

  it('show masked words in every list, and to whoever is neither a side nor of the handling team', async () => {
    const { id } = await issued(people.county);
    const list = await ask<{ items: LetterSummary[] }>(people.county, 'GET', '/api/letters?limit=1');
    expect([list.body.items[0]?.id, list.body.items[0]?.subject.includes('张三')]).toEqual([id, false]);
    const { body } = await ask<Letter>(people.leader, 'GET', `/api/letters/${id}`);
    expect([body.asWritten, body.body.includes('张三')]).toEqual([false, false]);
    expect((await ask<Letter>(people.justice, 'GET', `/api/letters/${id}`)).body.body).toContain('张三');
  });

  it('of a sealed case are there for its named handlers and the recipient alone', async () => {
    const { body } = await gateway.send([
      anEvent({ caseRef: 'sealed', areaCode: village, title: '家庭暴力' }),
    ]);
    const sealed = body.cases[0]?.caseCode ?? '';
    const { id } = await issued(people.village, { cases: [sealed] });
    expect((await ask(people.city, 'GET', `/api/letters/${id}`)).status).toBe(200);
    const seal = await ask(people.village, 'PUT', `/api/cases/${sealed}/seal`, {
      reason: '涉及隐私',
      handlers: ['village.clerk'],
    });
    expect([seal.status, seal.body.error]).toEqual([200, undefined]);
    expect((await ask(people.city, 'GET', `/api/letters/${id}`)).status).toBe(404);
    expect((await ask(people.county, 'GET', `/api/letters/${id}`)).status).toBe(404);
    expect((await ask(people.village, 'GET', `/api/letters/${id}`)).status).toBe(200);
    expect((await ask(people.justice, 'GET', `/api/letters/${id}`)).status).toBe(200);
  });

  it('are changed as drafts by their own area and never after', async () => {
    const id = await drafted(people.county);
    const draft = {
      kind: 'workReminder',
      to: { areaCode: township, head: 'party' },
      cases: [],
      subject: '关于重点工作的提示函',
      body: '请高度重视。',
    };
    const { body } = await ask<Letter>(people.county, 'PUT', `/api/letters/${id}`, draft);
    expect([body.recipient, body.kind, body.number]).toEqual([
      '东城街道党委主要负责人',
      'workReminder',
      null,
    ]);
    expect((await ask(people.township, 'GET', `/api/letters/${id}`)).status).toBe(404);
    expect((await ask(people.city, 'PUT', `/api/letters/${id}`, draft)).body.error?.code).toBe(
      'access.denied',
    );
    await step(people.county, id, 'issue');
    expect((await ask(people.county, 'PUT', `/api/letters/${id}`, draft)).body.error?.code).toBe(
      'letter.isOut',
    );
    expect((await step(people.county, id, 'issue')).body.error?.code).toBe('letter.notNow');
  });

  it('without an answer in time are on the list of the overdue until they are answered', async () => {
    const { id } = await issued(people.county, { dueAt: '2026-01-05T18:00:00+08:00' });
    const overdue = async () =>
      (
        await ask<{ items: LetterSummary[] }>(people.county, 'GET', '/api/letters?box=out&state=overdue')
      ).body.items.map((letter) => letter.id);
    expect(await overdue()).toEqual([id]);
    expect((await step(people.county, id, 'remind')).status).toBe(200);
    await step(people.justice, id, 'reply', { words: '已经办结' });
    expect(await overdue()).toEqual([]);
  });

  it('are begun for the clerk: kind, deadline, recipient and the words from the case', async () => {
    const { body } = await ask<LetterOffer>(people.village, 'GET', `/api/letters/offer?caseCode=${caseCode}`);
    const order = body.kinds.find(({ kind }) => kind === 'supervisionOrder');
    expect(order?.subject).toBe('关于“张三讨要工资”的督办单');
    expect(order?.body).toContain(caseCode);
    expect(body.areas.map(({ name }) => name)).toEqual(['东城街道', '红星社区']);
  });

  it('of several cases are one letter in the log and a note in the other cases', async () => {
    const { number } = await issued(people.county, { cases: [caseCode, otherCase] });
    const events = (await logged()).filter((event) => event.number === number);
    expect(events.map(({ type, code }) => [type, code])).toEqual([['letter.issued', caseCode]]);
    const { body } = await ask<{ timeline: { payload: { text?: string } }[] }>(
      people.village,
      'GET',
      `/api/cases/${otherCase}`,
    );
    expect(body.timeline.some(({ payload }) => payload.text?.includes(number ?? ''))).toBe(true);
  });

  it('left untold by a gateway that died are told later, once', async () => {
    const { id, number } = await issued(people.county);
    await gateway.db.ownerPool.query(
      `with gone as (delete from case_event where event_id like $1),
            keys as (delete from ingest_key where event_id like $1)
       update letter_step set told = false where letter_id = $2`,
      [`letter:${id}:%`, id],
    );
    const { tellCases } = await import('@fengqiao/gateway/features/letters/tell-cases');
    await Promise.all([tellCases(gateway.app, null), tellCases(second, null)]);
    expect((await logged()).filter((event) => event.number === number).map(({ type }) => type)).toEqual([
      'letter.issued',
    ]);
  });

  it('stand in the log as often as in the register', async () => {
    const { rows } = await gateway.db.ownerPool.query<{ kind: string; n: number }>(
      `select kind, count(*)::int as n from letter l
        where issued_at is not null and exists (select from letter_case c where c.letter_id = l.id) group by kind`,
    );
    const events = (await logged()).filter(({ type }) => type === 'letter.issued');
    expect(rows.length).toBeGreaterThan(0);
    for (const { kind, n } of rows)
      expect([kind, events.filter((event) => event.kind === kind).length]).toEqual([kind, n]);
  });

  it('count 816, 1113 and 44 exactly from a log that holds them, with those of areas beside them (CQ-06, CQ-07)', async () => {
    const before = (await ask<LetterCounts>(people.city, 'GET', '/api/letters/counts?year=2026')).body;
    const had = (kind: string) => before.kinds.find((each) => each.kind === kind)?.ofCases ?? 0;
    const at = '2026-03-05T10:00:00+08:00';
    const letters = (kind: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        anEvent({
          caseRef: `c${index % 40}`,
          areaCode: village,
          occurredAt: at,
          type: 'letter.issued',
          payload: { kind, recipient: '某单位' },
        }),
      );
    const tags = Array.from({ length: 44 }, (_, index) =>
      anEvent({
        caseRef: `c${index % 40}`,
        areaCode: village,
        occurredAt: at,
        type: 'case.supervised',
        payload: { tag: '四应四不' },
      }),
    );
    const sent = await gateway.send([
      ...letters('supervisionOrder', 816 - had('supervisionOrder')),
      ...letters('riskWarning', 1113 - had('riskWarning')),
      ...tags,
    ]);
    expect([sent.status, sent.body.quarantined]).toEqual([200, []]);
    const { body } = await ask<LetterCounts>(people.city, 'GET', '/api/letters/counts?year=2026');
    const of = (kind: string) => body.kinds.find((each) => each.kind === kind);
    expect([of('supervisionOrder')?.issued, of('riskWarning')?.issued]).toEqual([816, 1113]);
    expect(of('workReminder')).toMatchObject({ ofCases: 0, ofAreas: 1, issued: 1 });
    expect(body.supervised).toEqual([{ tag: '四应四不', count: 44 }]);
  });
});

import { createHash, randomUUID } from 'node:crypto';
import type { CaseAccess } from '@fengqiao/contract/confidentiality';
import type { CaseDocuments, MadeDocument } from '@fengqiao/contract/documents';
import type { Letter, LetterCounts, LetterOffer, LetterSummary } from '@fengqiao/contract/letters';
import { buildApp } from '@fengqiao/gateway/app';
import { makeTemplate } from '@fengqiao/gateway/features/documents/docx/make-template';
import { readSheet } from '@fengqiao/gateway/features/documents/docx/read-sheet';
import { contentTypes } from '@fengqiao/gateway/features/documents/render';
import { tellCases } from '@fengqiao/gateway/features/letters/tell-cases';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CasePerson, casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

/** On a machine with other work a gateway sends everybody away for a while. */
async function unlessBusy<T extends { statusCode: number } | { status: number }>(
  ask: () => Promise<T>,
): Promise<T> {
  const { answer } = await eventually('a gateway that is not overloaded', async () => {
    const answer = await ask();
    return ![429, 503].includes('status' in answer ? answer.status : answer.statusCode) && { answer };
  });
  return answer;
}

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
    const { status, body } = await unlessBusy(() =>
      gateway.send([
        anEvent({ caseRef: 'a', areaCode: village, title: '张三讨要工资' }),
        anEvent({ caseRef: 'b', areaCode: village, title: '土地边界' }),
      ]),
    );
    expect([status, body.error]).toEqual([200, undefined]);
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
    const answer = await unlessBusy(() =>
      app.inject({
        method,
        url,
        headers: { cookie },
        ...(payload === undefined ? {} : { payload }),
      }),
    );
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
    const { body } = await unlessBusy(() =>
      gateway.send([anEvent({ caseRef: 'sealed', areaCode: village, title: '家庭暴力' })]),
    );
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
    const { id } = await issued(people.county);
    await gateway.db.ownerPool.query(`update letter set due_at = now() - interval '1 day' where id = $1`, [
      id,
    ]);
    const overdue = async () =>
      (
        await ask<{ items: LetterSummary[] }>(people.county, 'GET', '/api/letters?box=out&state=overdue')
      ).body.items.map((letter) => letter.id);
    expect(await overdue()).toEqual([id]);
    expect((await step(people.county, id, 'remind')).status).toBe(200);
    await step(people.justice, id, 'reply', { words: '已经办结' });
    expect(await overdue()).toEqual([]);
  });

  it('may want their answer by another day than the rule of the place, with a reason that both sides read', async () => {
    const later = new Date(Date.now() + 40 * 86_400_000).toISOString();
    const draft = async (changes: object) =>
      (
        await ask<Letter>(people.county, 'PUT', `/api/letters/${randomUUID()}`, {
          kind: 'supervisionOrder',
          to: { areaCode: township, department: 'justice' },
          cases: [caseCode],
          subject: '督办单',
          body: '请办理',
          ...changes,
        })
      ).body;
    expect((await draft({ dueAt: later })).error?.code).toBe('letter.noDueReason');
    const past = { dueAt: '2026-01-05T18:00:00+08:00', dueReason: '案情复杂' };
    expect((await draft(past)).error?.code).toBe('letter.duePast');
    const { id } = await draft({ dueAt: later, dueReason: '案情复杂，需现场勘验' });
    expect((await step(people.county, id, 'issue')).body.dueAt).toBe(later);
    const { body } = await ask<Letter>(people.justice, 'GET', `/api/letters/${id}`);
    expect(body).toMatchObject({ dueAt: later, dueReason: '案情复杂，需现场勘验' });
    const byRule = await issued(people.county);
    expect(byRule.dueReason).toBeNull();
  });

  describe('with files', () => {
    const pdf = Buffer.from('%PDF-1.7 张三的材料');
    const put = async (who: CasePerson, letterId: string, name: string, bytes: Buffer, id = randomUUID()) => {
      const answer = await unlessBusy(() =>
        gateway.app.inject({
          method: 'PUT',
          url: `/api/letters/${letterId}/files/${id}?name=${encodeURIComponent(name)}`,
          headers: { cookie: who.cookie, 'content-type': 'application/octet-stream' },
          payload: bytes,
        }),
      );
      return {
        status: answer.statusCode,
        body: answer.json<Letter & { error?: { code: string; message: string } }>(),
      };
    };
    const file = ({ cookie }: CasePerson, letterId: string, id: string, method: 'GET' | 'DELETE' = 'GET') =>
      unlessBusy(() =>
        gateway.app.inject({ method, url: `/api/letters/${letterId}/files/${id}`, headers: { cookie } }),
      );

    it('give them byte by byte to both sides, and not even their names to anybody else', async () => {
      const id = await drafted(people.county);
      const { body } = await put(people.county, id, '张三 欠条.pdf', pdf);
      const [attached] = body.attachments;
      expect(attached).toMatchObject({
        name: '张三 欠条.pdf',
        type: 'pdf',
        size: pdf.length,
        ofReply: false,
      });
      await step(people.county, id, 'issue');
      const got = await file(people.justice, id, attached?.id ?? '');
      expect(got.rawPayload.equals(pdf)).toBe(true);
      expect(got.headers['content-disposition']).toContain(encodeURIComponent('张三 欠条.pdf'));
      const leader = await ask<Letter>(people.leader, 'GET', `/api/letters/${id}`);
      expect([leader.body.asWritten, leader.body.attachments]).toEqual([false, []]);
      expect((await file(people.leader, id, attached?.id ?? '')).statusCode).toBe(403);
      expect((await file(people.far, id, attached?.id ?? '')).statusCode).toBe(404);
    });

    it('take another name, type or macro for what it is, and keep no file twice', async () => {
      const id = await drafted(people.county);
      expect((await put(people.county, id, 'a.exe', Buffer.from('MZ'))).body.error?.code).toBe(
        'letter.badFile',
      );
      expect((await put(people.county, id, 'a.png', pdf)).body.error?.message).toContain(
        'it is no .png file',
      );
      const same = randomUUID();
      await put(people.county, id, 'a.pdf', pdf, same);
      expect((await put(people.county, id, 'a.pdf', pdf, same)).body.attachments).toHaveLength(1);
      for (let more = 1; more < 10; more += 1) await put(people.county, id, `${more}.pdf`, pdf);
      expect((await put(people.county, id, '11.pdf', pdf)).body.error?.code).toBe('letter.tooManyFiles');
      expect((await file(people.county, id, same, 'DELETE')).json<Letter>().attachments).toHaveLength(9);
    });

    it('are fixed once the letter is out; the recipient adds those of its answer until it has answered', async () => {
      const id = await drafted(people.county);
      const { body } = await put(people.county, id, 'a.pdf', pdf);
      const own = body.attachments[0]?.id ?? '';
      expect((await put(people.justice, id, 'b.pdf', pdf)).status).toBe(404);
      await step(people.county, id, 'issue');
      expect((await put(people.county, id, 'b.pdf', pdf)).body.error?.code).toBe('letter.notNow');
      expect((await file(people.county, id, own, 'DELETE')).statusCode).toBe(409);
      const answer = await put(people.justice, id, '答复.pdf', pdf);
      expect(answer.body.attachments.map(({ ofReply, mayRemove }) => [ofReply, mayRemove])).toEqual([
        [false, false],
        [true, true],
      ]);
      await step(people.justice, id, 'reply', { words: '见附件' });
      expect((await put(people.justice, id, 'c.pdf', pdf)).body.error?.code).toBe('letter.notNow');
    });
  });

  it('are begun for the clerk: kind, deadline, recipient and the words from the case', async () => {
    const { body } = await ask<LetterOffer>(people.village, 'GET', `/api/letters/offer?caseCode=${caseCode}`);
    const order = body.kinds.find(({ kind }) => kind === 'supervisionOrder');
    expect(order?.subject).toBe('关于“张三讨要工资”的督办单');
    expect(order?.body).toContain(caseCode);
    expect(body.areas.map(({ name }) => name)).toEqual(['巴中市', '巴州区', '东城街道', '红星社区']);
    expect(body.to).toEqual({ areaCode: township });
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
    const sent = await unlessBusy(() =>
      gateway.send([
        ...letters('supervisionOrder', 816 - had('supervisionOrder')),
        ...letters('riskWarning', 1113 - had('riskWarning')),
        ...tags,
      ]),
    );
    expect([sent.status, sent.body.quarantined]).toEqual([200, []]);
    const { body } = await ask<LetterCounts>(people.city, 'GET', '/api/letters/counts?year=2026');
    const of = (kind: string) => body.kinds.find((each) => each.kind === kind);
    expect([of('supervisionOrder')?.issued, of('riskWarning')?.issued]).toEqual([816, 1113]);
    expect(of('workReminder')).toMatchObject({ ofCases: 0, ofAreas: 1, issued: 1 });
    expect(body.supervised).toEqual([{ tag: '四应四不', count: 44 }]);
  });

  it('are Word and PDF files with the same bytes whenever they are fetched, once they are out', async () => {
    const { id, number } = await issued(people.county);
    const file = async (who: CasePerson, format: string) => {
      const { cookie } = who;
      const url = `/api/letters/${id}/file?format=${format}`;
      return unlessBusy(() => gateway.app.inject({ url, headers: { cookie } }));
    };
    const [first, again] = [await file(people.county, 'pdf'), await file(people.justice, 'pdf')];
    expect([first.statusCode, first.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(first.rawPayload.equals(again.rawPayload)).toBe(true);
    const text = JSON.stringify(readSheet((await file(people.justice, 'docx')).rawPayload));
    for (const words of [number, '东城街道司法', '请抓紧办理张三讨要工资一案', '巴州区综治中心'])
      expect(text).toContain(words);
    expect((await file(people.leader, 'pdf')).statusCode).toBe(403);
  });
});

describe.each(engines())('documents of a case on %s', (engine) => {
  let gateway: IngestApp;
  let caseCode: string;
  let clerk: CasePerson;
  let head: CasePerson;
  let leader: CasePerson;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    clerk = await casePerson(gateway.db, 'village.clerk', 'clerk', village);
    head = await casePerson(gateway.db, 'city.head', 'head', '511900');
    leader = await casePerson(gateway.db, 'city.leader', 'leader', '511900');
    const { body } = await unlessBusy(() =>
      gateway.send([anEvent({ areaCode: village, title: '张三讨要工资', detail: '拖欠三个月\n共两万元' })]),
    );
    caseCode = body.cases[0]?.caseCode ?? '';
  });
  afterAll(() => gateway.close());

  const ask = async (
    { cookie }: CasePerson,
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    url: string,
    payload?: object | Buffer,
    headers: Record<string, string> = {},
  ) =>
    unlessBusy(() =>
      gateway.app.inject({
        method,
        url,
        headers: { cookie, ...headers },
        ...(payload === undefined ? {} : { payload }),
      }),
    );
  const make = async (kind: string, words?: Record<string, string>): Promise<MadeDocument> => {
    const answer = await ask(clerk, 'POST', `/api/cases/${caseCode}/documents`, { kind, words });
    expect([answer.statusCode, answer.json().error]).toEqual([201, undefined]);
    return answer.json();
  };
  const fetched = async (id: string, format: string) =>
    (await ask(clerk, 'GET', `/api/documents/${id}/file?format=${format}`)).rawPayload;

  it('are the five named ones and more, each with what the case knows already (YC-11)', async () => {
    const { kinds, may } = (
      await ask(clerk, 'GET', `/api/cases/${caseCode}/documents`)
    ).json() as CaseDocuments;
    expect(may).toBe(true);
    expect(kinds.slice(0, 5).map(({ label }) => label.zh)).toEqual([
      '受理告知单',
      '转送交办单',
      '委托调解书',
      '调解协议书',
      '办结告知单',
    ]);
    const agreement = kinds.find(({ kind }) => kind === 'mediationAgreement');
    expect(agreement?.typed.map(({ tag }) => tag)).toEqual([
      '甲方',
      '乙方',
      '调解员',
      '纠纷事实',
      '协议内容',
      '履行方式',
    ]);
    expect(agreement?.suggested).toEqual({ 纠纷事实: '拖欠三个月\n共两万元' });
  });

  it('carry the code of the case and what was typed, are kept with their hash and come back byte by byte', async () => {
    const made = await make('mediationAgreement', { 甲方: '张三', 乙方: '李四', 协议内容: '周五前付清' });
    const docx = await fetched(made.id, 'docx');
    expect(createHash('sha256').update(docx).digest('hex')).toBe(made.docxSha256);
    expect((await fetched(made.id, 'docx')).equals(docx)).toBe(true);
    expect(
      createHash('sha256')
        .update(await fetched(made.id, 'pdf'))
        .digest('hex'),
    ).toBe(made.pdfSha256);
    const text = JSON.stringify(readSheet(docx));
    for (const words of [caseCode, '张三', '李四', '周五前付清', '红星社区综治中心'])
      expect(text).toContain(words);
    expect([made.template, made.madeBy]).toEqual(['shipped:1', 'village.clerk']);
  });

  it('are made and fetched by the handling team alone, and stand in the record of who looked', async () => {
    const made = await make('intakeNotice');
    for (const other of [head, leader]) {
      const refused = [
        await ask(other, 'POST', `/api/cases/${caseCode}/documents`, { kind: 'intakeNotice' }),
        await ask(other, 'GET', `/api/documents/${made.id}/file?format=pdf`),
      ];
      expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403]);
    }
    const access = (await ask(clerk, 'GET', `/api/cases/${caseCode}/access`)).json() as {
      items: CaseAccess[];
    };
    expect(access.items[0]).toMatchObject({ action: 'printed', detail: { document: '受理告知单' } });
  });

  it('are made from a site’s own template, until it goes back to the shipped one', async () => {
    const url = '/api/document-templates/closingNotice';
    const word = { 'content-type': contentTypes.docx };
    const own = await makeTemplate({ blocks: [{ role: 'title', text: '本市办结告知单 {案件编号}' }] });
    const wrong = await makeTemplate({ blocks: [{ role: 'title', text: '{没有的字段}' }] });
    const refused = await ask(head, 'PUT', url, wrong, word);
    expect([refused.statusCode, refused.json().error.message]).toEqual([
      422,
      expect.stringContaining('{没有的字段}'),
    ]);
    expect((await ask(clerk, 'PUT', url, own, word)).statusCode).toBe(403);
    const both = await Promise.all([ask(head, 'PUT', url, own, word), ask(head, 'PUT', url, own, word)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([204, 204]);
    const made = await make('closingNotice');
    expect(made.template).toBe('511900:2');
    expect(JSON.stringify(readSheet(await fetched(made.id, 'docx')))).toContain(`本市办结告知单 ${caseCode}`);
    expect((await ask(head, 'DELETE', url)).statusCode).toBe(204);
    expect((await make('closingNotice')).template).toBe('shipped:1');
  });
});

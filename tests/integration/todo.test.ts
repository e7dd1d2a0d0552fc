import { randomUUID } from 'node:crypto';
import type { Todo } from '@fengqiao/contract/todo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const village = '511902001001';

describe.each(engines().slice(0, 1))('what waits for an answer on %s', (engine) => {
  let gateway: IngestApp;
  let operator: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    operator = (await casePerson(gateway.db, 'operator1', 'operator', '511900')).cookie;
  });
  afterAll(() => gateway.close());

  const call = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, cookie = operator) => {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.statusCode === 204 ? null : answer.json() };
  };
  const waits = async (area = '511900', cookie = operator): Promise<Todo> =>
    (await call('GET', `/api/todo?area=${area}`, undefined, cookie)).body;
  const act = async (code: string, type: string, payload: object = {}) =>
    expect(
      (await call('POST', `/api/cases/${code}/events`, { eventId: randomUUID(), type, payload })).body,
    ).toEqual({ caseCode: code, accepted: true });
  async function register(areaCode = village): Promise<string> {
    const form = { id: randomUUID(), areaCode, title: '土地边界', channel: 'onsite' };
    return (await call('POST', '/api/cases', form)).body.caseCode;
  }

  it('counts a whistle until its department answers, and says by when it has to', async () => {
    const code = await register();
    await act(code, 'whistle.blown', { department: 'justice' });
    const [whistle, ...others] = (await waits()).whistles.items;
    expect(others).toEqual([]);
    expect(whistle).toMatchObject({ case: { caseCode: code }, department: 'justice', late: false });
    expect(Date.parse(whistle?.respondBy ?? '')).toBeGreaterThan(Date.now());
    await act(code, 'whistle.answered', { department: 'justice' });
    expect((await waits()).whistles).toEqual({ items: [], count: 0, of: 1 });
  });

  it('counts a supervision until something is done with the case', async () => {
    const code = await register();
    await act(code, 'case.supervised', { level: 'county' });
    expect((await waits()).pushes).toMatchObject({
      count: 1,
      of: 1,
      items: [{ case: { caseCode: code }, kind: 'supervised', level: 'county' }],
    });
    await act(code, 'case.dispatched', { department: 'justice' });
    expect((await waits()).pushes).toEqual({ items: [], count: 0, of: 1 });
  });

  it('counts a letter that asks for an answer, on both sides, and nowhere else', async () => {
    const code = await register();
    const { body: offer } = await call('GET', `/api/letters/offer?caseCode=${code}`);
    const kind = offer.kinds.find(({ dueAt }: { dueAt: string | null }) => dueAt !== null);
    const id = randomUUID();
    const draft = {
      kind: kind.kind,
      to: { areaCode: '511902' },
      cases: [code],
      subject: '请核实土地边界',
      body: '请在期限内核实并回复。',
    };
    expect((await call('PUT', `/api/letters/${id}`, draft)).status).toBe(200);
    expect((await waits()).letters.count).toBe(0);
    expect((await call('POST', `/api/letters/${id}/issue`)).status).toBe(200);
    expect((await waits()).letters).toMatchObject({ count: 1, overdue: 0, of: 1, items: [{ id }] });
    expect((await waits('511902')).letters.count).toBe(1);
    expect((await waits('511921')).letters.count).toBe(0);
  });

  it('tells another county nothing, and is refused for it', async () => {
    const elsewhere = (await casePerson(gateway.db, 'clerk1', 'clerk', '511921')).cookie;
    const code = await register();
    await act(code, 'case.supervised', { level: 'county' });
    expect((await waits('511921', elsewhere)).pushes.count).toBe(0);
    expect((await call('GET', '/api/todo?area=511902', undefined, elsewhere)).status).toBe(403);
  });
});

import { randomUUID } from 'node:crypto';
import type { CaseActs } from '@fengqiao/contract/case-acts';
import type { CaseDetail } from '@fengqiao/contract/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

describe.each(engines())('acts on cases under 3221 on %s', (engine) => {
  let gateway: IngestApp;
  let mediator: string;
  let operator: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine, { FENGQIAO_PROFILE: 'hepingxi' });
    mediator = (await casePerson(gateway.db, 'mediator1', 'mediator', '511902001')).cookie;
    operator = (await casePerson(gateway.db, 'operator1', 'operator', '511900')).cookie;
  });
  afterAll(() => gateway.close());

  const call = async (method: 'GET' | 'POST', url: string, cookie: string, payload?: object) => {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const act = (code: string, type: string, payload: object = {}, cookie = mediator) =>
    call('POST', `/api/cases/${code}/events`, cookie, { eventId: randomUUID(), type, payload });
  const tried = (code: string, level: string, more: object = {}) =>
    act(code, 'mediation.attempted', { level, outcome: 'failed', ...more });
  const up = (code: string, toLevel: string, more: object = {}) =>
    act(code, 'case.escalated', { toLevel, ...more });
  const detail = async (code: string): Promise<CaseDetail> =>
    (await call('GET', `/api/cases/${code}`, mediator)).body;

  /** A matter that the township's window takes in for a village. */
  async function register(more: object = {}): Promise<string> {
    const form = { id: randomUUID(), areaCode: '511902001001', title: '土地边界', channel: 'onsite' };
    const { status, body } = await call('POST', '/api/cases', mediator, {
      ...form,
      level: 'village',
      ...more,
    });
    expect(status).toBe(201);
    return body.caseCode;
  }

  /** 村级 3 次 → 乡级 2 次 → 县级. */
  async function atCounty(): Promise<string> {
    const code = await register();
    for (let n = 0; n < 3; n += 1) await tried(code, 'village');
    await up(code, 'township');
    for (let n = 0; n < 2; n += 1) await tried(code, 'township');
    await up(code, 'county');
    return code;
  }

  it('refuses a premature push-up with the rule and the count, and lets a fourth village attempt count', async () => {
    const code = await register();
    await tried(code, 'village');
    await tried(code, 'village');
    const early = await up(code, 'township');
    expect([early.status, early.body.error.code]).toEqual([409, 'case.ladder']);
    expect(early.body.error.details).toMatchObject({
      rule: { zh: '和平溪“3221”快办机制' },
      level: 'village',
      soFar: 2,
      required: 3,
      missing: 1,
    });
    expect(early.body.error.message).toBe(
      "Hepingxi's rule 3221: 1 more attempts at village level before the case is passed up (2 so far, 3 needed). Pass it up all the same with a reason",
    );
    await tried(code, 'village');
    expect((await tried(code, 'village')).status).toBe(200);
    expect((await up(code, 'township')).status).toBe(200);
    const { ladder, marks, order } = await detail(code);
    expect(ladder[0]).toEqual({ level: 'village', attempts: 4, required: 3 });
    expect([marks, order.level]).toEqual([[], 'township']);
  });

  it('passes up early by a reason, which stays marked for ever', async () => {
    const code = await register();
    expect((await up(code, 'township', { override: { reason: '双方已动手' } })).status).toBe(200);
    for (let n = 0; n < 3; n += 1) await tried(code, 'village');
    const { marks, timeline } = await detail(code);
    expect(marks).toMatchObject([{ kind: 'override', level: 'village', soFar: 0, required: 3 }]);
    const escalated = timeline.find(({ eventId }) => eventId === marks[0]?.eventId);
    expect(escalated?.payload.override).toEqual({ reason: '双方已动手' });
  });

  it('takes a matter of two townships to the county at once', async () => {
    const code = await register({ partyAreas: ['511921100'] });
    expect((await up(code, 'county')).status).toBe(200);
    expect((await detail(code)).order.processOwner).toBe('511902');
  });

  it('asks for a county leader when the professionals of the county failed twice', async () => {
    const code = await atCounty();
    await tried(code, 'county', { professional: true });
    expect((await detail(code)).leaderAsked).toBeNull();
    await tried(code, 'county', { professional: true });
    expect((await detail(code)).leaderAsked).toEqual({ why: 'ladder', sourceRow: 'HP-05' });
    const further = await up(code, 'city', { override: { reason: '县里调不下来' } });
    expect([further.status, further.body.error.code]).toEqual([409, 'act.noLeader']);
    expect((await act(code, 'leader.assigned', { leader: '县委副书记' }, operator)).status).toBe(200);
    expect((await detail(code)).leaderAsked).toBeNull();
  });

  it('marks what a source does against the rule, and never refuses it', async () => {
    const early = anEvent({
      caseRef: 's1',
      type: 'case.escalated',
      occurredAt: minutesAgo(5),
      payload: { toLevel: 'township' },
    });
    const { body } = await gateway.send([anEvent({ caseRef: 's1', areaCode: '511902001001' }), early]);
    expect(body.accepted).toBe(2);
    const code = body.cases[0]?.caseCode ?? '';
    expect((await detail(code)).marks).toMatchObject([{ kind: 'premature', source: 'hotline', soFar: 0 }]);
  });

  it('tells the second of two who accept at once what the first did, and takes a repeat for what it is', async () => {
    const handlers = await Promise.all(
      ['handler1', 'handler2'].map((name) =>
        casePerson(gateway.db, name, 'handler', '511902', 'water').then(({ cookie }) => cookie),
      ),
    );
    const code = await register();
    await act(code, 'case.dispatched', { department: 'water' }, operator);
    const eventId = randomUUID();
    const accept = (cookie: string | undefined, id = randomUUID()) =>
      call('POST', `/api/cases/${code}/events`, cookie ?? '', {
        eventId: id,
        type: 'case.accepted',
        payload: { department: 'water' },
      });
    const answers = await Promise.all([accept(handlers[0], eventId), accept(handlers[1])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    const winner = answers[0].status === 200 ? 'handler1' : 'handler2';
    expect(loser?.body.error).toMatchObject({
      code: 'act.accepted',
      details: { department: { zh: '水利局' }, by: { source: 'desk', account: winner } },
    });
    if (answers[0].status === 200)
      expect((await accept(handlers[0], eventId)).body).toEqual({ caseCode: code, accepted: false });
  });

  it('dispatches by category in the registration itself, and leaves the rest to triage', async () => {
    const auto = await detail(await register({ category: 'labour' }));
    expect(auto).toMatchObject({ status: 'dispatched', leadDepartment: 'humanResources' });
    expect(auto.order.dispatched).toMatchObject({ department: 'humanResources', by: { source: 'engine' } });
    expect(auto.timeline.find(({ type }) => type === 'case.dispatched')?.payload.reason).toContain(
      '自动流转',
    );
    expect(auto.clocks.find(({ kind }) => kind === 'triage')?.state).toBe('met');
    const waiting = await detail(await register({ category: 'other', intensity: 'high' }));
    expect([waiting.status, waiting.order.dispatched]).toEqual(['registered', null]);
    const { items }: CaseActs = (await call('GET', `/api/cases/${waiting.caseCode}/acts`, operator)).body;
    expect(items.find(({ type }) => type === 'case.triaged')).toMatchObject({
      refusal: null,
      suggested: { leadDepartment: 'petitions', intensity: 'high' },
    });
    expect(items.find(({ type }) => type === 'case.closed')?.refusal?.code).toBe('act.notResolved');
  });

  it('lets no source call itself the desk or the engine', async () => {
    const sender = { name: 'desk', areaCode: '511900', lo: 0, hi: 999_999_999_999_999 };
    for (const name of ['desk', 'engine'])
      await expect(gateway.app.ingestor.ingest({ ...sender, name }, [anEvent()])).rejects.toMatchObject({
        code: 'access.denied',
      });
  });
});

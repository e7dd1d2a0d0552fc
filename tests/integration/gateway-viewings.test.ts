import type { CaseAccess } from '@fengqiao/contract/confidentiality';
import type { ChangesAnswer, ServerToClientEvents, ViewingChange } from '@fengqiao/contract/events';
import type { Viewing } from '@fengqiao/contract/viewings';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { type PrivateRoom, privateRoom } from '../helpers/private-room.ts';
import { boxesOf, filesOf } from './streams-viewer.ts';

describe.each(engines())('looking into a mediation room on %s', (engine) => {
  let scene: PrivateRoom;
  let operator: string;
  let leader: string;
  let head: string;

  beforeAll(async () => {
    scene = await privateRoom(engine);
    operator = await scene.gateway.login('operator01');
    leader = await scene.gateway.login('leader01');
    head = await scene.gateway.login('head01');
  });
  afterAll(() => scene.close());

  const owner = (text: string, values: unknown[] = []) => scene.gateway.db.ownerPool.query(text, values);
  const accessOf = async (id: string) =>
    (
      await owner(
        `select account, action, detail from case_access where detail ->> 'viewing' = $1 order by id`,
        [id],
      )
    ).rows as Pick<CaseAccess, 'account' | 'action' | 'detail'>[];
  const auditOf = async (id: string) =>
    (
      await owner(
        `select actor, action, outcome from audit where entry like '%' || $1 || '%' order by day, no`,
        [id],
      )
    ).rows.map(({ actor, action, outcome }) => `${actor} ${action} ${outcome}`);
  const list = async (cookie: string, query = '') =>
    (
      await scene.send<{ items: Viewing[]; nextCursor: string | null }>(
        'GET',
        `/api/viewings?${query}`,
        cookie,
      )
    ).body;
  /** A fresh asker, so that tests do not meet each other's open requests. */
  const asker = () => scene.person('operator', '511900');

  it('needs a purpose, a case, a second person and a clock, and leaves each step in the case and the log', async () => {
    expect((await scene.play(operator)).body.error?.code).toBe('play.private');
    const asked = await scene.ask(operator, { minutes: 10 });
    expect(asked).toMatchObject({
      status: 201,
      body: { state: 'requested', caseCode: scene.caseCode, mayDecide: false, mayView: false, mayEnd: true },
    });
    const { id } = asked.body;
    expect((await scene.play(operator)).body.error?.code).toBe('play.private');

    const decided = await scene.decide(id, head);
    expect(decided).toMatchObject({ status: 200, body: { state: 'approved', mayView: false } });
    const { decidedAt, expiresAt } = decided.body;
    expect(Date.parse(expiresAt ?? '') - Date.parse(decidedAt ?? '')).toBe(600_000);

    const { status, body: grant } = await scene.play(operator);
    expect(status).toBe(200);
    expect(grant).toMatchObject({
      private: true,
      viewingId: id,
      endsAt: expiresAt,
      watermark: {
        displayName: '指挥调度员',
        account: 'operator01',
        terminal: '127.0.0.1',
        timeZone: 'Asia/Shanghai',
        viewing: id.slice(0, 8),
      },
    });
    const playlist = await (await fetch(grant.playlist)).text();
    const part = await fetch(new URL(filesOf(playlist).parts[0] ?? '', grant.playlist));
    expect(part.headers.get('cache-control')).toBe('no-store');
    expect(boxesOf(await part.bytes())).toEqual(['moof', 'mdat']);
    for (let renewal = 0; renewal < 5; renewal += 1) await scene.play(operator);

    expect((await scene.end(id, operator)).body).toMatchObject({
      state: 'ended',
      mayView: false,
      mayEnd: false,
    });
    expect((await scene.play(operator)).body.error?.code).toBe('play.private');
    expect((await accessOf(id)).map(({ account, action }) => `${account} ${action}`)).toEqual([
      'operator01 viewingRequested',
      'head01 viewingApproved',
      'operator01 viewed',
      'operator01 viewingEnded',
    ]);
    expect(await auditOf(id)).toEqual([
      'operator01 viewing.requested done',
      'head01 viewing.decided done',
      'operator01 camera.played done',
      'operator01 viewing.ended done',
    ]);
    const { rows } = await owner('select first_viewed_at, ended_by from viewing where id = $1', [id]);
    expect(rows[0]).toMatchObject({ first_viewed_at: expect.any(Date), ended_by: 'operator01' });
  });

  it('is decided by a second person above the room, never by the asker, and only once', async () => {
    const { body } = await scene.ask(leader);
    expect((await scene.decide(body.id, leader)).body.error?.code).toBe('viewing.self');
    const elsewhere = await scene.person('head', '511923');
    expect((await scene.decide(body.id, elsewhere.cookie)).status).toBe(404);
    const clerk = await scene.person('clerk', '511902');
    expect((await scene.decide(body.id, clerk.cookie)).status).toBe(403);
    const city = await scene.person('leader', '511900');
    const answers = await Promise.all([scene.decide(body.id, head), scene.decide(body.id, city.cookie)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await auditOf(body.id)).toContain('leader01 access.denied refused');
    await scene.end(body.id, leader);
  });

  it('is refused with a reason, which both sides and whoever may decide read, and others do not', async () => {
    const { cookie } = await asker();
    const { body } = await scene.ask(cookie);
    expect((await scene.decide(body.id, head, { decision: 'refused' })).body.error?.code).toBe(
      'viewing.noReason',
    );
    const refused = await scene.decide(body.id, head, { decision: 'refused', reason: '当事人要求回避' });
    expect(refused.body).toMatchObject({
      state: 'refused',
      decisionReason: '当事人要求回避',
      expiresAt: null,
    });
    const seenBy = async (who: string) => (await list(who)).items.find(({ id }) => id === body.id);
    const own = await scene.person('clerk', '511902');
    for (const side of [cookie, leader, own.cookie])
      expect(await seenBy(side)).toMatchObject({
        reason: '调解现场秩序核查',
        decisionReason: '当事人要求回避',
      });
    const other = await asker();
    expect(await seenBy(other.cookie)).toMatchObject({
      reason: null,
      decisionReason: null,
      state: 'refused',
    });
    expect((await scene.play(cookie)).body.error?.code).toBe('play.private');
  });

  it('is asked for a case of the place, of a room, once at a time', async () => {
    const { cookie } = await asker();
    const code = async (more: object) => (await scene.ask(cookie, more)).body.error?.code;
    const far = await scene.registerCase('511923');
    expect(await code({ caseCode: far })).toBe('viewing.otherPlace');
    expect(await code({ caseCode: far.replace(/.$/, (last) => (last === '1' ? '2' : '1')) })).toBe(
      'request.invalid',
    );
    expect(await code({ minutes: 31 })).toBe('request.invalid');
    expect(await code({ reason: '看' })).toBe('request.invalid');
    const { body } = await scene.send<{ items: { id: string }[] }>(
      'GET',
      '/api/cameras?placeType=square',
      cookie,
    );
    expect(await code({ cameraId: body.items[0]?.id })).toBe('viewing.notPrivate');
    const twice = await Promise.all([scene.ask(cookie), scene.ask(cookie)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);

    const county = await scene.person('mediator', '511903');
    expect((await scene.ask(county.cookie)).body.error?.code).toBe('notFound');
    for (const role of ['clerk', 'handler', 'kiosk', 'systemAdmin', 'auditAdmin'] as const)
      expect((await scene.ask((await scene.person(role, '511902')).cookie)).status, role).toBe(403);
  });

  it('is not for a case that the asker may not see, nor any longer once the case was sealed', async () => {
    const { cookie } = await asker();
    const caseCode = await scene.registerCase('511902002');
    await scene.approved(cookie, leader, { caseCode });
    expect((await scene.play(cookie)).status).toBe(200);
    await owner('update case_state set sealed = true where case_code = $1', [caseCode]);
    expect((await scene.play(cookie)).body.error?.code).toBe('play.private');
    const late = await asker();
    expect((await scene.ask(late.cookie, { caseCode })).body.error?.code).toBe('notFound');
  });

  it('lapses when nobody decides within ten minutes, and ends by itself when its time is over', async () => {
    const { cookie } = await asker();
    const { body } = await scene.ask(cookie);
    await owner(`update viewing set requested_at = requested_at - interval '11 minutes' where id = $1`, [
      body.id,
    ]);
    expect((await scene.decide(body.id, head)).body.error?.code).toBe('viewing.over');
    expect((await list(cookie, 'own=true')).items[0]?.state).toBe('lapsed');

    const id = await scene.approved(cookie, head);
    await owner(
      `update viewing set decided_at = decided_at - interval '6 minutes', expires_at = expires_at - interval '6 minutes'
        where id = $1`,
      [id],
    );
    expect((await scene.play(cookie)).body.error?.code).toBe('play.private');
    expect((await list(cookie, 'own=true&state=ended')).items.map((each) => each.id)).toEqual([id]);
    expect((await scene.end(id, cookie)).body.error?.code).toBe('viewing.over');
  });

  it('opens no longer than the viewing lasts, and for nobody but its asker', async () => {
    const { cookie } = await asker();
    const id = await scene.approved(cookie, head);
    const decider = await scene.play(head);
    expect(decider.body.error?.code).toBe('play.private');
    await owner(`update viewing set expires_at = now() + interval '8 seconds' where id = $1`, [id]);
    const { body } = await scene.play(cookie);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(8_000);
    expect(Date.parse(body.expiresAt)).toBeLessThanOrEqual(Date.parse(body.endsAt ?? ''));
  });

  it.each([
    ['the asker', (cookie: string) => Promise.resolve(cookie)],
    ['the second person', () => scene.gateway.login('head01')],
    ['the room’s own clerk', async () => (await scene.person('clerk', '511902')).cookie],
  ])('is cut at once when %s ends it, held requests included', async (_who, login) => {
    const { cookie } = await asker();
    const id = await scene.approved(cookie, head);
    const { playlist } = (await scene.play(cookie)).body;
    const first = await (await fetch(playlist)).text();
    const { parts, segments } = filesOf(first);
    const held = Array.from({ length: 3 }, () => nextPlaylist(playlist));

    const endedAt = Date.now();
    expect((await scene.end(id, await login(cookie))).status).toBe(200);
    const after = await Promise.all(
      ['index.m3u8', parts.at(-1), segments.at(-1), 'state'].map((file) =>
        fetch(new URL(file ?? '', playlist)),
      ),
    );
    expect(after.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(Date.now() - endedAt).toBeLessThan(2_000);
    for (const answer of await Promise.all(held)) expect([200, 403]).toContain(answer);
    await eventually(
      'the relay has stopped',
      async () => {
        const health = (await (await fetch(`${scene.nodeUrl}/health`)).json()) as { live: number };
        return health.live === 0;
      },
      1_000,
    );
  });

  /** A player that asks for what comes next until it is refused; answers the last status. */
  async function nextPlaylist(playlist: string): Promise<number> {
    for (;;) {
      const text = await fetch(playlist).then((answer) => (answer.ok ? answer.text() : null));
      if (text === null) return 403;
      const msn = Number(/MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1]) + filesOf(text).segments.length;
      const answer = await fetch(`${playlist}?_HLS_msn=${msn}`);
      if (!answer.ok) return answer.status;
    }
  }

  it.each([
    [
      'is sealed',
      (_account: string, caseCode: string) =>
        owner('update case_state set sealed = true where case_code = $1', [caseCode]),
      'sealed',
    ],
    [
      'goes on, but the asker has logged out',
      (account: string) =>
        owner(
          'update session set revoked_at = now() where account_id = (select id from account where account = $1)',
          [account],
        ),
      'loggedOut',
    ],
    [
      'goes on, but the asker has another office',
      (account: string) => owner(`update account set role = 'clerk' where account = $1`, [account]),
      'rightsChanged',
    ],
  ])('is cut by the gateway itself when the case %s', async (_what, change, why) => {
    const { cookie, account } = await asker();
    const caseCode = await scene.registerCase('511902003');
    const id = await scene.approved(cookie, head, { caseCode });
    const { playlist } = (await scene.play(cookie)).body;
    expect((await fetch(playlist)).status).toBe(200);
    await change(account, caseCode);
    await eventually('the picture is gone', async () => (await fetch(playlist)).status === 403, 5_000);
    const last = await eventually('it stands in the case', async () =>
      (await accessOf(id)).find(({ action }) => action === 'viewingEnded'),
    );
    expect(last).toMatchObject({ account: 'gateway', detail: { why } });
    expect(await auditOf(id)).toContain('null viewing.ended done');
  });

  it('may not be ended by people who are on neither side', async () => {
    const { cookie } = await asker();
    const id = await scene.approved(cookie, head);
    const other = await asker();
    expect((await scene.end(id, other.cookie)).status).toBe(403);
    const township = await scene.person('clerk', '511902001');
    expect((await scene.end(id, township.cookie)).status).toBe(404);
    expect((await scene.play(cookie)).status).toBe(200);
    await scene.end(id, cookie);
  });

  it('is told to both sides as it happens, without the reasons, and to nobody beside them', async () => {
    const url = await scene.gateway.listen();
    const follow = async (cookie: string, area: string) => {
      const page: Socket<ServerToClientEvents> = io(url, {
        transports: ['websocket'],
        extraHeaders: { cookie },
        forceNew: true,
      });
      const told: ViewingChange[] = [];
      page.on('viewing.updated', (change) => told.push(change));
      await new Promise<void>((resolve) => page.on('connect', () => resolve()));
      await (page as unknown as Socket).timeout(5_000).emitWithAck('area.watch', area);
      return { page, told };
    };
    const above = await follow(operator, '511900');
    const own = await follow((await scene.person('clerk', '511902')).cookie, '511902');
    const beside = await follow((await scene.person('clerk', '511903')).cookie, '511903');
    const { cookie, account } = await asker();
    const { seq: before } = (await scene.send<{ seq: number }>('GET', '/api/health', operator)).body;
    const id = await scene.approved(cookie, head);
    await scene.play(cookie);
    await scene.end(id, cookie);
    const states = (told: ViewingChange[]) => told.map(({ viewing }) => viewing.state);
    await eventually('both sides hear the end', () =>
      [above, own].every(({ told }) => states(told).includes('ended')),
    );
    for (const { told } of [above, own]) {
      expect(told.at(-1)?.viewing).toMatchObject({
        id,
        requestedBy: { account },
        decidedBy: { account: 'head01' },
        reason: null,
        caseCode: null,
        mayView: false,
      });
    }
    expect(beside.told).toEqual([]);
    for (const { page } of [above, own, beside]) page.disconnect();

    const { body } = await scene.send<ChangesAnswer>('GET', `/api/changes?since=${before}`, operator);
    expect(body.viewings.map(({ viewing }) => viewing.id)).toEqual([id, id, id, id]);
    expect(JSON.stringify(body.viewings)).not.toContain('调解现场秩序核查');
  });

  it('is listed page by page, by state, and only for rooms of the own area', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(operator, `limit=3${cursor === null ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const { rows } = await owner('select id from viewing order by requested_at desc, id desc');
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect((await list(operator, 'state=refused')).items).toHaveLength(1);
    expect((await list((await scene.person('head', '511923')).cookie)).items).toEqual([]);
    expect(
      (await scene.send('GET', '/api/viewings', (await scene.person('kiosk', '511900')).cookie)).status,
    ).toBe(403);
  });
});

import { randomBytes } from 'node:crypto';
import type { CaseDetail, CaseSummary } from '@fengqiao/contract/cases';
import type { CaseAccess, CaseConfidentiality } from '@fengqiao/contract/confidentiality';
import { inScope } from '@fengqiao/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CasePerson, casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

const village = '511902001001';
const title = '王小明反映邻居李秀英拖欠借款';
const detail = '反映人王小明，电话13812345678，住红星社区人民路12号3单元402室，身份证号511902198001011234。';
const maskedTitle = '王某某反映邻居李某某拖欠借款';
const secrets = ['王小明', '李秀英', '13812345678', '402室', '511902198001011234'];

describe.each(engines('every'))('the confidentiality of cases on %s', (engine) => {
  let gateway: IngestApp;
  const people = {} as Record<
    | 'clerk'
    | 'mediator'
    | 'head'
    | 'operator'
    | 'leader'
    | 'countyHead'
    | 'handler'
    | 'otherHandler'
    | 'kiosk'
    | 'auditAdmin',
    CasePerson
  >;
  let caseCode: string;
  let caseRef: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine, { SEAL_KEY: randomBytes(32).toString('base64') });
    const make = (...args: Parameters<typeof casePerson> extends [unknown, ...infer Rest] ? Rest : never) =>
      casePerson(gateway.db, ...args);
    people.clerk = await make('clerk.east', 'clerk', '511902001');
    people.mediator = await make('mediator.red', 'mediator', village);
    people.head = await make('head.east', 'head', '511902001');
    people.operator = await make('operator.city', 'operator', '511900');
    people.leader = await make('leader.county', 'leader', '511902');
    people.countyHead = await make('head.county', 'head', '511902');
    people.handler = await make('handler.justice', 'handler', '511902', 'justice');
    people.otherHandler = await make('handler.housing', 'handler', '511902', 'housing');
    people.kiosk = await make('kiosk.hall', 'kiosk', '511900');
    people.auditAdmin = await make('audit.city', 'auditAdmin', '511900');
  });
  afterAll(() => gateway.close());

  beforeEach(async () => {
    caseRef = randomBytes(6).toString('hex');
    const { body } = await gateway.send([
      anEvent({ caseRef, areaCode: village, category: 'debt', title, detail }),
      anEvent({
        caseRef,
        type: 'case.dispatched',
        payload: { department: 'justice', reason: '李秀英住所地在辖区内' },
      }),
      anEvent({ caseRef, type: 'note.added', payload: { text: '王小明情绪激动' } }),
      anEvent({ caseRef, type: 'letter.issued', payload: { kind: 'riskReminder', recipient: '李秀英' } }),
    ]);
    caseCode = body.cases[0]?.caseCode ?? '';
  });

  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { cookie }: CasePerson,
    payload?: object,
  ) => {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, text: answer.body, body: answer.body === '' ? null : answer.json() };
  };
  const detailOf = async (who: CasePerson): Promise<CaseDetail> =>
    (await call('GET', `/api/cases/${caseCode}`, who)).body;
  const codes = async (who: CasePerson, query = ''): Promise<string[]> =>
    (await call('GET', `/api/cases?${query}`, who)).body.items.map((item: CaseSummary) => item.caseCode);
  const audited = async (action: string): Promise<Record<string, unknown>[]> => {
    const { rows } = await gateway.db.ownerPool.query(
      `select entry::jsonb as entry from audit where action = $1 and object = $2 order by at`,
      [action, `case:${caseCode}`],
    );
    return rows.map(({ entry }) => entry);
  };
  const seal = (who: CasePerson, handlers: string[]) =>
    call('PUT', `/api/cases/${caseCode}/seal`, who, { reason: '涉及未成年人', handlers });

  describe('the words', () => {
    it('are masked for everybody outside the handling team, in the case and in every list', async () => {
      for (const who of [people.operator, people.leader, people.countyHead, people.otherHandler]) {
        const answer = await call('GET', `/api/cases/${caseCode}`, who);
        expect(answer.body.confidentiality.visibility).toBe('masked');
        expect(answer.body.title).toBe(maskedTitle);
        const urls = [
          `/api/cases?area=${village}`,
          '/api/map/points',
          '/api/changes?since=0',
          `/api/map/heat/why?cellZoom=18&cells=0`,
        ];
        const texts = await Promise.all(urls.map((url) => call('GET', url, who)));
        for (const { text } of [answer, ...texts])
          for (const secret of secrets) expect(text).not.toContain(secret);
      }
      const timeline = (await detailOf(people.operator)).timeline.map(({ payload }) => payload);
      expect(timeline).toContainEqual({ text: '王某某情绪激动' });
      expect(timeline).toContainEqual({ kind: 'riskReminder', recipient: '李某某' });
    });

    it('are whole for the handling team, but masked in its lists, which others see over a shoulder', async () => {
      for (const who of [people.clerk, people.mediator, people.head, people.handler]) {
        const found = await detailOf(who);
        expect([found.confidentiality.visibility, found.title, found.detail]).toEqual([
          'full',
          title,
          detail,
        ]);
        expect(found.timeline.map(({ payload }) => payload)).toContainEqual({ text: '王小明情绪激动' });
      }
      const { text } = await call('GET', '/api/cases', people.clerk);
      expect(text).toContain(maskedTitle);
      expect(text).not.toContain('王小明');
    });

    it('cannot be searched for a person, but by those who handle every case they see', async () => {
      const q = `q=${encodeURIComponent('王小明')}`;
      for (const who of [people.operator, people.leader, people.countyHead, people.handler])
        expect(await codes(who, q)).toEqual([]);
      expect(await codes(people.clerk, q)).toContain(caseCode);
      expect(await codes(people.operator, `q=${encodeURIComponent('拖欠借款')}`)).toContain(caseCode);
      const heat = await call('GET', `/api/map/heat?bbox=100,20,120,40&zoom=9&${q}`, people.operator);
      expect(heat.body.total).toBe(0);
    });

    it('of persons who were supported are nowhere: there are counts of areas, for leaders and heads', async () => {
      const support = async (who: CasePerson) => (await call('GET', '/api/indicators/support', who)).status;
      for (const who of [people.leader, people.countyHead]) expect(await support(who)).toBe(200);
      for (const who of [people.operator, people.clerk, people.mediator, people.handler, people.kiosk])
        expect(await support(who)).toBe(403);
    });

    it('never reach a wall or an administrator', async () => {
      for (const who of [people.kiosk, people.auditAdmin])
        expect((await call('GET', `/api/cases/${caseCode}`, who)).status).toBe(403);
    });
  });

  describe('unmasking', () => {
    const ask = (who: CasePerson, purpose: string) =>
      call('POST', `/api/cases/${caseCode}/unmask`, who, { purpose, reason: '当事人扬言轻生', minutes: 10 });

    it('shows the words for a while, to this account alone, and each view is in the audit log once a minute', async () => {
      expect((await detailOf(people.operator)).confidentiality.mayUnmask).toBe(true);
      const answer = await ask(people.operator, 'safety');
      expect(answer.status).toBe(200);
      const minutes = (Date.parse(answer.body.expiresAt) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(9);
      expect(minutes).toBeLessThan(10.1);
      const found = await detailOf(people.operator);
      expect([found.title, found.detail]).toEqual([title, detail]);
      expect(found.confidentiality).toMatchObject({
        visibility: 'unmasked',
        unmaskedUntil: answer.body.expiresAt,
        mayUnmask: false,
      });
      await detailOf(people.operator);
      expect((await detailOf(people.leader)).confidentiality.visibility).toBe('masked');
      expect(await audited('case.unmasked')).toMatchObject([
        { actor: 'operator.city', detail: { purpose: 'safety', reason: '当事人扬言轻生' } },
      ]);
      expect(await audited('case.viewedUnmasked')).toHaveLength(1);
      await gateway.db.ownerPool.query(`update unmasking set viewed_at = viewed_at - interval '2 minutes'`);
      await detailOf(people.operator);
      expect(await audited('case.viewedUnmasked')).toHaveLength(2);
    });

    it('ends by itself', async () => {
      await ask(people.operator, 'handling');
      await gateway.db.ownerPool.query(
        `update unmasking set at = at - interval '30 minutes', expires_at = expires_at - interval '30 minutes'`,
      );
      expect((await detailOf(people.operator)).confidentiality.visibility).toBe('masked');
    });

    it('needs a purpose of the role, a reason and no more than thirty minutes', async () => {
      expect((await ask(people.operator, 'supervision')).status).toBe(403);
      expect((await ask(people.leader, 'handling')).status).toBe(403);
      expect((await ask(people.leader, 'supervision')).status).toBe(200);
      expect((await ask(people.auditAdmin, 'quality')).status).toBe(403);
      const url = `/api/cases/${caseCode}/unmask`;
      const bad = [
        { purpose: 'safety', reason: '当事人扬言轻生', minutes: 31 },
        { purpose: 'safety', reason: ' ', minutes: 5 },
        { purpose: 'curiosity', reason: '当事人扬言轻生', minutes: 5 },
      ];
      for (const payload of bad) expect((await call('POST', url, people.operator, payload)).status).toBe(400);
      expect(await audited('case.unmasked')).toHaveLength(1);
    });

    it('is refused to those who see it anyway', async () => {
      expect((await ask(people.clerk, 'handling')).body.error.code).toBe('case.notMasked');
      await ask(people.operator, 'safety');
      expect((await ask(people.operator, 'safety')).body.error.code).toBe('case.notMasked');
    });

    it('stands in the record of the case, which the team, leaders and heads read', async () => {
      await ask(people.operator, 'safety');
      for (const who of [people.clerk, people.leader, people.countyHead]) {
        const { body } = await call('GET', `/api/cases/${caseCode}/access`, who);
        expect(body.items).toMatchObject([
          {
            account: 'operator.city',
            action: 'unmasked',
            detail: { purpose: 'safety' },
          } satisfies Partial<CaseAccess>,
        ]);
      }
      expect((await call('GET', `/api/cases/${caseCode}/access`, people.operator)).status).toBe(403);
    });
  });

  describe('naming handlers', () => {
    const name = (who: CasePerson, handlers: string[]) =>
      call('PUT', `/api/cases/${caseCode}/handlers`, who, { handlers });

    it('makes an account part of the team, and not naming it again ends that', async () => {
      expect((await name(people.head, ['operator.city'])).body.handlers).toEqual([
        { account: 'operator.city', displayName: 'operator.city', teamRole: null },
      ]);
      expect((await detailOf(people.operator)).confidentiality.visibility).toBe('full');
      await name(people.head, []);
      expect((await detailOf(people.operator)).confidentiality.visibility).toBe('masked');
      expect(await audited('case.handlersNamed')).toHaveLength(2);
    });

    it('makes a team of a mediator, a legal adviser and a counsellor, which stays until it is said otherwise (BZ-25)', async () => {
      const handlers = ['clerk.east', 'mediator.red', 'operator.city'];
      const url = `/api/cases/${caseCode}/handlers`;
      const say = async (team?: object[]) => {
        const { body } = await call('PUT', url, people.head, { handlers, ...(team ? { team } : {}) });
        return (body as CaseConfidentiality).handlers
          ?.map(({ account, teamRole }) => [account, teamRole])
          .sort();
      };
      const whole = [
        ['clerk.east', 'legalAdviser'],
        ['mediator.red', 'mediator'],
        ['operator.city', 'counsellor'],
      ];
      expect(await say(whole.map(([account, teamRole]) => ({ account, teamRole })))).toEqual(whole);
      expect(await say()).toEqual(whole);
      expect(await say([{ account: 'mediator.red', teamRole: 'mediator' }])).toEqual([
        ['clerk.east', null],
        ['mediator.red', 'mediator'],
        ['operator.city', null],
      ]);
      const stranger = [{ account: 'leader.county', teamRole: 'counsellor' }];
      expect((await call('PUT', url, people.head, { handlers, team: stranger })).body.error.code).toBe(
        'case.badHandler',
      );
      await name(people.head, []);
    });

    it('refuses accounts that are unknown, of a wall, an administrator or of another place', async () => {
      await casePerson(gateway.db, `clerk.${caseRef}`, 'clerk', '511921');
      for (const account of ['nobody.here', 'kiosk.hall', 'audit.city', `clerk.${caseRef}`])
        expect((await name(people.head, [account])).body.error.code).toBe('case.badHandler');
    });

    it('lets nobody into a team by his own hand', async () => {
      expect((await name(people.leader, ['leader.county'])).status).toBe(403);
      expect((await detailOf(people.leader)).confidentiality.visibility).toBe('masked');
      expect((await name(people.head, ['head.east', 'leader.county'])).status).toBe(200);
      expect((await detailOf(people.leader)).confidentiality.visibility).toBe('full');
    });

    it('is not for operators and handlers', async () => {
      expect((await name(people.operator, [])).status).toBe(403);
      expect((await name(people.handler, [])).status).toBe(403);
    });
  });

  describe('a sealed case', () => {
    it('is there for its named handlers and for nobody else', async () => {
      const { body }: { body: CaseConfidentiality } = await seal(people.head, ['mediator.red']);
      expect(body).toMatchObject({ sealed: true, sealReason: '涉及未成年人', maySeal: true });
      expect(body.handlers.map(({ account }) => account).sort()).toEqual(['head.east', 'mediator.red']);
      for (const who of [people.head, people.mediator]) {
        expect((await detailOf(who)).title).toBe(title);
        expect(await codes(who, `area=${village}`)).toContain(caseCode);
      }
      const others = [people.clerk, people.operator, people.leader, people.countyHead, people.handler];
      for (const who of others) {
        expect((await call('GET', `/api/cases/${caseCode}`, who)).status).toBe(404);
        expect(await codes(who, `q=${caseCode}`)).toEqual([]);
        for (const step of ['unmask', 'acknowledge'] as const) {
          const payload =
            step === 'unmask' ? { purpose: 'safety', reason: '当事人扬言轻生', minutes: 5 } : undefined;
          expect((await call('POST', `/api/cases/${caseCode}/${step}`, who, payload)).status).not.toBe(200);
        }
        const { text } = await call('GET', '/api/changes?since=0', who);
        expect(text).not.toContain(caseCode);
      }
    });

    it('is hidden by the database itself, with everything that hangs on it', async () => {
      await call('POST', `/api/cases/${caseCode}/unmask`, people.leader, {
        purpose: 'quality',
        reason: '抽查办理质量',
        minutes: 5,
      });
      await seal(people.head, ['mediator.red']);
      const tables = [
        'case_state',
        'case_text',
        'event_text',
        'case_seal',
        'case_handler',
        'case_access',
        'unmasking',
      ];
      const seen = (scope: { account?: string; purpose?: string }) =>
        inScope(gateway.db.appPool, { lo: 0, hi: 999_999_999_999_999, ...scope }, async (tx) => {
          const counts: number[] = [];
          for (const table of tables) {
            const { rowCount } = await tx.query(`select from ${table} where case_id = $1`, [caseId]);
            counts.push(rowCount ?? 0);
          }
          return counts;
        });
      const { rows } = await gateway.db.ownerPool.query(
        'select case_id from case_state where case_code = $1',
        [caseCode],
      );
      const caseId = Number(rows[0].case_id);
      for (const account of ['clerk.east', 'leader.county', 'operator.city', ''])
        expect(await seen({ account })).toEqual([0, 0, 0, 0, 0, 0, 0]);
      for (const scope of [{ account: 'mediator.red' }, { purpose: 'gateway' }])
        expect(await seen(scope)).toEqual([1, 1, 2, 1, 2, 2, 1]);
    });

    it('keeps what comes in later sealed with it', async () => {
      await seal(people.head, ['mediator.red']);
      await gateway.send([
        anEvent({ caseRef, type: 'note.added', occurredAt: minutesAgo(2), payload: { text: '后来的话' } }),
        anEvent({
          caseRef,
          type: 'risk.signalled',
          occurredAt: minutesAgo(1),
          payload: { factor: 'threat' },
          title: '改过的标题',
        }),
      ]);
      const { rows } = await gateway.db.ownerPool.query(
        `select s.sealed, t.sealed as text, (select bool_and(sealed) from event_text e where e.case_id = s.case_id) as events
           from case_state s join case_text t using (case_id) where case_code = $1`,
        [caseCode],
      );
      expect(rows).toEqual([{ sealed: true, text: true, events: true }]);
      expect((await detailOf(people.mediator)).title).toBe('改过的标题');
      const points = await call('GET', '/api/map/points', people.operator);
      expect(points.text).not.toContain(caseCode);
      expect((await call('GET', '/api/map/points', people.mediator)).text).toContain(caseCode);
    });

    it('still counts in the indicators of its area, where nobody can tell which one it is', async () => {
      const indicator = async (name: string) =>
        (await call('GET', `/api/indicators/${name}`, people.leader)).body;
      const before = [
        await indicator('accepted'),
        await indicator('tiers'),
        await indicator('resolutionRate'),
      ];
      await seal(people.head, ['mediator.red']);
      const after = [
        await indicator('accepted'),
        await indicator('tiers'),
        await indicator('resolutionRate'),
      ];
      expect(after).toEqual(before);
    });

    it('is left out where a number has a place: heat, the reasons behind it, the area tree', async () => {
      const numbers = async (who: CasePerson) => {
        const heat = (await call('GET', '/api/map/heat?bbox=100,20,120,40&zoom=9', who)).body;
        const long = (
          await call('GET', '/api/map/heat?bbox=100,20,120,40&zoom=9&from=2020-01-01T00:00:00Z', who)
        ).body;
        const area = (await call('GET', `/api/areas/${village}`, who)).body;
        const sum = (cells: { n: number }[]) => cells.reduce((total, { n }) => total + n, 0);
        return [heat.total, sum(heat.cells), long.total, sum(long.cells), area.counts.open];
      };
      const [before, known] = [await numbers(people.clerk), await numbers(people.head)];
      await seal(people.head, ['mediator.red']);
      expect(await numbers(people.clerk)).toEqual(before.map((n) => n - 1));
      expect(await numbers(people.head)).toEqual(known);
    });

    it('is opened by one of its handlers with a reason, and everybody learns of it again', async () => {
      await seal(people.head, ['mediator.red']);
      expect((await seal(people.head, ['mediator.red'])).body.error.code).toBe('case.sealed');
      const unseal = (who: CasePerson) =>
        call('DELETE', `/api/cases/${caseCode}/seal`, who, { reason: '家属同意公开' });
      expect((await unseal(people.leader)).status).toBe(404);
      expect((await unseal(people.mediator)).body.sealed).toBe(false);
      expect((await unseal(people.mediator)).body.error.code).toBe('case.notSealed');
      expect((await call('GET', `/api/cases/${caseCode}`, people.operator)).status).toBe(200);
      const { body } = await call('GET', `/api/cases/${caseCode}/access`, people.leader);
      expect(body.items.map(({ action }: CaseAccess) => action)).toEqual(['unsealed', 'sealed']);
      expect(
        [await audited('case.sealed'), await audited('case.unsealed')].map(({ length }) => length),
      ).toEqual([1, 1]);
    });

    it('keeps whoever names its handlers anew among them', async () => {
      await seal(people.head, ['mediator.red']);
      await call('PUT', `/api/cases/${caseCode}/handlers`, people.head, { handlers: ['clerk.east'] });
      expect((await call('GET', `/api/cases/${caseCode}`, people.mediator)).status).toBe(404);
      for (const who of [people.head, people.clerk])
        expect((await call('GET', `/api/cases/${caseCode}`, who)).status).toBe(200);
    });

    it('makes the pages of its area load snapshots, and tells only its handlers of changes', async () => {
      const since = (await call('GET', '/api/health', people.clerk)).body.seq ?? 0;
      const newest = async () =>
        Number((await gateway.db.ownerPool.query('select max(seq)::int as seq from outbox')).rows[0].seq);
      const before = await newest();
      await seal(people.head, ['mediator.red']);
      expect(since).toBeGreaterThanOrEqual(0);
      expect((await call('GET', `/api/changes?since=${before}`, people.clerk)).body.reset).toBe(true);
      const sealedAt = await newest();
      await gateway.send([anEvent({ caseRef, type: 'case.supervised' })]);
      const changes = async (who: CasePerson) =>
        (await call('GET', `/api/changes?since=${sealedAt}`, who)).body.cases.length;
      expect([await changes(people.clerk), await changes(people.head)]).toEqual([0, 1]);
    });
  });
});

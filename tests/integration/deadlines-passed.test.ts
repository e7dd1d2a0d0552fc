import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseDetail } from '@fengqiao/contract/cases';
import type { CaseChange } from '@fengqiao/contract/events';
import { APPLICATION_ROLE, createPool } from '@fengqiao/db';
import {
  endMoveTurn,
  readDeadlineBasis,
  takeMoveTurn,
  writeDeadlineBasis,
} from '@fengqiao/db/queries/deadline-moves';
import { buildApp } from '@fengqiao/gateway/app';
import { shanghaiDay } from '@fengqiao/gateway/domain/instant';
import { moveStoredDeadlines, OtherGatewayMoves } from '@fengqiao/gateway/features/deadlines/move-deadlines';
import type { FastifyInstance } from 'fastify';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CasePerson, casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString();
const triage = (difficulty: string) => ({
  type: 'case.triaged' as const,
  payload: { difficulty, leadDepartment: 'justice' },
});

/** F7: whatever the clocks of senders and gateways say, a deadline passes when the database says so. */
describe.each(engines())('deadlines that pass on %s', (engine) => {
  let gateway: IngestApp;
  let other: FastifyInstance;
  let pool: ReturnType<typeof createPool>;
  let leader: CasePerson;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    leader = await casePerson(gateway.db, 'leader1', 'leader', '511900');
    pool = createPool({
      url: gateway.db.url,
      role: APPLICATION_ROLE,
      max: 4,
      statementTimeoutMs: 30_000,
      applicationName: 'other',
    });
    other = await buildApp({ config: gateway.app.config, pool });
    await other.ready();
  });
  afterEach(() => vi.useRealTimers());
  afterAll(async () => {
    await other.close();
    await pool.end();
    await gateway.close();
  });

  async function aCase(caseRef: string, days: number, ...more: Parameters<typeof anEvent>[0][]) {
    const first = { caseRef, areaCode: '511902001', category: 'expropriation', occurredAt: daysAgo(days) };
    const body = await send([
      anEvent(first),
      ...more.map((event) => anEvent({ caseRef, occurredAt: daysAgo(days), ...event })),
    ]);
    return body.cases[0]?.caseCode ?? '';
  }
  /** Sends again to a gateway that is busy, as a sender does: the ids of the events stay. */
  const send = (events: readonly ReturnType<typeof anEvent>[]) =>
    eventually('the events are taken', async () => {
      const { status, body } = await gateway.send(events);
      return status === 200 && body;
    });
  async function passedOf(caseCode: string) {
    const { timeline } = await eventually('the case is shown', async () => {
      const answer = await gateway.app.inject({
        url: `/api/cases/${caseCode}`,
        headers: { cookie: leader.cookie },
      });
      return answer.statusCode === 200 && answer.json<CaseDetail>();
    });
    return timeline.filter(({ type }) => type === 'deadline.passed');
  }
  const passedInLog = async (caseRef: string): Promise<number> => {
    const { rows } = await gateway.db.ownerPool.query(
      `select 1 from case_event e join case_state s using (case_id)
        where s.case_ref = $1 and e.type = 'deadline.passed'`,
      [caseRef],
    );
    return rows.length;
  };

  it('are raised once each by one of two gateways, also those of a week in which none was there', async () => {
    const caseCode = await aCase('week', 9);
    const graded = await aCase('graded', 9, triage('general'), { type: 'case.registered' });
    const raised = await Promise.all([gateway.app.breaches.run(), other.breaches.run()]);
    expect(raised.filter((n) => n !== null && n > 0)).toEqual([2]);
    const [passed, ...none] = await passedOf(caseCode);
    expect(none).toEqual([]);
    expect(passed).toMatchObject({ source: 'engine', payload: { kind: 'triage' } });
    expect(passed?.occurredAt).toBe(passed?.payload.dueAt);
    expect(Date.parse(passed?.occurredAt ?? '')).toBeLessThan(Date.now() - 4 * dayMs);
    expect(await passedOf(graded)).toMatchObject([{ payload: { kind: 'resolve' } }]);
    expect([await gateway.app.breaches.run(), await other.breaches.run()]).toEqual([0, 0]);
  });

  it('are raised one after another, and again neither by what happens later nor by a late message', async () => {
    const caseCode = await aCase('later', 9);
    await gateway.app.breaches.run();
    await send([anEvent({ caseRef: 'later', ...triage('simple'), occurredAt: daysAgo(8) })]);
    await gateway.app.breaches.run();
    await send([anEvent({ caseRef: 'later', type: 'case.supervised' })]);
    expect(await other.breaches.run()).toBe(0);
    expect((await passedOf(caseCode)).map(({ payload }) => payload.kind).sort()).toEqual([
      'resolve',
      'triage',
    ]);
  });

  it('begin anew with a case that is reopened, and end with one that is closed', async () => {
    const again = await aCase('again', 20, triage('simple'));
    await gateway.app.breaches.run();
    await send([
      anEvent({
        caseRef: 'again',
        type: 'case.resolved',
        payload: { level: 'village' },
        occurredAt: daysAgo(10),
      }),
      anEvent({ caseRef: 'again', type: 'case.reopened', occurredAt: daysAgo(5) }),
    ]);
    await aCase('closed', 20, triage('simple'), { type: 'case.closed', occurredAt: daysAgo(19) });
    await gateway.app.breaches.run();
    const terms = await passedOf(again);
    expect(terms.map(({ payload }) => payload.kind)).toEqual(['resolve', 'resolve']);
    expect(new Set(terms.map(({ payload }) => payload.dueAt)).size).toBe(2);
    expect(await passedInLog('closed')).toBe(0);
  });

  it('follow the clock of the database, not that of a gateway or a sender', async () => {
    await aCase('today', 0, triage('general'));
    await aCase('old', 9);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 12 * dayMs });
    await gateway.app.breaches.run();
    expect([await passedInLog('today'), await passedInLog('old')]).toEqual([0, 1]);
    vi.setSystemTime(Date.now() - 24 * dayMs);
    await aCaseOfAWrongClock();
    await gateway.app.breaches.run();
    expect([await passedInLog('ahead'), await passedInLog('behind')]).toEqual([0, 1]);
  });

  /** Two senders, one whose clock is 20 minutes ahead, one three days behind: both policy questions, answered within the hour. */
  async function aCaseOfAWrongClock() {
    const { rows } = await gateway.db.ownerPool.query<{ now: Date }>('select now()');
    const now = rows[0]?.now.getTime() ?? 0;
    for (const [caseRef, offsetMs] of [
      ['ahead', 20 * 60_000],
      ['behind', -3 * dayMs],
    ] as const) {
      const occurredAt = new Date(now + offsetMs).toISOString();
      await send([
        anEvent({ caseRef, areaCode: '511902001', occurredAt }),
        anEvent({ caseRef, ...triage('consult'), occurredAt }),
      ]);
    }
  }

  describe('by another calendar', () => {
    /** A gateway of the same site on whose calendar these days are free as well. */
    async function withFree(days: readonly string[]) {
      const folder = await mkdtemp(join(tmpdir(), 'fengqiao-calendar-'));
      const calendarFile = join(folder, 'days.txt');
      await writeFile(calendarFile, days.map((day) => `${day} free 庙会 | Temple fair\n`).join(''));
      const app = await buildApp({ config: { ...gateway.app.config, calendarFile }, pool });
      await app.ready();
      return Object.assign(app, {
        async end() {
          await app.close();
          await rm(folder, { recursive: true, force: true });
        },
      });
    }
    const dueOf = async (caseRef: string): Promise<number> => {
      const { rows } = await gateway.db.ownerPool.query<{ due: number }>(
        `select (extract(epoch from due_at) * 1000)::float8 as due from case_state where case_ref = $1`,
        [caseRef],
      );
      return rows[0]?.due ?? 0;
    };
    const basis = () => readDeadlineBasis(gateway.db.ownerPool);
    const daysFrom = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => shanghaiDay(Date.now() + (first + index) * dayMs));

    it('move once, and back with it; another run finds nothing to move', async () => {
      await aCase('fair', 0, triage('general'));
      const official = await dueOf('fair');
      await moveStoredDeadlines(gateway.app);
      expect(await basis()).toMatchObject({ moved: 0, finishedAt: expect.any(String) });
      expect(await dueOf('fair')).toBe(official);
      const fair = await withFree(daysFrom(1, 12));
      try {
        await moveStoredDeadlines(fair);
        expect(await dueOf('fair')).toBeGreaterThan(official);
        const once = await basis();
        expect(once?.moved).toBeGreaterThan(0);
        await moveStoredDeadlines(fair);
        expect(await basis()).toEqual(once);
      } finally {
        await fair.end();
      }
      await moveStoredDeadlines(gateway.app);
      expect(await dueOf('fair')).toBe(official);
    });

    it('leave what was raised as passed raised once, when the moved deadline has passed as well', async () => {
      await aCase('late', 30, triage('general'));
      await gateway.app.breaches.run();
      const official = await dueOf('late');
      const fair = await withFree(daysFrom(-29, 4));
      try {
        await moveStoredDeadlines(fair);
        expect(await dueOf('late')).toBeGreaterThan(official);
        expect(await dueOf('late')).toBeLessThan(Date.now());
        await fair.breaches.run();
        expect(await passedInLog('late')).toBe(1);
      } finally {
        await fair.end();
      }
      await moveStoredDeadlines(gateway.app);
      await gateway.app.breaches.run();
      expect(await passedInLog('late')).toBe(1);
    });

    it('are moved by one gateway at a time, which goes on where another was interrupted', async () => {
      await aCase('first', 0, triage('general'));
      await aCase('second', 0, triage('general'));
      const official = await dueOf('second');
      const fair = await withFree(daysFrom(1, 12));
      const session = await gateway.db.ownerPool.connect();
      try {
        await takeMoveTurn(session);
        await expect(moveStoredDeadlines(fair)).rejects.toThrow(OtherGatewayMoves);
        await endMoveTurn(session);
        const stop = () => true;
        await moveStoredDeadlines(fair, stop);
        const begun = await basis();
        expect(begun).toMatchObject({ lookedAt: 0, finishedAt: null });
        const { rows } = await gateway.db.ownerPool.query<{ case_id: number }>(
          `select case_id from case_state where case_ref = 'first'`,
        );
        if (begun !== null)
          await writeDeadlineBasis(gateway.db.ownerPool, { ...begun, lastCaseId: rows[0]?.case_id ?? 0 });
        await moveStoredDeadlines(fair);
        expect(await dueOf('first')).toBe(official);
        expect(await dueOf('second')).toBeGreaterThan(official);
      } finally {
        session.release();
        await fair.end();
      }
      await moveStoredDeadlines(gateway.app);
    });
  });

  it('are told to pages like any event, but of a sealed case to nobody outside', async () => {
    await gateway.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = gateway.app.server.address() as AddressInfo;
    const page = io(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      extraHeaders: { cookie: leader.cookie },
      forceNew: true,
    });
    const told: CaseChange[] = [];
    page.on('case.updated', ({ changes }: { changes: CaseChange[] }) => told.push(...changes));
    await new Promise<void>((resolve) => page.once('connect', resolve));
    await page.timeout(5_000).emitWithAck('area.watch', '511900');

    const secret = await aCase('secret', 9);
    await gateway.db.ownerPool.query('update case_state set sealed = true where case_code = $1', [secret]);
    const open = await aCase('open', 9);
    // A gateway that listens looks by itself too: whoever of the two was first.
    await gateway.app.breaches.run();
    await eventually('both are raised', async () =>
      (await Promise.all([passedInLog('secret'), passedInLog('open')])).every((n) => n === 1),
    );
    await eventually('the page hears of the open case', () =>
      told.some((change) => change.case.caseCode === open && change.eventType === 'deadline.passed'),
    );
    page.disconnect();
    expect(
      told.filter((change) => change.case.caseCode === secret && change.eventType === 'deadline.passed'),
    ).toEqual([]);
  });
});

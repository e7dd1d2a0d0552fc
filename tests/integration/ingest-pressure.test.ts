import { APPLICATION_ROLE, createPool } from '@fengqiao/db';
import { createIngestor } from '@fengqiao/gateway/features/ingest/ingestor';
import { toAppError } from '@fengqiao/gateway/plugins/errors';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp, sourceKey } from '../helpers/ingest-app.ts';
import { tcpProxy } from '../helpers/tcp-proxy.ts';

const sender = { name: 'hotline', areaCode: '511900', lo: 511900000000000, hi: 511999999999999 };
const many = (n: number, prefix: string) =>
  Array.from({ length: n }, (_, index) =>
    anEvent({ eventId: `${prefix}${index}`, caseRef: `${prefix}${index}` }),
  );

describe('ingest under pressure', () => {
  let gateway: IngestApp;
  beforeAll(async () => {
    gateway = await ingestApp('embedded');
  });
  afterAll(() => gateway.close());
  const stored = async (prefix: string) =>
    (
      await gateway.db.ownerPool.query(
        `select count(*)::int as n from case_event where event_id like $1 || '%'`,
        [prefix],
      )
    ).rows[0].n;

  it('asks a sender to come again when its queue is full, and stores what it has taken', async () => {
    const { pool, places, profile } = gateway.app;
    const ingestor = createIngestor({ pool, places, profile, queueLimit: 100 });
    const blocker = await gateway.db.ownerPool.connect();
    try {
      await blocker.query('begin');
      await blocker.query('lock table ingest_key in access exclusive mode');
      const taken = [
        ingestor.ingest(sender, many(60, 'full-a')),
        ingestor.ingest(sender, many(40, 'full-b')),
      ];
      await expect(ingestor.ingest(sender, many(1, 'full-c'))).rejects.toMatchObject({
        code: 'ingest.busy',
        statusCode: 429,
        retryAfterS: 1,
      });
      await blocker.query('rollback');
      expect((await Promise.all(taken)).map(({ accepted }) => accepted)).toEqual([60, 40]);
      expect(await stored('full-')).toBe(100);
    } finally {
      blocker.release();
      await ingestor.close();
    }
  });

  it('makes one case of a case that two senders’ requests name at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => gateway.send([anEvent({ eventId: `race${n}`, caseRef: 'race' })])),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(answers.flatMap(({ body }) => body.cases)).toHaveLength(1);
    expect(await stored('race')).toBe(12);
  });

  it('numbers the cases of a county and year without gap or repeat', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        gateway.send(
          many(25, `serial${n}-`).map((event) => ({
            ...event,
            areaCode: '511921100',
            occurredAt: '2019-05-05T10:00:00+08:00',
          })),
        ),
      ),
    );
    const { rows } = await gateway.db.ownerPool.query(
      `select case_code from case_state where case_code like '511921-2019-%' order by 1`,
    );
    const serials = rows.map(({ case_code }: { case_code: string }) => Number(case_code.split('-')[2]));
    expect(serials).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
  });

  it('acknowledges nothing while the database is away, says when to come again, and goes on by itself (F3)', async () => {
    const proxy = await tcpProxy(gateway.db.url);
    const pool = createPool({
      url: proxy.url,
      role: APPLICATION_ROLE,
      max: 4,
      statementTimeoutMs: 1_000,
      connectTimeoutMs: 500,
      applicationName: 'test away',
    });
    const { places, profile } = gateway.app;
    const ingestor = createIngestor({ pool, places, profile });
    try {
      expect(await ingestor.ingest(sender, many(3, 'away-a'))).toMatchObject({ accepted: 3 });
      proxy.set('cut');
      const failure = await ingestor.ingest(sender, many(3, 'away-b')).catch((error: unknown) => error);
      expect(toAppError(failure)).toMatchObject({
        code: 'database.unavailable',
        statusCode: 503,
        retryAfterS: 2,
      });
      proxy.set('open');
      const again = await eventually('the database is back', () =>
        ingestor.ingest(sender, many(3, 'away-b')),
      );
      expect(again.accepted + again.duplicates).toBe(3);
      expect(await stored('away-b')).toBe(3);
    } finally {
      await ingestor.close();
      await pool.end();
      await proxy.close();
    }
  });

  it('answers only 2xx and 4xx to whatever bodies come, and stays alive (I1)', async () => {
    const nasty = fc.constantFrom<unknown>(
      '\0',
      '\ud800',
      '__proto__',
      '’；drop table',
      '%_\\',
      1e308,
      -0,
      2 ** 60,
      [],
      {},
      null,
      true,
      '\u202e',
      'x'.repeat(30_000),
      '2026-13-45T99:99:99Z',
    );
    const anything = fc.oneof(
      nasty,
      fc.jsonValue({ maxDepth: 3 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    const event = fc
      .record({
        base: fc.constant(anEvent()),
        field: fc.constantFrom(
          'eventId',
          'caseRef',
          'type',
          'occurredAt',
          'areaCode',
          'location',
          'category',
          'title',
          'detail',
          'people',
          'amountYuan',
          'payload',
          '__proto__',
          'constructor',
        ),
        value: anything,
      })
      .map(
        ({ base, field, value }) =>
          JSON.parse(
            `{${JSON.stringify(base).slice(1, -1)},${JSON.stringify(field)}:${JSON.stringify(value) ?? 'null'}}`,
          ) as unknown,
      );
    const body = fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .array(fc.oneof(event, anything), { maxLength: 4 })
          .map((events) => JSON.stringify(events)),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '['.repeat(10_000),
          `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
          '[1e400]',
          '[{"eventId":"\\u0000"}]',
          `[${'{"payload":'.repeat(5_000)}1${'}'.repeat(5_000)}]`,
          '{"a":1,"a":2}',
          '[{"__proto__":{"x":1}}]',
        ),
      },
    );
    await fc.assert(
      fc.asyncProperty(body, async (payload) => {
        const answer = await gateway.app.inject({
          method: 'POST',
          url: '/api/ingest/events',
          headers: { authorization: `Bearer ${sourceKey}`, 'content-type': 'application/json' },
          payload,
        });
        expect(answer.statusCode, `${answer.body} to ${payload.slice(0, 300)}`).toBeLessThan(500);
      }),
      { numRuns: Number(process.env.FENGQIAO_FUZZ ?? 600) },
    );
    expect(({} as { x?: unknown }).x).toBeUndefined();
    // Hundreds of refusals without a turn of the loop are an overload: it says "later" for a moment.
    await eventually('it takes events again', async () => {
      const { status } = await gateway.send([anEvent({ eventId: 'alive' })]);
      return status === 200;
    });
  });
});

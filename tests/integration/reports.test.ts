import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import {
  type Report,
  type ReportKey,
  type ReportLine,
  type Returns,
  reportKinds,
} from '@fengqiao/contract/reports';
import type { TableRow } from '@fengqiao/contract/tables';
import { buildApp } from '@fengqiao/gateway/app';
import { memoryBytes } from '@fengqiao/gateway/features/imports/byte-source';
import { openXlsx } from '@fengqiao/gateway/features/imports/read-xlsx';
import { readPack } from '@fengqiao/gateway/features/packs/read-pack';
import { takePack } from '@fengqiao/gateway/features/packs/take-pack';
import { reportPages } from '@fengqiao/gateway/features/reports/kinds/pages-of';
import { wholeCountry } from '@fengqiao/gateway/plugins/db';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp, minutesAgo } from '../helpers/ingest-app.ts';

/** A small log: five cases of one county, of which two are resolved, one by a route that nobody named. */
const events = [
  ...['c1', 'c2', 'c3', 'c4', 'c5'].map((caseRef) =>
    anEvent({
      caseRef,
      areaCode: caseRef === 'c5' ? '511921100' : '511902001001',
      title: `土地边界${caseRef}`,
      category: 'wages',
      occurredAt: minutesAgo(30),
    }),
  ),
  anEvent({
    caseRef: 'c1',
    type: 'case.resolved',
    occurredAt: minutesAgo(20),
    payload: { route: 'mediation', level: 'village' },
  }),
  anEvent({
    caseRef: 'c2',
    type: 'case.resolved',
    occurredAt: minutesAgo(20),
    payload: { level: 'township' },
  }),
];

describe.each(engines().slice(0, 1))('reports on %s', (engine) => {
  let gateway: IngestApp;
  let cookie: string;
  const [today] = [new Date(Date.now() - 31 * 60_000 + 8 * 3_600_000).toISOString().slice(0, 10)];

  const ask = async <T>(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, as = cookie) => {
    // A gateway that is busy making files says so for a moment.
    const answer = await eventually(`${method} ${url}`, async () => {
      const answer = await gateway.app.inject({
        method,
        url,
        headers: { cookie: as },
        ...(payload === undefined ? {} : { payload }),
      });
      return answer.statusCode !== 503 && answer;
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      body: (isJson ? answer.json() : null) as T,
      bytes: answer.rawPayload,
    };
  };
  const make = async (kind: string, areaCode = '511900'): Promise<Report> => {
    const asked = await ask<Report>('POST', '/api/reports', { kind, areaCode, day: today });
    expect(asked.status).toBe(202);
    await gateway.app.reports.run();
    const made = await ask<Report>('GET', `/api/reports/${asked.body.id}`);
    expect(made.body.failure).toBeNull();
    expect(made.body.state).toBe('ready');
    return made.body;
  };
  const tableOf = ({ content }: Report, title: string) => {
    const blocks = content?.pages.flatMap((page) => page.blocks) ?? [];
    const found = blocks.find((block) => block.kind === 'table' && block.table.title === title);
    if (found?.kind !== 'table') throw new Error(`there is no table ${title}`);
    return found.table;
  };
  const sheetOf = async (file: Buffer, sheet: string) => {
    const rows: unknown[][] = [];
    for await (const { cells } of (await openXlsx(memoryBytes(file), sheet)).rows()) rows.push([...cells]);
    return rows;
  };

  beforeAll(async () => {
    gateway = await ingestApp(engine, {
      SEAL_KEY: randomBytes(32).toString('base64'),
      FENGQIAO_PROFILE: 'hepingxi',
    });
    cookie = await gateway.login('leader', '511900');
    expect((await gateway.send(events)).body.accepted).toBe(events.length);
  });
  afterAll(() => gateway.close());

  it('a weekly report holds the figures of the log on its pages and in its signed files', async () => {
    const report = await make('weekly');
    const row = (cells: TableRow['cells']) => cells.slice(1, 5);
    const league = tableOf(report, '各地进度通报');
    expect(league.rows.map(({ cells }) => row(cells))).toEqual([
      ['巴州区', 4, 2, 0.5],
      ['通江县', 1, 0, 0],
      ['巴中市', 5, 2, 0.4],
    ]);
    const key = (await ask<ReportKey>('GET', '/api/reports/key')).body;
    expect(report.files.map(({ format }) => format).sort()).toEqual(['docx', 'pdf', 'xlsx']);
    for (const { format, sha256, signature, bytes } of report.files) {
      const file = (await ask('GET', `/api/reports/${report.id}/file?format=${format}`)).bytes;
      expect(file).toHaveLength(bytes);
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
      const publicKey = createPublicKey(key.publicKey);
      const signed = (hash: string) =>
        verify(null, Buffer.from(hash), publicKey, Buffer.from(signature, 'base64url'));
      expect(signed(sha256)).toBe(true);
      expect(signed(sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))).toBe(false);
      if (format !== 'xlsx') continue;
      const routes = await sheetOf(file, '化解方式');
      expect(routes.slice(1, 4).map((cells) => cells.slice(0, 3))).toEqual([
        ['调解', 1, 2],
        ['未列明', 1, 2],
        ['合计', 2, null],
      ]);
    }
  });

  it('the ledger leaves out what is sealed, and a file with a case that was sealed since is handed out no more', async () => {
    const report = await make('ledger', '511902001');
    const ledger = tableOf(report, '矛盾纠纷排查化解综合台账');
    expect(ledger.rows).toHaveLength(4);
    expect(JSON.stringify(ledger)).toContain('土地边界');
    await gateway.db.ownerPool.query(`update case_state set sealed = true where case_ref = 'c3'`);
    const again = await ask<Report>('GET', `/api/reports/${report.id}`);
    expect(tableOf(again.body, '矛盾纠纷排查化解综合台账').rows).toHaveLength(3);
    const file = await ask<{ error: { code: string } }>('GET', `/api/reports/${report.id}/file?format=xlsx`);
    expect([file.status, file.body.error.code]).toEqual([410, 'report.sealedSince']);
    expect(tableOf(await make('ledger', '511902001'), '矛盾纠纷排查化解综合台账').rows).toHaveLength(3);
  });

  it('every kind of report reads its pages, and all of them hold the same cases', async () => {
    const days = { from: `${today?.slice(0, 4)}-01-01`, until: `${Number(today?.slice(0, 4)) + 1}-01-01` };
    for (const kind of reportKinds) {
      const build = reportPages[kind];
      const { id } = await takePack(gateway.app, { kind, areaCode: '511902', ...days, build });
      const pack = await readPack(gateway.app, { ...wholeCountry, purpose: '' }, id, 'en');
      expect(pack.pages.map(({ id }) => id)).toEqual(build.map(({ id }) => id));
      // Nothing of a case that was sealed.
      expect(JSON.stringify(pack)).not.toContain('土地边界c3');
    }
  });

  it('what was asked for twice is one report, and one that was cancelled is not made', async () => {
    const body = { kind: 'safety', areaCode: '511902', day: today };
    const [first, second] = await Promise.all([
      ask<Report>('POST', '/api/reports', body),
      ask<Report>('POST', '/api/reports', body),
    ]);
    expect(first.body.id).toBe(second.body.id);
    expect((await ask('DELETE', `/api/reports/${first.body.id}`)).status).toBe(204);
    await gateway.app.reports.run();
    const cancelled = await ask<Report>('GET', `/api/reports/${first.body.id}`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', pack: null, files: [] });
    expect((await ask('DELETE', `/api/reports/${first.body.id}`)).status).toBe(409);
  });

  it('two gateways make what the clock asks for once, and begin anew what a dead one left', async () => {
    const { app } = gateway;
    const other: FastifyInstance = await buildApp({ config: app.config, pool: gateway.db.appPool });
    await other.ready();
    const asked = await Promise.all([app.reports.byClock(), other.reports.byClock()]);
    // Report, return and ledger of the two townships (HP-12..14).
    expect(asked.reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(await other.reports.byClock()).toBe(0);
    await gateway.db.ownerPool.query(
      `delete from report where kind <> 'monthlyReturn' and asked_by is null;
       update report set state = 'running', attempts = 1 where asked_by is null`,
    );
    await Promise.all([app.reports.run(), other.reports.run()]);
    const { body } = await ask<{ items: ReportLine[] }>('GET', '/api/reports');
    const byClock = body.items.filter(({ askedBy }) => askedBy === null);
    expect(byClock.map(({ state }) => state)).toEqual(['ready', 'ready']);
    const { rows } = await gateway.db.ownerPool.query('select attempts from report where asked_by is null');
    // Begun once by the dead one and once since.
    expect(rows.map(({ attempts }) => attempts)).toEqual([2, 2]);
    await other.close();
  });

  it('the head of a township sends the return up, and the county sees who has not (HP-13)', async () => {
    const { body } = await ask<{ items: ReportLine[] }>('GET', '/api/reports?kind=monthlyReturn');
    const own = body.items.find(({ areaCode }) => areaCode === '511902001');
    const month = own?.from.slice(0, 7);
    const head = await gateway.login('head', '511902001');
    const sent = await ask<Returns>('POST', '/api/returns', { month, reportId: own?.id }, head);
    expect(sent.status).toBe(200);
    const county = (await ask<Returns>('GET', `/api/returns?month=${month}`)).body;
    expect(county.expected).toBe(2);
    expect(county.lines.map(({ areaName, sentAt }) => [areaName, sentAt !== null])).toEqual([
      ['东城街道', true],
      ['诺江镇', false],
    ]);
    const wrong = await ask('POST', '/api/returns', { month: '2020-01', reportId: own?.id }, head);
    expect(wrong.status).toBe(422);
  });
});

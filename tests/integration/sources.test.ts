import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areaKey } from '@fengqiao/contract/areas';
import type { Source, SourceAlarms, SourceOverview } from '@fengqiao/contract/sources';
import { ensureImportSource } from '@fengqiao/db/queries/imports';
import { noteOutages } from '@fengqiao/gateway/features/sources/watch';
import { wholeCountry } from '@fengqiao/gateway/plugins/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const order = {
  orderNo: 'RX1',
  callTime: '2026-03-02 09:12:33',
  title: '楼上装修噪音扰民',
  classify: { name: '噪音扰民' },
  area: { code: '511902001' },
  dispatch: { time: '2026-03-02 10:05:00', unit: '住建局' },
};

describe.each(engines())('sources on %s', (engine) => {
  let house: IngestApp;
  let admin: string;
  let operator: string;
  let key: string;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fengqiao-sources-'));
    house = await ingestApp(engine, { SOURCES_DIR: folder });
    admin = await house.login('systemAdmin', '511900');
    operator = await house.login('operator', '511900');
    const answer = await ask('POST', '/api/sources', admin, {
      name: 'rexian',
      areaCode: '511900',
      label: '12345 热线',
      adapter: 'hotline-12345',
      department: 'petitions',
    });
    expect(answer.statusCode).toBe(201);
    key = answer.json().key;
  });
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (method: 'GET' | 'POST' | 'PATCH', url: string, cookie: string, payload?: object) =>
    house.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) });
  const push = (body: unknown, with_ = key) =>
    house.app.inject({
      method: 'POST',
      url: '/api/ingest/hotline-12345',
      headers: { authorization: `Bearer ${with_}`, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
  const rows = async (sql: string) => (await house.db.ownerPool.query(sql)).rows;
  const overview = async (): Promise<SourceOverview> => {
    await house.app.writeSourceHours();
    return (await ask('GET', '/api/sources', operator)).json();
  };
  const one = async (): Promise<Source | undefined> =>
    (await overview()).sources.find(({ name }) => name === 'rexian');

  it('are known before they have sent anything, and captured after', async () => {
    expect(await one()).toMatchObject({ state: 'waiting', lastAt: null, department: 'petitions' });
    expect((await overview()).captured).toEqual({ n: 0, of: 3 });
    const answer = await push({ data: { orders: [order] } });
    expect(answer.json()).toMatchObject({ accepted: 2, duplicates: 0, quarantined: [] });
    const after = await overview();
    expect(after.captured).toEqual({ n: 1, of: 3 });
    expect(after.departments).toMatchObject({ n: 1, of: 12 });
    expect(await one()).toMatchObject({ state: 'ok', day: { accepted: 2 }, delays: [0, 0, 0, 0, 1] });
  });

  it('are registered once by whoever asks at the same moment; the others are told that the name is taken', async () => {
    const eight = Array.from({ length: 8 });
    for (let round = 0; round < 10; round++) {
      const source = { name: `import:${round}`, label: '文件导入', area: areaKey('511902') };
      await Promise.all(
        eight.map(() => house.app.inScope(wholeCountry, (tx) => ensureImportSource(tx, source))),
      );
    }
    const same = { name: 'same', areaCode: '511900', label: '同名', adapter: null, department: null };
    const answers = await Promise.all(eight.map(() => ask('POST', '/api/sources', admin, same)));
    const codes = answers.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    await house.db.ownerPool.query(`delete from source where name like 'import:%' or name = 'same'`);
  });

  it('that send a changed row again give only what is new', async () => {
    const finished = { ...order, finishTime: '2026-03-04 16:20:00' };
    expect((await push([finished])).json()).toMatchObject({ accepted: 1, duplicates: 2 });
    expect((await push([finished])).json()).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(await rows(`select status, category from case_state where case_ref = 'RX1'`)).toEqual([
      { status: 'resolved', category: 'neighbourhood' },
    ]);
  });

  it('have faulty rows kept in their own words, named by their own field, until somebody repairs them', async () => {
    const faulty = { ...order, orderNo: 'RX2', callTime: '昨天', dispatch: {} };
    const answer = await push([{ ...order, orderNo: 'RX3' }, faulty]);
    expect(answer.json().accepted).toBe(2);
    expect(answer.json().quarantined).toMatchObject([{ index: 1, code: 'row.badTime' }]);
    expect(answer.json().quarantined[0].message).toContain('callTime');
    const { items } = (await ask('GET', '/api/quarantine?open=true', operator)).json();
    expect(items[0]).toMatchObject({ row: 2, event: { orderNo: 'RX2', 'area.code': '511902001' } });
    const event = { ...items[0].event, callTime: '2026-03-03 08:00' };
    const repaired = await ask('POST', `/api/quarantine/${items[0].id}/retry`, operator, { event });
    expect(repaired.json()).toMatchObject({ accepted: 1, quarantined: [] });
    expect(await rows(`select area from case_state where case_ref = 'RX2'`)).toEqual([
      { area: 511902001000000 },
    ]);
  });

  it('are told what is wrong with a whole request, and it is counted', async () => {
    expect((await push({ orders: [] })).json().error.message).toContain('data.orders');
    expect((await push([order], 'some-other-key-000000000')).statusCode).toBe(401);
    await expect.poll(async () => (await one())?.day.refused).toBe(1);
  });

  it('that can only drop files have them read, put away, or put aside with the reason', async () => {
    const drop = async (name: string, text: string) => {
      await mkdir(join(folder, 'rexian', 'in'), { recursive: true });
      await writeFile(join(folder, 'rexian', 'in', name), text);
    };
    await drop('orders.json', JSON.stringify({ data: { orders: [{ ...order, orderNo: 'RX9' }] } }));
    await drop('wrong.csv', 'a,b\n1,2\n');
    expect(await house.app.lookForFiles()).toEqual([]);
    expect(await house.app.lookForFiles()).toEqual(['orders.json', 'wrong.csv']);
    expect(await rows(`select count(*)::int as n from case_state where case_ref = 'RX9'`)).toEqual([
      { n: 1 },
    ]);
    expect(await readdir(join(folder, 'rexian', 'done'))).toEqual([expect.stringMatching(/-orders\.json$/)]);
    const [, reason] = (await readdir(join(folder, 'rexian', 'failed'))).sort();
    expect(await readFile(join(folder, 'rexian', 'failed', reason ?? ''), 'utf8')).toContain('orderNo');
  });

  it('raise one alarm for one outage, until they are back', async () => {
    await overview();
    // Four weeks of an hourly source that fell silent two days ago.
    await house.db.ownerPool.query(
      `insert into source_hour (source, area, hour, accepted, last_at)
       select 'bazhou', 511902000000000, h, 10, h from generate_series(date_trunc('hour', now()) - interval '30 days',
              date_trunc('hour', now()) - interval '2 days', interval '1 hour') h`,
    );
    expect(await noteOutages(house.app, Date.now())).toEqual(['bazhou']);
    expect(await noteOutages(house.app, Date.now())).toEqual([]);
    const alarms = async (): Promise<SourceAlarms['alarms']> =>
      (await ask('GET', '/api/sources/alarms', operator)).json().alarms;
    expect(await alarms()).toMatchObject([{ name: 'bazhou', state: 'silent' }]);
    expect((await overview()).sources.find(({ name }) => name === 'bazhou')).toMatchObject({
      state: 'silent',
      silenceChance: expect.any(Number),
    });
    house.app.sourceMeter.note(
      { source: 'bazhou', accepted: 1, duplicates: 0, quarantined: 0, times: [Date.now()] },
      Date.now(),
    );
    await house.app.writeSourceHours();
    await noteOutages(house.app, Date.now());
    expect(await alarms()).toEqual([]);
    expect(await rows(`select count(*)::int as n from source_outage`)).toEqual([{ n: 1 }]);
  });

  it('get a new key, after which the old one works no more, and can be switched off', async () => {
    const fresh = (await ask('POST', '/api/sources/rexian/key', admin)).json().key;
    await expect.poll(async () => (await push([order])).statusCode, { timeout: 30_000 }).toBe(401);
    expect((await push([order], fresh)).statusCode).toBe(200);
    expect((await ask('PATCH', '/api/sources/rexian', admin, { disabled: true })).json().state).toBe(
      'disabled',
    );
    expect((await ask('PATCH', '/api/sources/rexian', operator, { disabled: false })).statusCode).toBe(403);
    const audit = await rows(
      `select entry::jsonb ->> 'action' as action from audit where entry::jsonb ->> 'object' = 'source:rexian'`,
    );
    expect(audit.map(({ action }) => action).sort()).toEqual([
      'source.changed',
      'source.keyChanged',
      'source.registered',
    ]);
  });

  it('are registered once by a name, in the own area, with an adapter that there is', async () => {
    const input = { name: 'zwf', areaCode: '511902', label: '阜政通', adapter: null, department: null };
    const county = await house.login('systemAdmin', '511921');
    const statuses = [
      await ask('POST', '/api/sources', county, input),
      await ask('POST', '/api/sources', admin, { ...input, adapter: 'none' }),
      await ask('POST', '/api/sources', admin, { ...input, name: 'import:511902' }),
      await ask('POST', '/api/sources', admin, { ...input, name: 'bazhou' }),
      await ask('POST', '/api/sources', admin, input),
    ].map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([404, 404, 409, 409, 201]);
  });
});

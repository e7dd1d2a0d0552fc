import type { DrillState } from '@fengqiao/contract/drill';
import { drillDatabase } from '@fengqiao/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

/**
 * What a drill may write in the real database: the log of it, its summary, when a login was last seen. The meter of the real source
 * writes a moment after its event.
 */
const written = ['audit', 'setting', 'session', 'source_hour'];
/** What the real gateway does by its own clock meanwhile. */
const byClock = ['meeting', 'monthly_return', 'rebuild_run', 'tier_run', 'topic', 'topic_case', 'topic_run'];
const input = { story: 'unpaid-wages', speed: 1, minutes: 30, reason: '集成测试' };

interface Listed {
  items: { caseCode: string; title: string; tier: string | null; status: string }[];
}

describe.each(engines().slice(0, 1))('a drill, on %s', (engine) => {
  let gateway: IngestApp;
  let url: string;
  let head: string;
  let operator: string;
  let before: Map<string, string>;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    head = await gateway.login('head', '511900');
    operator = await gateway.login('operator', '511900');
    await gateway.send([anEvent({ caseRef: 'real', areaCode: '511902001001', title: '真实案件' })]);
    url = await gateway.app.listen({ host: '127.0.0.1', port: 0 });
    before = await everyTable();
  });
  afterAll(() => gateway?.close());

  /** Digest of every row of every table of the real database. */
  async function everyTable(): Promise<Map<string, string>> {
    const { ownerPool } = gateway.db;
    const { rows } = await ownerPool.query<{ name: string }>(
      `select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    const digests = new Map<string, string>();
    for (const { name } of rows) {
      const { rows: found } = await ownerPool.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from "${name}" t`,
      );
      digests.set(name, found[0]?.digest ?? '');
    }
    for (const name of [...written, ...byClock]) digests.delete(name);
    return digests;
  }

  const ask = async <T>(path: string, cookie: string, method = 'GET', payload?: unknown) => {
    const answer = await fetch(url + path, {
      method,
      headers: { cookie, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
    });
    return { status: answer.status, body: (await answer.json().catch(() => null)) as T };
  };
  const cases = (cookie: string) => ask<Listed>('/drill-space/api/cases?limit=100', cookie);

  it('is started by a head and by nobody below, and only one at a time', async () => {
    expect((await ask('/drill-space/api/session', operator)).status).toBe(410);
    expect((await ask('/api/drill', operator, 'POST', input)).status).toBe(403);
    expect((await ask('/api/drill', head, 'POST', input)).status).toBe(202);
    expect(await ask('/api/drill', head, 'POST', input)).toMatchObject({
      status: 409,
      body: { error: { code: 'drill.running' } },
    });
    await gateway.app.drill.settled();
    const { body } = await ask<DrillState>('/api/drill', head);
    expect(body).toMatchObject({ phase: 'running', failure: null, entered: false });
  });

  it('lets in whoever enters, without a password, and nobody else', async () => {
    expect((await cases(operator)).status).toBe(401);
    expect((await ask('/api/drill/people', operator, 'POST')).status).toBe(200);
    expect(await ask('/drill-space/api/session', operator)).toMatchObject({
      status: 200,
      body: { role: 'operator', areaCode: '511900' },
    });
    expect((await cases(head)).status).toBe(401);
    const seen = (await ask<DrillState>('/api/drill', operator)).body;
    expect([seen.entered, seen.control, seen.realRed]).toEqual([true, null, 0]);
    expect((await ask<DrillState>('/api/drill', head)).body.control?.people).toHaveLength(1);
    expect((await ask('/drill-space/api/session', operator, 'DELETE')).status).toBe(409);
  });

  it('plays its story into its own cases, turns one red on demand, and is worked like the real thing', async () => {
    await ask('/api/drill/push', head, 'POST', { what: 'next' });
    const { items } = await eventually('a case of the story', async () => {
      const { body } = await cases(operator);
      return body.items.length > 0 && body;
    });
    expect(items.every(({ title }) => title.startsWith('【演练】'))).toBe(true);
    expect((await ask('/api/drill/push', head, 'POST', { what: 'red' })).status).toBe(200);
    const red = await eventually('a red case', async () =>
      (await cases(operator)).body.items.find(({ tier }) => tier === 'red'),
    );
    expect(red?.caseCode).toMatch(/^\d{6}-\d{4}-9\d{5}-/);
    const path = `/drill-space/api/cases/${red?.caseCode}`;
    expect((await ask(`${path}/acknowledge`, operator, 'POST')).status).toBe(200);
    // It is no alarm of the real world.
    expect((await ask<DrillState>('/api/drill', operator)).body.realRed).toBe(0);
    // By its code the real gateway knows nothing of it, and the drill nothing of the real case.
    expect((await ask(`/api/cases/${red?.caseCode}/acknowledge`, operator, 'POST')).status).toBe(404);
    expect((await cases(operator)).body.items.some(({ title }) => title === '真实案件')).toBe(false);
  });

  it('stands still while it is paused', async () => {
    expect((await ask('/api/drill/course', head, 'PUT', { paused: true })).status).toBe(200);
    const first = (await ask<DrillState>('/api/drill', head)).body;
    expect(first.phase).toBe('paused');
    const second = (await ask<DrillState>('/api/drill', head)).body;
    expect(second.run?.playedMin).toBe(first.run?.playedMin);
  });

  it('ends with a summary, throws its database away, and has changed no row of the real one', async () => {
    const { status, body } = await ask<DrillState>('/api/drill', head, 'DELETE');
    expect(status).toBe(200);
    expect(body).toMatchObject({ phase: 'none', run: null });
    expect(body.last?.result.cases).toBeGreaterThan(0);
    expect(body.last?.result.acknowledged.n).toBe(1);
    expect((await cases(operator)).status).toBe(410);
    const { rows } = await gateway.db.ownerPool.query('select from pg_database where datname = $1', [
      drillDatabase(gateway.db.url).name,
    ]);
    expect(rows).toEqual([]);
    expect(await everyTable()).toEqual(before);
    const log = await gateway.db.ownerPool.query<{ action: string }>(
      `select action from audit where action like 'drill.%' order by day, no`,
    );
    expect(log.rows.map(({ action }) => action)).toEqual([
      'drill.started',
      'drill.entered',
      'drill.steered',
      'drill.steered',
      'drill.steered',
      'drill.ended',
    ]);
  });
});

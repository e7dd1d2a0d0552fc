import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry, AuditVerificationStatus } from '@fengqiao/contract/audit';
import { formatHead } from '@fengqiao/db';
import { writeHeadDown } from '@fengqiao/gateway/features/audit/heads';
import { noteRules } from '@fengqiao/gateway/features/audit/note-rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEntry, append, appendPast } from '../helpers/audit-rows.ts';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { importFile } from '../helpers/import-file.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

describe.each(engines())('the audit routes on %s', (engine) => {
  let house: IngestApp;
  let auditor: string;
  beforeAll(async () => {
    house = await ingestApp(engine, { FENGQIAO_TERMINALS: 'optional' });
    auditor = await house.login('auditAdmin', '511900');
    await appendPast(house.db.ownerPool, [
      { at: '2026-10-01T02:00:00.000Z', entry: anEntry({ actor: 'head01', object: 'case:100%_1' }) },
      { at: '2026-10-01T15:59:59.000Z', entry: anEntry({ object: 'case:1002' }) },
      {
        at: '2026-10-01T16:00:00.000Z',
        entry: anEntry({ areaKey: 511_921_000_000_000, action: 'case.sealed' }),
      },
      {
        at: '2026-10-02T03:00:00.000Z',
        entry: anEntry({
          actor: '=cmd|1',
          areaKey: null,
          action: 'session.refused',
          outcome: 'refused',
          role: null,
        }),
      },
    ]);
  });
  afterAll(() => house.close());

  const get = (url: string, cookie = auditor) => house.app.inject({ url, headers: { cookie } });
  const list = async (query: string, cookie = auditor) => {
    const answer = await get(`/api/audit?${query}`, cookie);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ items: AuditEntry[]; nextCursor: string | null }>();
  };
  const of = (actor: string, action: string) => async () =>
    (await list(`actor=${actor}&action=${action}&from=2026-11-01`)).items.length;

  it('are for the audit administrator alone', async () => {
    for (const role of ['systemAdmin', 'securityAdmin', 'head', 'operator', 'kiosk'] as const) {
      const cookie = await house.login(role, '511900');
      for (const path of ['', '/export', '/head', '/verification'])
        expect((await get(`/api/audit${path}`, cookie)).statusCode).toBe(403);
    }
  });

  it('show the newest rows first, page by page, with what was hashed', async () => {
    const first = await list('to=2026-10-02&limit=3');
    expect(first.items.map(({ day, no }) => `${day}:${no}`)).toEqual([
      '2026-10-02:2',
      '2026-10-02:1',
      '2026-10-01:2',
    ]);
    expect(first.items[2]).toMatchObject({
      at: '2026-10-01T15:59:59.000000Z',
      actor: 'operator01',
      role: 'operator',
      areaCode: '511902',
      action: 'camera.played',
      outcome: 'done',
      object: 'case:1002',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const second = await list(`to=2026-10-02&limit=3&cursor=${first.nextCursor}`);
    expect(second.items.map(({ no }) => no)).toEqual([1]);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    ['from=2026-10-02&to=2026-10-02', 2],
    ['to=2026-10-02&actor=head01', 1],
    ['to=2026-10-02&action=case.sealed', 1],
    ['to=2026-10-02&outcome=refused', 1],
    ['to=2026-10-02&object=case:', 2],
    ['to=2026-10-02&object=case:100%25_', 1],
    ['to=2026-10-02&object=ase:', 0],
  ])('find by %s', async (query, rows) => {
    expect((await list(query)).items).toHaveLength(rows);
  });

  it.each(['from=2026-13-40', 'cursor=nonsense', 'action=case.eaten', 'limit=501', 'order=asc'])(
    'refuse %s in words',
    async (query) => {
      const answer = await get(`/api/audit?${query}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().error.code).toBe('request.invalid');
    },
  );

  it('show a county its own rows, and what belongs to no area to the top alone', async () => {
    const county = await house.login('auditAdmin', '511921');
    const seen = await list('to=2026-10-02', county);
    expect(seen.items.map(({ action }) => action)).toEqual(['case.sealed']);
    expect((await list('to=2026-10-02&action=session.refused')).items).toHaveLength(1);
  });

  it('write down who reads, once a minute for the same question', async () => {
    const cookie = await house.login('auditAdmin', '511900');
    const { account } = (await get('/api/session', cookie)).json();
    await list('actor=nobody', cookie);
    await list('actor=nobody', cookie);
    await list('actor=somebody&limit=5', cookie);
    await list('actor=somebody', cookie);
    const { items } = await list(`actor=${account}&action=audit.read`);
    expect(items.map(({ detail }) => detail)).toEqual([{ actor: 'somebody' }, { actor: 'nobody' }]);
  });

  it('export the rows of a filter as a file that a spreadsheet shows and never runs', async () => {
    const cookie = await house.login('auditAdmin', '511900');
    const answer = await get('/api/audit/export?to=2026-10-02', cookie);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="fengqiao-audit-/),
    });
    const bytes = answer.rawPayload;
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines[0]).toMatch(/^日期,序号,时间,账号/);
    expect(lines).toHaveLength(1 + 4 + 1);
    expect(lines[1]).toContain(`2026-10-02,2,2026-10-02 11:00:00,'=cmd|1,`);
    const { account } = (await get('/api/session', cookie)).json();
    expect((await list(`actor=${account}&action=audit.exported`)).items[0]?.detail).toEqual({
      to: '2026-10-02',
    });
  });

  it('export more rows than fit into one part, each once', async () => {
    const county = await house.login('auditAdmin', '511902');
    await house.db.ownerPool.query(
      `do $$ begin for n in 1..2100 loop perform audit_append(
         json_build_object('actor', 'bulk', 'areaKey', 511902000000000, 'action', 'camera.played', 'outcome', 'done', 'detail', json_build_object())::text);
       end loop; end $$`,
    );
    const { body } = await get('/api/audit/export?actor=bulk', county);
    const rows = body.trim().split('\r\n').slice(1);
    expect(rows).toHaveLength(2_100);
    expect(new Set(rows.map((row) => row.split(',').slice(0, 2).join())).size).toBe(2_100);
  });

  it('tell the head, and a verification in the background that ends well', async () => {
    const { account } = (await get('/api/session')).json();
    const before = await of(account, 'audit.verified')();
    const begun = (await get('/api/audit/verification')).json<AuditVerificationStatus>();
    expect(begun).toMatchObject({ state: 'running', finishedAt: null });
    const done = await eventually('the verifier is done', async () => {
      const status = (await get('/api/audit/verification')).json<AuditVerificationStatus>();
      return status.state === 'running' ? null : status;
    });
    expect(done).toMatchObject({
      state: 'done',
      progress: 1,
      fault: null,
      from: { day: '2026-10-01', no: 1 },
    });
    expect(done.rows).toBeGreaterThan(2_100);
    expect((await get('/api/audit/verification')).json()).toEqual(done);
    expect(await of(account, 'audit.verified')()).toBe(before + 1);
    const head = (await get('/api/audit/head')).json();
    expect(head).toMatchObject({ no: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('write the head down in the data folder, and only when there is a new one', async () => {
    await append(house.db.appPool);
    const written = await writeHeadDown(house.app);
    const text = await readFile(join(house.app.config.dataFolder, 'audit-heads.log'), 'utf8');
    expect(text.trim().split('\n').at(-1)).toContain(written === null ? 'nothing' : formatHead(written));
    expect(await writeHeadDown(house.app)).toBeNull();
  });

  it('show who imported a file and who repaired a row, without what stood in them', async () => {
    const cookie = await house.login('clerk', '511902');
    const { account } = (await get('/api/session', cookie)).json();
    const file = Buffer.from('编号,时间,主题\n7,unreadable,张三的事\n');
    const mapping = { columns: { caseRef: '编号', registeredAt: '时间', title: '主题' } };
    const { id, quarantined } = await importFile(house, '张三.csv', file, mapping, { cookie });
    expect(quarantined).toBe(1);
    const [item] = (await get(`/api/quarantine?importId=${id}`, cookie)).json().items;
    const repaired = await house.app.inject({
      method: 'POST',
      url: `/api/quarantine/${item.id}/retry`,
      headers: { cookie },
      payload: { event: { 编号: '7', 时间: '2024-03-01 08:00', 主题: '张三的事' } },
    });
    expect(repaired.statusCode, repaired.body).toBe(200);
    const { items } = await list(`actor=${account}`);
    expect(items.map(({ action, object }) => [action, object])).toEqual([
      ['data.repaired', `quarantine:${item.id}`],
      ['data.imported', `import:${id}`],
    ]);
    expect(JSON.stringify(items)).not.toContain('张三');
  });

  it('show by which rules the system works, once until they are others', async () => {
    await noteRules(house.app);
    await noteRules(house.app);
    const rules = async () =>
      (await list('action=rules.changed')).items.map(({ object, detail }) => ({ object, detail }));
    const version = house.app.profile.version;
    expect(await rules()).toMatchObject([{ object: 'profile:bazhong', detail: { version, before: null } }]);
    await house.db.ownerPool.query(
      `update setting set value = jsonb_set(value, '{hash}', '"of before"') where name = 'rules.seen'`,
    );
    await noteRules(house.app);
    expect(await rules()).toMatchObject([{ detail: { before: `bazhong ${version} of before` } }, {}]);
  });

  it('find what was tampered with when they are asked to look again', async () => {
    await house.db.ownerPool.query(
      `alter table audit disable trigger user; delete from audit where day = '2026-10-01' and no = 2`,
    );
    const begin = await house.app.inject({
      method: 'POST',
      url: '/api/audit/verification',
      headers: { cookie: auditor },
    });
    expect(begin.json()).toMatchObject({ state: 'running' });
    const done = await eventually('the verifier is done', async () => {
      const status = (await get('/api/audit/verification')).json<AuditVerificationStatus>();
      return status.state === 'running' ? null : status;
    });
    expect(done.fault).toMatchObject({ day: '2026-10-02', no: 1 });
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import type { CaseAccess, CaseNote } from '@fengqiao/contract/confidentiality';
import { inScope, type Scope } from '@fengqiao/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CasePerson, casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const village = '511902001001';
const words = '男方说他愿意让出房子，但不要告诉女方';

describe.each(engines('every'))('back-to-back notes on %s', (engine) => {
  let gateway: IngestApp;
  let caseCode: string;
  let author: CasePerson;
  let reader: CasePerson;
  let colleague: CasePerson;
  let note: CaseNote;
  const others: Record<string, CasePerson> = {};

  beforeAll(async () => {
    gateway = await ingestApp(engine, { SEAL_KEY: randomBytes(32).toString('base64') });
    const { db } = gateway;
    author = await casePerson(db, 'mediator.one', 'mediator', village);
    reader = await casePerson(db, 'mediator.two', 'mediator', '511902001');
    colleague = await casePerson(db, 'mediator.three', 'mediator', village);
    others.clerk = await casePerson(db, 'clerk.one', 'clerk', village);
    others.leader = await casePerson(db, 'leader.one', 'leader', '511902');
    others.head = await casePerson(db, 'head.one', 'head', '511902001');
    others.operator = await casePerson(db, 'operator.one', 'operator', '511900');
    others.systemAdmin = await casePerson(db, 'system.one', 'systemAdmin', '511900');
    others.securityAdmin = await casePerson(db, 'security.one', 'securityAdmin', '511900');
    others.auditAdmin = await casePerson(db, 'audit.one', 'auditAdmin', '511900');
    others.elsewhere = await casePerson(db, 'mediator.far', 'mediator', '511921100');
    others.ofCounty = await casePerson(db, 'mediator.county', 'mediator', '511902');
    const { body } = await gateway.send([anEvent({ areaCode: village, title: '离婚析产' })]);
    caseCode = body.cases[0]?.caseCode ?? '';
    const written = await call('POST', author, { side: 'partyA', body: words, readers: ['mediator.two'] });
    expect(written.status).toBe(201);
    note = written.body;
  });
  afterAll(() => gateway.close());

  const call = async (
    method: 'GET' | 'POST' | 'DELETE',
    { cookie }: CasePerson,
    payload?: object,
    id = '',
  ) => {
    const answer = await gateway.app.inject({
      method,
      url: `/api/cases/${caseCode}/notes${id}`,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, text: answer.body, body: answer.body === '' ? null : answer.json() };
  };
  const access = async ({ cookie }: CasePerson): Promise<CaseAccess[]> =>
    (await gateway.app.inject({ url: `/api/cases/${caseCode}/access`, headers: { cookie } })).json().items;

  it('are read by their author and the readers that the author named', async () => {
    for (const who of [author, reader])
      expect((await call('GET', who)).body.items).toEqual([
        { ...note, body: words, author: 'mediator.one', readers: ['mediator.two'] },
      ]);
  });

  it('are not there for another mediator of the case', async () => {
    expect((await call('GET', colleague)).body.items).toEqual([]);
  });

  it('are refused to everybody else, whatever the role, also unmasked or named as a handler', async () => {
    await gateway.app.inject({
      method: 'POST',
      url: `/api/cases/${caseCode}/unmask`,
      headers: { cookie: others.operator?.cookie ?? '' },
      payload: { purpose: 'safety', reason: '当事人扬言轻生', minutes: 5 },
    });
    await gateway.app.inject({
      method: 'PUT',
      url: `/api/cases/${caseCode}/handlers`,
      headers: { cookie: others.head?.cookie ?? '' },
      payload: { handlers: ['operator.one', 'clerk.one'] },
    });
    for (const [role, who] of Object.entries(others)) {
      const answer = await call('GET', who);
      expect([role, answer.status]).toEqual([role, role === 'elsewhere' ? 404 : 403]);
      expect((await call('POST', who, { side: 'partyB', body: words, readers: [] })).status).not.toBe(201);
      expect((await call('DELETE', who, undefined, `/${note.id}`)).status).not.toBe(204);
    }
  });

  it('cannot even be counted by leader and head in the record of the case', async () => {
    const actions = async (who: CasePerson | undefined) =>
      (await access(who as CasePerson))
        .map(({ action }) => action)
        .filter((action) => action.startsWith('note'));
    await call('GET', reader);
    for (const who of [others.leader, others.head, others.clerk, colleague])
      expect(await actions(who)).toEqual([]);
    expect(new Set(await actions(author))).toEqual(new Set(['noteWritten', 'notesRead']));
  });

  it('are in the database as bytes that open for their own id only', async () => {
    const { rows } = await gateway.db.ownerPool.query('select body_sealed from case_note');
    expect(rows).toHaveLength(1);
    expect(rows[0].body_sealed.includes(Buffer.from('房子'))).toBe(false);
    const copy = randomUUID();
    await gateway.db.ownerPool.query(
      `insert into case_note (id, case_id, side, body_sealed, author)
       select $1, case_id, side, body_sealed, 'mediator.three' from case_note where id = $2`,
      [copy, note.id],
    );
    const answer = await call('GET', colleague);
    expect([answer.status, answer.text.includes('房子')]).toEqual([500, false]);
    await gateway.db.ownerPool.query('delete from case_note where id = $1', [copy]);
  });

  it('are hidden by the database itself from every other account, the gateway’s own work included', async () => {
    const everywhere = { lo: 0, hi: 999_999_999_999_999 };
    const seen = (scope: Scope) =>
      inScope(gateway.db.appPool, scope, async (tx) => {
        const { rows } = await tx.query('select count(*)::int as n from case_note');
        const changed = await tx.query(`update case_note set side = 'partyB'`);
        return [rows[0].n, changed.rowCount];
      });
    for (const account of ['mediator.three', 'leader.one', 'head.one', 'operator.one', 'audit.one', ''])
      expect(await seen({ ...everywhere, account })).toEqual([0, 0]);
    expect(await seen({ ...everywhere, purpose: 'gateway' })).toEqual([0, 0]);
    expect(await seen({ ...everywhere, account: 'mediator.two' })).toEqual([1, 0]);
    const forged = inScope(gateway.db.appPool, { ...everywhere, account: 'leader.one' }, (tx) =>
      tx.query(
        `insert into case_note (case_id, side, body_sealed, author) select case_id, 'partyA', '', 'mediator.one' from case_state`,
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('name only mediators of the case as readers', async () => {
    for (const account of ['mediator.county', 'mediator.far', 'clerk.one', 'head.one', 'nobody.here']) {
      const answer = await call('POST', author, { side: 'mediator', body: words, readers: [account] });
      expect([account, answer.body.error?.code]).toEqual([account, 'case.badHandler']);
    }
  });

  it('leave reading and writing in the audit log, never their words', async () => {
    const { rows } = await gateway.db.ownerPool.query(
      `select action, entry from audit where action like 'case.note%' order by at`,
    );
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['case.noteWritten', 'case.notesRead']),
    );
    expect(JSON.stringify(rows)).not.toContain('房子');
  });

  it('are deleted by their author alone', async () => {
    expect((await call('DELETE', reader, undefined, `/${note.id}`)).status).toBe(404);
    expect((await call('DELETE', author, undefined, `/${note.id}`)).status).toBe(204);
    expect((await call('GET', reader)).body.items).toEqual([]);
  });
});

describe.each(engines())('back-to-back notes without a key on %s', (engine) => {
  it('are refused with the reason', async () => {
    const gateway = await ingestApp(engine);
    const { cookie } = await casePerson(gateway.db, 'mediator.one', 'mediator', village);
    const { body } = await gateway.send([anEvent({ areaCode: village, title: '离婚析产' })]);
    const answer = await gateway.app.inject({
      method: 'POST',
      url: `/api/cases/${body.cases[0]?.caseCode}/notes`,
      headers: { cookie },
      payload: { side: 'partyA', body: words, readers: [] },
    });
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'note.noKey']);
    await gateway.close();
  });
});

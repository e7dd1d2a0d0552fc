import { randomUUID } from 'node:crypto';
import type { Retention } from '@fengqiao/contract/retention';
import { verifyChain } from '@fengqiao/gateway/features/audit/verify-chain';
import { retentionRules } from '@fengqiao/gateway/features/retention/rules';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendPast } from '../helpers/audit-rows.ts';
import { engines } from '../helpers/database.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const settings = { auditDays: 1_095, caseTextYears: 10 };
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe.each(engines('every'))('what is over its time on %s', (engine) => {
  let house: IngestApp;
  beforeEach(async () => {
    house = await ingestApp(engine, { FENGQIAO_TERMINALS: 'optional' });
  });
  afterEach(() => house.close());

  const owner = (text: string, values: unknown[] = []) => house.db.ownerPool.query(text, values);
  const count = async (table: string): Promise<number> =>
    (await owner(`select count(*) as n from ${table}`)).rows[0].n;

  /** A case of a code with words in it and a note; closed so many days ago, or open. */
  async function aCase(no: number, closedDaysAgo: number | null, sealed = false): Promise<number> {
    const { rows } = await owner(
      `insert into case_state (case_code, source, case_ref, area, registered_at, last_event_at, closed_at, status, sealed)
       values ($1, 'hotline', $2, 511902000000000, $3, $3, $4, 'closed', $5) returning case_id as id`,
      [
        `511902-2010-00000${no}-1`,
        `c${no}`,
        ago(5_000),
        closedDaysAgo === null ? null : ago(closedDaysAgo),
        sealed,
      ],
    );
    const { id } = rows[0];
    await owner(
      `insert into case_text (case_id, area, title, detail, title_masked, detail_masked, sealed)
       values ($1, 511902000000000, '张三与李四', '张三说……', '张*与李*', '张*说……', $2)`,
      [id, sealed],
    );
    await owner(
      `insert into event_text (case_id, source, event_id, area, fields, fields_masked, sealed)
       values ($1, 'hotline', $2, 511902000000000, '{"note":"张三"}', '{"note":"张*"}', $3)`,
      [id, `e${no}`, sealed],
    );
    await owner(
      `insert into case_note (id, case_id, side, body_sealed, author) values ($1, $2, 'partyA', '\\x00', 'mediator01')`,
      [randomUUID(), id],
    );
    return id;
  }

  it('is deleted, and everything else stays', async () => {
    await house.login('operator', '511900');
    const session = `insert into session (token_hash, account_id, expires_at, revoked_at)
      select sha256($1), id, $2, $3 from account limit 1`;
    await owner(session, ['ran out', ago(8), null]);
    await owner(session, ['was ended', ago(-1), ago(8)]);
    await owner(session, ['ended yesterday', ago(-1), ago(1)]);
    await owner(`insert into login_challenge (nonce_hash, expires_at) values ('\\x01', $1), ('\\x02', $2)`, [
      ago(2),
      ago(0),
    ]);
    await owner(
      `insert into terminal_code (code_hash, name, area, created_by, expires_at, used_at) values
        ('\\x01', 'used', 1, 'x', $2, $1), ('\\x02', 'ran out', 1, 'x', $1, null), ('\\x03', 'waits', 1, 'x', $2, null)`,
      [ago(8), ago(-1)],
    );
    const { rows } = await owner(
      `insert into import (kind, source, area, file_name, mapping, state, finished_at) values
        ('cases', 's', 1, 'old.csv', '{}', 'done', $1), ('cases', 's', 1, 'old with rows.csv', '{}', 'done', $1),
        ('cases', 's', 1, 'new.csv', '{}', 'done', $2) returning id`,
      [ago(400), ago(10)],
    );
    await owner(
      `insert into quarantine (source, area, import_id, code, message, event, repaired_at) values
        ('s', 1, $1, 'x', 'm', '{"n":1}', $3), ('s', 1, $2, 'x', 'm', '{"n":2}', null), ('s', 1, null, 'x', 'm', '{"n":3}', $4)`,
      [rows[0].id, rows[1].id, ago(91), ago(89)],
    );
    const closed = await aCase(1, 3_700);
    await owner(
      `insert into unmasking (case_id, account, purpose, reason, at, expires_at) values
        ($1, 'a', 'handling', 'r', $2::timestamptz - interval '10 minutes', $2),
        ($1, 'a', 'handling', 'r', $3::timestamptz - interval '10 minutes', $3)`,
      [closed, ago(181), ago(179)],
    );
    await owner(
      `with w as (insert into wall (id, name, area) values ('hall', 'w', 1) returning id), d as (
         insert into wall_log (wall_id, deed, at) select id, 'note', at from w, unnest($1::timestamptz[]) as at
       )
       insert into wall_alarm (wall_id, case_id, outbox_seq, tier, state, ended_at)
       select id, $2::bigint, n, 'red', 'timedOut', at from w, unnest($1::timestamptz[]) with ordinality as a (at, n)`,
      [[ago(401), ago(399)], closed],
    );
    await owner(
      `with c as (insert into camera (id, name, area, owner, place_type, lng, lat)
                  values ('51190200001310000001', 'c', 1, '', 'road', 106, 31) returning id)
       insert into camera_health (camera_id, area, at, state, reason)
       select id, 1, at, 'outage', 'no-rtp' from c, unnest($1::timestamptz[]) as at`,
      [[ago(91), ago(89)]],
    );
    await owner(
      `with r as (insert into topic_run (from_at, to_at, rules_version, computed_at, cases, cases_before, whole)
                  values ($1, $2, 'v', $1, 3, 0, true), ($2, $2, 'v', $2, 3, 0, true) returning id)
       insert into topic (run_id, area, heat, finding) select id, 511902000000000, 1, '{}' from r`,
      [ago(401), ago(399)],
    );
    await owner(
      `with s as (insert into source (name, label, area, key_hash) values ('quiet', '', 1, '\\x05') returning name, area),
            h as (insert into source_hour (source, area, hour, last_at) select name, area, at, at from s, unnest($1::timestamptz[]) as at)
       insert into source_outage (source, area, state, began_at, ended_at)
       select name, area, 'silent', at - interval '1 hour', at from s, unnest($1::timestamptz[]) as at`,
      [[ago(401), ago(399)]],
    );
    await appendPast(house.db.ownerPool, [{ at: ago(1_200) }, { at: ago(1_100) }, { at: ago(1_000) }]);

    expect(await house.app.retention.run()).toEqual({
      sessions: 2,
      loginChallenges: 1,
      terminalCodes: 2,
      quarantine: 1,
      imports: 1,
      unmaskings: 1,
      cameraHealth: 1,
      wallDuty: 1,
      wallAlarms: 1,
      sourceHours: 1,
      sourceOutages: 1,
      topics: 1,
      audit: 2,
      caseText: 1,
      caseNotes: 1,
    });
    expect(await count('session')).toBe(2);
    expect(await count('topic')).toBe(1);
    expect((await owner('select name from terminal_code')).rows).toEqual([{ name: 'waits' }]);
    expect((await owner('select file_name from import order by 1')).rows).toEqual([
      { file_name: 'new.csv' },
      { file_name: 'old with rows.csv' },
    ]);
    const again = await house.app.retention.run();
    expect(Object.values(again ?? {}).filter((rows) => rows > 0)).toEqual([]);
  });

  it('leaves a case closed long ago with its record and without a word of anybody', async () => {
    const old = await aCase(1, 3_700);
    const sealed = await aCase(2, 3_700, true);
    const young = await aCase(3, 3_600);
    const open = await aCase(4, null);
    await house.app.retention.run();
    const { rows } = await owner(
      `select s.case_id as id, t.title, t.detail, t.title_masked, t.detail_masked, e.fields, e.fields_masked,
              (select count(*) from case_note n where n.case_id = s.case_id) as notes
         from case_state s join case_text t using (case_id) join event_text e using (case_id) order by 1`,
    );
    const empty = {
      title: '',
      detail: null,
      title_masked: '',
      detail_masked: null,
      fields: {},
      fields_masked: {},
      notes: 0,
    };
    expect(rows.slice(0, 2)).toEqual([
      { id: old, ...empty },
      { id: sealed, ...empty },
    ]);
    expect(rows.slice(2)).toMatchObject([
      { id: young, title: '张三与李四', notes: 1 },
      { id: open, fields: { note: '张三' }, notes: 1 },
    ]);
  });

  it('leaves a file of a letter without its bytes once the last of its cases has no words any more', async () => {
    const old = await aCase(1, 3_700);
    const young = await aCase(2, 3_600);
    const letterOf = async (...cases: number[]): Promise<string> => {
      const { rows } = await owner(
        `with l as (insert into letter (id, kind, area, to_area, recipient, subject, body, subject_masked, body_masked, drafted_by)
                    values (gen_random_uuid(), 'workReminder', 511902000000000, 511902001000000, '', '', '', '', '', 'clerk')
                    returning id),
              f as (insert into letter_attachment (id, letter_id, name, type, size, sha256, bytes, added_by, added_by_name)
                    select gen_random_uuid(), id, 'a.pdf', 'pdf', 1, '', '\\x00', 'clerk', 'clerk' from l)
         select id from l`,
      );
      for (const [position, caseId] of cases.entries())
        await owner(
          `insert into letter_case (letter_id, case_id, position) values ('${rows[0].id}', ${caseId}, ${position})`,
        );
      return rows[0].id;
    };
    const [ofOld, ofBoth] = [await letterOf(old), await letterOf(old, young)];
    await house.app.retention.run();
    const { rows } = await owner(
      'select letter_id as id, name, bytes is null as gone from letter_attachment',
    );
    expect(new Map(rows.map(({ id, name, gone }) => [id, [name, gone]]))).toEqual(
      new Map([
        [ofOld, ['a.pdf', true]],
        [ofBoth, ['a.pdf', false]],
      ]),
    );
  });

  it('is written down with counts only, and the audit log still holds', async () => {
    await appendPast(house.db.ownerPool, [{ at: ago(1_200) }, { at: ago(1_000) }]);
    await aCase(1, 3_700);
    await house.app.retention.run();
    const { rows } = await owner(`select entry::jsonb as entry from audit where action = 'data.deleted'`);
    expect(rows).toHaveLength(1);
    expect(rows[0].entry).toMatchObject({ actor: null, detail: { audit: 1, caseText: 1, caseNotes: 1 } });
    expect(JSON.stringify(rows)).not.toContain('张');
    expect(await verifyChain(house.db.appPool, { heads: [] })).toMatchObject({ rows: 2, fault: null });
    const { body } = await house.app.inject('/metrics');
    expect(body).toContain('fengqiao_retention_deleted_total{kind="audit"} 1');
  });

  it('is deleted by one of two gateways', async () => {
    const other = await house.db.ownerPool.connect();
    try {
      await other.query(`select pg_advisory_lock(hashtext('fengqiao.retention'))`);
      expect(await house.app.retention.run()).toBeNull();
    } finally {
      await other.query('select pg_advisory_unlock_all()');
      other.release();
    }
    expect(await house.app.retention.run()).not.toBeNull();
  });

  it('is shown to the administrators beforehand, with the last run and the next', async () => {
    const cookie = await house.login('securityAdmin', '511900');
    await appendPast(house.db.ownerPool, [{ at: ago(1_200) }, { at: ago(1_000) }]);
    await aCase(1, 3_700);
    const ask = async (): Promise<Retention> => {
      const answer = await house.app.inject({ url: '/api/retention', headers: { cookie } });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json();
    };
    const before = await ask();
    const line = ({ items }: Retention, wanted: string) => items.find(({ id }) => id === wanted);
    expect(before.lastRun).toBeNull();
    expect(line(before, 'audit')).toMatchObject({ days: 1_095, rows: 2, due: 1 });
    expect(line(before, 'caseText')).toMatchObject({ due: 1 });
    await house.app.retention.run();
    const after = await ask();
    expect(after.lastRun?.deleted).toMatchObject({ audit: 1, caseText: 1 });
    expect(line(after, 'audit')).toMatchObject({ due: 0 });
    expect(line(after, 'caseText')).toMatchObject({ due: 0 });
    expect(Date.parse(after.nextRunAt)).toBeGreaterThan(Date.now());
    const staff = await house.login('head', '511900');
    expect((await house.app.inject({ url: '/api/retention', headers: { cookie: staff } })).statusCode).toBe(
      403,
    );
  });
});

describe('the list of what is stored', () => {
  const [engine = 'embedded'] = engines();
  let house: IngestApp;
  beforeAll(async () => {
    house = await ingestApp(engine);
  });
  afterAll(() => house.close());

  it('names every table of the schema', async () => {
    const { rows } = await house.db.ownerPool.query<{ name: string }>(
      `select relname::text as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migration' order by 1`,
    );
    const named = retentionRules(settings).flatMap(({ where }) => where);
    // Folders are named by the variable that says where they are.
    expect(named.filter((name) => !/^[A-Z]/.test(name)).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('says for each thing why, by what right, how long and how it goes, in both languages', () => {
    for (const rule of retentionRules(settings)) {
      for (const text of [rule.what, rule.why, rule.basis, rule.kept, rule.deletion]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
        expect(text.en.length).toBeGreaterThan(3);
      }
    }
  });
});

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendHead, createPool, formatHead, type Head, inScope, readHeads } from '@fengqiao/db';
import { auditHead, deleteOldestAuditDay } from '@fengqiao/db/queries/audit';
import { verifyChain } from '@fengqiao/gateway/features/audit/verify-chain';
import { verifyCommand } from '@fengqiao/gateway/features/audit/verify-command';
import { wholeCountry } from '@fengqiao/gateway/plugins/db';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { anEntry, append, appendPast } from '../helpers/audit-rows.ts';
import { engines, type TestDatabase, testDatabase } from '../helpers/database.ts';

const day = (daysAgo: number, time = '04:00:00.000'): string =>
  `${new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)}T${time}Z`;

describe.each(engines('every'))('the audit log on %s', (engine) => {
  let shared: TestDatabase;
  beforeAll(async () => {
    shared = await testDatabase({ engine });
  });
  afterAll(() => shared?.drop());
  /** A database with an empty log. */
  const database = async (): Promise<TestDatabase> => {
    await shared.ownerPool.query(
      `alter table audit disable trigger user; truncate audit, audit_cut; alter table audit enable trigger user`,
    );
    return shared;
  };
  const verify = (db: TestDatabase, heads: Head[] = []) => verifyChain(db.appPool, { heads });
  const head = async (db: TestDatabase): Promise<Head> => {
    const row = await inScope(db.appPool, wholeCountry, auditHead);
    if (row === null) throw new Error('the log is empty');
    return row;
  };

  it('numbers rows without a gap and chains them, whatever two gateways write at the same time', async () => {
    const db = await database();
    const other = createPool({
      url: db.url,
      role: 'fengqiao_app',
      max: 8,
      statementTimeoutMs: 30_000,
      applicationName: 'another gateway',
    });
    const [writers, each] = [8, 60];
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < each; n += 1) await append(writer % 2 === 0 ? db.appPool : other);
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    await other.end();
    process.stdout.write(
      `audit on ${engine}: ${Math.round((writers * each) / seconds)} appends/s with ${writers} writers\n`,
    );
    const found = await verify(db);
    expect(found).toMatchObject({ rows: writers * each, fault: null, from: { no: 1 } });
    expect(formatHead(await head(db))).toBe(found.head && formatHead(found.head));
  });

  it.each([
    `insert into audit (day, no, at, entry, prev, hash) values ('2026-01-01', 1, now(), '{}', '', '')`,
    `update audit set entry = '{}'`,
    'delete from audit',
    'truncate audit',
    `update audit_cut set last_no = 1`,
    `insert into audit_cut (last_day, last_no, last_hash) values ('2020-01-01', 1, '')`,
    'alter table audit disable trigger user',
  ])('refuses the application: %s', async (statement) => {
    const db = await database();
    await append(db.appPool);
    const attempt = inScope(db.appPool, wholeCountry, async (tx) => {
      await tx.query(`set local app.audit_cut = 'on'`);
      await tx.query(statement);
    });
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    expect(await verify(db)).toMatchObject({ rows: 1, fault: null });
  });

  it.each([`update audit set entry = '{}'`, 'delete from audit', 'truncate audit'])(
    'refuses even its owner while nobody has switched the guard off: %s',
    async (statement) => {
      const db = await database();
      await append(db.appPool);
      await expect(db.ownerPool.query(statement)).rejects.toThrow('insert-only');
    },
  );

  it('is not led astray by a temporary table of the same name', async () => {
    const db = await database();
    await inScope(db.appPool, wholeCountry, async (tx) => {
      await tx.query('create temp table audit (like public.audit) on commit drop');
      await tx.query('select audit_append($1)', [anEntry()]);
    });
    expect(await verify(db)).toMatchObject({ rows: 1, fault: null });
  });

  it('writes in read committed transactions only: another would read an old last row', async () => {
    const db = await database();
    const attempt = inScope(
      db.appPool,
      wholeCountry,
      (tx) => tx.query('select audit_append($1)', [anEntry()]),
      { isolation: 'repeatable read' },
    );
    await expect(attempt).rejects.toThrow('read committed');
  });

  it('takes a row back with the transaction that it belongs to', async () => {
    const db = await database();
    await append(db.appPool);
    await inScope(db.appPool, wholeCountry, async (tx) => {
      await tx.query('select audit_append($1)', [anEntry()]);
      throw new Error('after all not');
    }).catch(() => undefined);
    await append(db.appPool);
    expect(await verify(db)).toMatchObject({ rows: 2, fault: null });
  });

  it('goes on in order when the clock was set back', async () => {
    const db = await database();
    await appendPast(db.ownerPool, [{ at: day(-3) }]);
    await append(db.appPool);
    const found = await verify(db);
    expect(found).toMatchObject({ rows: 2, fault: null });
    expect(found.head).toMatchObject({ day: day(-3).slice(0, 10), no: 2 });
  });

  it('goes on from where its oldest days were deleted, and never deletes younger ones', async () => {
    const db = await database();
    await appendPast(db.ownerPool, [{ at: day(400) }, { at: day(300) }, { at: day(300) }, { at: day(100) }]);
    const cut = (days: number) => inScope(db.appPool, wholeCountry, (tx) => deleteOldestAuditDay(tx, days));
    const young = inScope(db.appPool, wholeCountry, (tx) =>
      tx.query(`select audit_delete_before((now() at time zone 'Asia/Shanghai')::date - 179)`),
    );
    await expect(young).rejects.toThrow('at least 180 days');
    expect(await cut(200)).toBe(1);
    expect(await verify(db)).toMatchObject({ rows: 3, fault: null });
    expect(await cut(200)).toBe(2);
    await append(db.appPool);
    expect(await verify(db)).toMatchObject({ rows: 2, fault: null });
    expect(await cut(200)).toBe(0);
  });

  it('goes on after everything was old enough to be deleted', async () => {
    const db = await database();
    await appendPast(db.ownerPool, [{ at: day(400) }, { at: day(300) }]);
    const before = await head(db);
    const cut = () => inScope(db.appPool, wholeCountry, (tx) => deleteOldestAuditDay(tx, 180));
    expect([await cut(), await cut(), await cut()]).toEqual([1, 1, 0]);
    expect(await verify(db, [before])).toMatchObject({ rows: 0, fault: null });
    await append(db.appPool);
    expect(await verify(db, [before])).toMatchObject({ rows: 1, fault: null });
  });

  describe('of three days, when its owner tampers with it,', () => {
    const rows = [3, 3, 3, 2, 2, 2, 2, 1, 1].map((ago, index) => ({
      at: day(ago, `0${index}:00:00.000`),
      entry: anEntry({ object: `case:${index}` }),
    }));
    const middle = `day = '${day(2).slice(0, 10)}'`;
    /** The hash that a row would have: what somebody who knows the product can compute. */
    const rehash = `sha256(prev || convert_to(day || E'\\n' || no || E'\\n'
      || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\\n' || entry, 'UTF8'))`;

    const tampered = async (statement: string, own?: TestDatabase) => {
      const db = own ?? (await database());
      await appendPast(db.ownerPool, rows);
      const before = await head(db);
      expect(await verify(db, [before])).toMatchObject({ rows: 9, fault: null });
      await db.ownerPool.query(
        `alter table audit disable trigger user; ${statement}; alter table audit enable trigger user`,
      );
      return { db, before };
    };

    it.each([
      [
        'an entry edited',
        `update audit set entry = replace(entry, 'operator01', 'operator02') where ${middle} and no = 2`,
        2,
        'was changed',
      ],
      [
        'an entry edited with a hash that fits it',
        `update audit set entry = '{}' where ${middle} and no = 2; update audit set hash = ${rehash} where ${middle} and no = 2`,
        3,
        'does not continue',
      ],
      ['a hash edited', `update audit set hash = sha256(hash) where ${middle} and no = 3`, 3, 'was changed'],
      [
        'a time edited by a microsecond',
        `update audit set at = at + interval '1 microsecond' where ${middle} and no = 3`,
        3,
        'was changed',
      ],
      ['a row deleted in the middle', `delete from audit where ${middle} and no = 2`, 2, 'is missing'],
      ['the first row of a day deleted', `delete from audit where ${middle} and no = 1`, 1, 'is missing'],
      [
        'two rows swapped',
        `update audit set no = -1 where ${middle} and no = 2; update audit set no = 2 where ${middle} and no = 3;
         update audit set no = 3 where ${middle} and no = -1`,
        2,
        'does not continue',
      ],
      [
        'the words of two rows swapped',
        `update audit a set entry = b.entry from audit b
          where a.${middle} and b.${middle} and a.no in (2, 3) and b.no = 5 - a.no`,
        2,
        'was changed',
      ],
    ])('finds %s', async (_what, statement, no, words) => {
      const { db } = await tampered(statement);
      const { fault } = await verify(db);
      expect(fault).toMatchObject({ day: day(2).slice(0, 10), no });
      expect(fault?.what).toContain(words);
    });

    it('finds columns changed beside the entry', async () => {
      const own = await testDatabase({ engine }); // its table is never again what it was
      const { db } = await tampered(
        `alter table audit alter column actor drop expression;
         update audit set actor = 'nobody' where ${middle} and no = 4`,
        own,
      );
      const { fault } = await verify(db);
      await own.drop();
      expect(fault).toMatchObject({ day: day(2).slice(0, 10), no: 4 });
      expect(fault?.what).toContain('columns');
    });

    it.each([
      ["interval '-2 hours'", 'older than the row before'],
      ["interval '1 day'", 'not that day'],
    ])('finds the newest row dated otherwise by %s, although its hash fits', async (shift, words) => {
      const last = `day = '${day(1).slice(0, 10)}' and no = 2`;
      const { db } = await tampered(
        `update audit set at = at + ${shift} where ${last}; update audit set hash = ${rehash} where ${last}`,
      );
      const { fault } = await verify(db);
      expect(fault).toMatchObject({ day: day(1).slice(0, 10), no: 2 });
      expect(fault?.what).toContain(words);
    });

    it('finds the last row of a day deleted, and one put in after it', async () => {
      const gone = await tampered(`delete from audit where ${middle} and no = 4`);
      expect((await verify(gone.db)).fault).toMatchObject({ day: day(1).slice(0, 10), no: 1 });
      const forged = await tampered(
        `insert into audit (day, no, at, entry, prev, hash)
           select day, 5, at, '{}', hash, '' from audit where ${middle} and no = 4;
         update audit set hash = ${rehash} where no = 5`,
      );
      expect((await verify(forged.db)).fault).toMatchObject({ day: day(1).slice(0, 10), no: 1 });
    });

    it('finds the newest rows deleted by the head that somebody wrote down', async () => {
      const { db, before } = await tampered(
        `delete from audit where day = '${day(1).slice(0, 10)}' and no = 2`,
      );
      expect((await verify(db)).fault).toBeNull();
      expect((await verify(db, [before])).fault).toMatchObject({ day: before.day, no: before.no });
    });

    it('finds the whole log rewritten with a chain that fits', async () => {
      const { db, before } = await tampered('truncate audit');
      await appendPast(
        db.ownerPool,
        rows.map(({ at }) => ({ at, entry: anEntry({ actor: 'somebody' }) })),
      );
      expect((await verify(db)).fault).toBeNull();
      expect((await verify(db, [before])).fault?.what).toContain('rewritten');
    });

    it('finds the oldest days deleted, also when they are said to have been too old', async () => {
      const oldest = `day = '${day(3).slice(0, 10)}'`;
      const gone = await tampered(`delete from audit where ${oldest}`);
      expect((await verify(gone.db)).fault).toMatchObject({ day: day(2).slice(0, 10), no: 1 });
      const said = await tampered(
        `insert into audit_cut (last_day, last_no, last_hash)
           select day, no, hash from audit where ${oldest} and no = 3;
         delete from audit where ${oldest}`,
      );
      expect((await verify(said.db)).fault?.what).toContain('younger than 180 days');
    });
  });

  describe('and the heads written down beside it', () => {
    let folder: string;
    let file: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fengqiao-heads-'));
      file = join(folder, 'audit-heads.log');
    });
    afterEach(async () => {
      vi.unstubAllEnvs();
      await rm(file, { force: true });
    });
    afterAll(() => rm(folder, { recursive: true }));

    const command = async (db: TestDatabase, ...args: string[]) => {
      vi.stubEnv('DATABASE_URL', db.url);
      vi.stubEnv('FENGQIAO_DATA', folder);
      const lines: string[] = [];
      const code = await verifyCommand(args, (line) => lines.push(line));
      return { code, text: lines.join('\n') };
    };

    it('are read by the command, which ends with 1 at the first fault', async () => {
      const db = await database();
      await appendPast(db.ownerPool, [{ at: day(2) }, { at: day(1) }]);
      const newest = await head(db);
      await appendHead(file, { head: newest });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const good = await command(db);
      expect(good).toMatchObject({ code: 0 });
      expect(good.text).toContain(`head  ${formatHead(newest)}`);
      expect(good.text).toContain('compared with 1 heads');

      await db.ownerPool.query(
        `alter table audit disable trigger user; delete from audit where day = '${newest.day}'`,
      );
      const bad = await command(db);
      expect(bad.code).toBe(1);
      expect(bad.text).toContain(`FAULT ${newest.day}:1 was written down outside and is gone`);
      await rm(file);
      expect((await command(db)).code).toBe(0);
      expect((await command(db, '--head', formatHead(newest))).code).toBe(1);
    });

    it('say after a restore which of them the restored log cannot hold', async () => {
      const hash = (digit: string) => digit.repeat(64);
      const at = (day: string, no: number, digit: string): Head => ({ day, no, hash: hash(digit) });
      await appendHead(file, { head: at('2026-01-01', 5, 'a') });
      await appendHead(file, { head: at('2026-01-03', 1, 'b') });
      await appendHead(file, { restored: at('2026-01-02', 2, 'c') });
      await appendHead(file, { head: at('2026-01-03', 1, 'd') });
      expect((await readHeads(file)).map((each) => each.hash.charAt(0))).toEqual(['a', 'c', 'd']);
      await appendHead(file, { restored: null });
      expect(await readHeads(file)).toEqual([]);
      await writeFile(file, `${await readFile(file, 'utf8')}nonsense\n`);
      await expect(readHeads(file)).rejects.toThrow('line 6 is not a head');
    });

    it('are refused when they are none', async () => {
      await expect(verifyCommand(['--head', '2026-11-22:1:xyz'], () => undefined)).rejects.toThrow(
        'expected DAY:NO:HASH',
      );
    });
  });
});

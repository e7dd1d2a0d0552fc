import { databaseErrorKind, databaseFacts, inScope, inTransaction } from '@fengqiao/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type TestDatabase, testDatabase } from '../helpers/database.ts';

const COUNTY_A = { lo: 511_902_000_000_000, hi: 511_902_999_999_999 };
const CITY = { lo: 511_900_000_000_000, hi: 511_999_999_999_999 };

describe.each(engines('every'))('a scope on %s', (engine) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase({ engine });
    await database.ownerPool.query(`
      create table secret (area bigint not null, word text not null);
      alter table secret enable row level security;
      alter table secret force row level security;
      create policy secret_scope on secret to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
      grant select, insert on secret to fengqiao_app;
      insert into secret values (511902001000000, 'A'), (511903001000000, 'B'), (370100000000000, 'elsewhere')`);
  });
  afterAll(() => database.drop());

  const words = (scope: { lo: number; hi: number }, pool = database.ownerPool) =>
    inScope(pool, scope, async (client) => {
      const answer = await client.query<{ word: string }>('select word from secret order by word');
      return answer.rows.map((row) => row.word);
    });

  it('shows the rows of its own areas only, whoever connects', async () => {
    expect(await words(COUNTY_A)).toEqual(['A']);
    expect(await words(CITY)).toEqual(['A', 'B']);
    expect(await words(CITY, database.appPool)).toEqual(['A', 'B']);
  });

  it('shows nothing without a scope', async () => {
    expect((await database.appPool.query('select * from secret')).rows).toEqual([]);
  });

  it('leaves nothing of itself behind in the session', async () => {
    const client = await database.ownerPool.connect();
    client.release();
    await words(CITY); // the pool hands out the session used last
    const { rows } = await database.ownerPool.query(
      `select current_user = session_user as myself, app_lo() as lo, current_setting('app.account', true) as account`,
    );
    expect(rows).toEqual([{ myself: true, lo: null, account: '' }]);
  });

  it('refuses to write a row outside', async () => {
    const outside = inScope(database.ownerPool, COUNTY_A, (client) =>
      client.query(`insert into secret values (511903001000000, 'forged')`),
    );
    await expect(outside).rejects.toSatisfy((error) => databaseErrorKind(error) === 'denied');
  });

  it.each([
    { lo: Number.NaN, hi: 5 },
    { lo: 5, hi: 4 },
    { lo: -1, hi: 4 },
    { lo: 0, hi: 1e15 },
    { lo: 0.5, hi: 4 },
    { lo: undefined as unknown as number, hi: 4 },
  ])('runs nothing for the range from $lo to $hi', async (scope) => {
    let ran = false;
    const attempt = inScope(database.ownerPool, scope, async () => {
      ran = true;
    });
    await expect(attempt).rejects.toThrow(RangeError);
    expect(ran).toBe(false);
  });

  it('passes account and purpose literally, whatever is in them', async () => {
    const nasty = `o'neil"; drop table secret; -- \\ 张三`;
    const seen = await inScope(
      database.ownerPool,
      { ...CITY, account: nasty, purpose: nasty },
      async (client) => {
        const { rows } = await client.query(
          `select current_setting('app.account') as account, current_setting('app.purpose') as purpose`,
        );
        return rows;
      },
    );
    expect(seen).toEqual([{ account: nasty, purpose: nasty }]);
  });

  it('says so when a failed statement was ignored, instead of acknowledging a rollback', async () => {
    const attempt = inTransaction(database.ownerPool, async (client) => {
      await client.query(`insert into secret values (1, 'lost')`);
      await client.query('select 1/0').catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow('nothing was stored');
  });

  it('knows what it talks to', async () => {
    const facts = await databaseFacts(database.appPool);
    expect(facts.version).toMatch(/^1[678]\.\d/);
    if (engine === 'embedded')
      expect(facts).toMatchObject({ engine: 'embedded', timescaledb: null, license: null });
    if (engine === 'timescaledb') {
      expect(facts).toMatchObject({ engine: 'postgresql', license: 'apache' });
      expect(facts.timescaledb).toMatch(/^2\./);
    }
  });
});

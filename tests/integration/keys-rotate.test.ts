import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '@fengqiao/db';
import { rotateEnvironment, rotateFile } from '@fengqiao/gateway/features/secrets/rotate';
import { sealedColumns } from '@fengqiao/gateway/features/secrets/sealed-columns';
import { SecondFactors } from '@fengqiao/gateway/features/session/second-factor';
import { ReporterKeys } from '@fengqiao/gateway/plugins/reporter-keys';
import { seal, unseal } from '@fengqiao/gateway/plugins/seal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type TestDatabase, testDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';

const silent = () => undefined;
const base64Key = () => randomBytes(32).toString('base64');
const cameras = ['51190200001320000001', '51190200001320000002'] as const;
const note = randomUUID();

describe.each(engines())('a change of keys on %s', (engine) => {
  let db: TestDatabase;
  let folder: string;
  let file: string;
  let oldKey: Buffer;
  beforeEach(async () => {
    db = await testDatabase({ engine });
    folder = await mkdtemp(join(tmpdir(), 'fengqiao-keys-'));
    file = join(folder, 'secrets.json');
    const secrets = { STREAMS_SECRET: randomBytes(32).toString('base64url'), SEAL_KEY: base64Key() };
    oldKey = Buffer.from(secrets.SEAL_KEY, 'base64');
    await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
    await furnish();
  });
  afterEach(async () => {
    await db.drop();
    await rm(folder, { recursive: true });
  });

  /** As values were sealed before there were key ids. */
  function sealWithoutKeyId(value: unknown, boundTo: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', oldKey, iv, { authTagLength: 16 });
    cipher.setAAD(Buffer.from(boundTo));
    const text = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
    return Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), text]);
  }

  async function furnish(): Promise<void> {
    const { sealed: totp } = new SecondFactors(oldKey).make('leader01');
    await db.ownerPool.query(
      `insert into camera (id, name, area, owner, place_type, lng, lat, source_sealed)
       values ($1, 'a', 511902000000000, 'police', 'street', 106.7, 31.8, $3),
              ($2, 'b', 511902000000000, 'police', 'street', 106.7, 31.8, $4)`,
      [
        ...cameras,
        seal(oldKey, { url: 'rtsp://10.0.0.1/a' }, cameras[0]),
        sealWithoutKeyId({ url: 'rtsp://10.0.0.1/b' }, cameras[1]),
      ],
    );
    await db.ownerPool.query(
      `insert into account (account, display_name, password_hash, role, area, totp_sealed)
       values ('leader01', '值班领导', '-', 'leader', 511902000000000, $1)`,
      [totp],
    );
    await db.ownerPool.query(
      `with c as (insert into case_state (case_code, source, case_ref, area, registered_at, last_event_at)
                  values ('511902-2026-000001-1', 's', 'r', 511902000000000, now(), now()) returning case_id)
       insert into case_note (id, case_id, side, body_sealed, author) select $1, case_id, 'partyA', $2, 'leader01' from c`,
      [note, seal(oldKey, '他说的话', note)],
    );
  }

  async function stored(): Promise<{ sealed: Buffer; boundTo: string }[]> {
    const found = await db.ownerPool.query<{ column: string; key: string; sealed: Buffer }>(
      `select 'camera.source_sealed' as column, id as key, source_sealed as sealed from camera
       union all select 'account.totp_sealed', account, totp_sealed from account
       union all select 'case_note.body_sealed', id::text, body_sealed from case_note`,
    );
    return found.rows.map(({ column, key, sealed }) => ({
      sealed,
      boundTo: sealedColumns.find((each) => each.column === column)?.boundTo(key) ?? '',
    }));
  }

  const keysNow = async (): Promise<Record<string, string>> => JSON.parse(await readFile(file, 'utf8'));
  const rotate = () => rotateFile(db.ownerPool, file, silent);

  it('knows every column of the schema that is sealed', async () => {
    const { rows } = await db.ownerPool.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and column_name like '%\\_sealed'`,
    );
    expect(sealedColumns.map(({ column }) => column).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('seals everything anew, so that the new key opens it and the old one nothing', async () => {
    const before = await keysNow();
    expect(await rotate()).toEqual({ changed: 4, unreadable: [] });
    const after = await keysNow();
    expect(Object.keys(after).sort()).toEqual(['SEAL_KEY', 'STREAMS_SECRET']);
    expect(after.SEAL_KEY).not.toBe(before.SEAL_KEY);
    expect(after.STREAMS_SECRET).not.toBe(before.STREAMS_SECRET);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const key = Buffer.from(after.SEAL_KEY ?? '', 'base64');
    for (const { sealed, boundTo } of await stored()) {
      expect(unseal(key, sealed, boundTo)).toBeTruthy();
      expect(() => unseal(oldKey, sealed, boundTo)).toThrow('a key that is not here');
    }
    const { rows } = await db.ownerPool.query('select id, source_sealed from camera order by id');
    expect(unseal(key, rows[1].source_sealed, rows[1].id)).toEqual({ url: 'rtsp://10.0.0.1/b' });
    const audited = await db.ownerPool.query(`select action, actor from audit`);
    expect(audited.rows).toEqual([{ action: 'secrets.rotated', actor: expect.stringMatching(/^shell:/) }]);
  });

  it('hashes who reported once more, so that reports find each other and the hashes of before find nobody', async () => {
    const before = await new ReporterKeys(db.appPool, oldKey).current();
    await db.ownerPool.query('insert into case_reporter select case_id, $1 from case_state', [before('A-1')]);
    await rotate();
    const key = Buffer.from((await keysNow()).SEAL_KEY ?? '', 'base64');
    const after = await new ReporterKeys(db.appPool, key).current();
    const { rows } = await db.ownerPool.query<{ hash: Buffer }>('select hash from case_reporter');
    expect(rows).toEqual([{ hash: after('A-1') }]);
    expect(after('A-1')).not.toEqual(before('A-1'));
  });

  it('keeps the keys up to now beside it, for the backups that need them', async () => {
    const before = await keysNow();
    await rotate();
    const [kept = ''] = (await readdir(folder)).filter((name) => name.startsWith('secrets-until-'));
    expect(JSON.parse(await readFile(join(folder, kept), 'utf8'))).toEqual(before);
    expect((await stat(join(folder, kept))).mode & 0o777).toBe(0o600);
  });

  it('that was interrupted opens everything meanwhile, and is simply run again', async () => {
    await db.ownerPool.query(
      `create function stop() returns trigger language plpgsql as 'begin raise exception ''power cut''; end';
       create trigger stop before update of totp_sealed on account for each row execute function stop()`,
    );
    await expect(rotate()).rejects.toThrow('power cut');
    const between = await keysNow();
    const keys = [between.SEAL_KEY, between.SEAL_KEYS_OLD].map((key) => Buffer.from(key ?? '', 'base64'));
    expect(keys[1]).toEqual(oldKey);
    for (const { sealed, boundTo } of await stored()) expect(unseal(keys, sealed, boundTo)).toBeTruthy();

    await db.ownerPool.query('drop trigger stop on account');
    expect(await rotate()).toEqual({ changed: 2, unreadable: [] });
    expect(await keysNow()).toEqual({ STREAMS_SECRET: between.STREAMS_SECRET, SEAL_KEY: between.SEAL_KEY });
    for (const { sealed, boundTo } of await stored())
      expect(unseal(keys.slice(0, 1), sealed, boundTo)).toBeTruthy();
  });

  it('waits until no gateway runs, which would go on sealing with the old key', async () => {
    const gateway = createPool({
      url: db.url,
      role: 'fengqiao_app',
      max: 1,
      statementTimeoutMs: 5_000,
      applicationName: 'fengqiao gateway',
    });
    await gateway.query('select 1');
    const before = await keysNow();
    await expect(rotate()).rejects.toThrow('A gateway is running');
    expect(await keysNow()).toEqual(before);
    await gateway.end();
    // The server lets a session go a moment after its client has.
    expect((await eventually('the gateway has left', rotate)).changed).toBe(4);
  });

  it('names what no key opens and leaves it as it is', async () => {
    const lost = seal(randomBytes(32), { url: 'rtsp://x' }, cameras[0]);
    await db.ownerPool.query('update camera set source_sealed = $2 where id = $1', [cameras[0], lost]);
    expect(await rotate()).toEqual({ changed: 3, unreadable: [`camera.source_sealed ${cameras[0]}`] });
    const { rows } = await db.ownerPool.query('select source_sealed from camera where id = $1', [cameras[0]]);
    expect(rows[0].source_sealed).toEqual(lost);
  });

  it('whose keys stand in the environment tells what to do first, then seals with the new one', async () => {
    const SEAL_KEY = base64Key();
    await expect(rotateEnvironment(db.ownerPool, { SEAL_KEY }, silent)).rejects.toThrow('SEAL_KEYS_OLD');
    const SEAL_KEYS_OLD = oldKey.toString('base64');
    expect(await rotateEnvironment(db.ownerPool, { SEAL_KEY, SEAL_KEYS_OLD }, silent)).toEqual({
      changed: 4,
      unreadable: [],
    });
    for (const { sealed, boundTo } of await stored())
      expect(unseal(Buffer.from(SEAL_KEY, 'base64'), sealed, boundTo)).toBeTruthy();
  });
});

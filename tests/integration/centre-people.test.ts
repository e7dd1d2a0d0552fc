import { areaKey } from '@fengqiao/contract/areas';
import type { PublicBoard } from '@fengqiao/contract/boards';
import type { CentreRegister } from '@fengqiao/contract/centre-register';
import type { Checklists } from '@fengqiao/contract/checklists';
import type { DutyRoster } from '@fengqiao/contract/duty';
import type { Incident, RedLines } from '@fengqiao/contract/incidents';
import type { StaffMember } from '@fengqiao/contract/staff';
import type { StaffImportReport } from '@fengqiao/contract/staff-imports';
import { upsertCentres, upsertRooms } from '@fengqiao/db/queries/centres';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const party = '欧阳示例甲';
const centre = 'C511902';

describe.each(engines().slice(0, 1))('people of centres on %s', (engine) => {
  let gateway: IngestApp;
  let head: string;
  let otherHead: string;
  let watcher: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    head = await gateway.login('head', '511902');
    otherHead = await gateway.login('head', '511921');
    watcher = await gateway.login('leader', '511902');
    const place = { lng: null, lat: null, synthetic: true };
    await upsertCentres(gateway.db.ownerPool, [
      { id: centre, name: '巴州区综治中心', area: areaKey('511902'), ...place },
      { id: 'C511902001', name: '东城综治中心', area: areaKey('511902001'), ...place },
      { id: 'C511921', name: '通江县综治中心', area: areaKey('511921'), ...place },
    ]);
    const room = { centreId: centre, area: areaKey('511902'), private: false } as const;
    await upsertRooms(gateway.db.ownerPool, [
      { ...room, id: 'R1', name: '接待窗口', kind: 'reception', zone: 'guidance' },
    ]);
    const { status } = await gateway.send([
      {
        eventId: 'e1',
        caseRef: 'c1',
        type: 'case.registered',
        occurredAt: '2026-03-01T09:00:00+08:00',
        areaCode: '511902001',
        title: `${party}与邻居的纠纷`,
        detail: `${party}，电话 13908270001`,
      },
    ]);
    expect(status).toBe(200);
  });
  afterAll(() => gateway.close());

  const ask = (method: InjectOptions['method'], url: string, payload?: object | Buffer, cookie = head) =>
    gateway.app.inject({
      method: method ?? 'GET',
      url,
      headers: {
        cookie,
        ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    });
  const read = async <T>(url: string, cookie = head): Promise<T> =>
    (await ask('GET', url, undefined, cookie)).json<T>();
  const takeRoster = async (rows: readonly string[], dryRun = false) => {
    const file = Buffer.from(['姓名,职务,类别,中心,专业,公示', ...rows].join('\n'));
    const answer = await ask('POST', `/api/staff/imports?name=a.csv&dryRun=${dryRun}`, file);
    return answer.json<StaffImportReport>();
  };
  const staff = async () => (await read<{ items: StaffMember[] }>(`/api/staff?centreId=${centre}`)).items;
  const roster = [
    `示例一,主任,,${centre},,是`,
    `示例二,调解员,人民调解员,${centre},是,是`,
    `示例三,网格员,志愿者,${centre},,是`,
  ];

  it('takes a roster from a file: a dry run stores nothing, a bad row is told, all of it can be taken back', async () => {
    expect(await takeRoster(roster, true)).toMatchObject({
      id: null,
      added: 2,
      faults: [{ row: 4, problem: 'noKind' }],
    });
    expect(await staff()).toEqual([]);
    const { id } = await takeRoster(roster);
    expect((await staff()).map(({ name, professional }) => [name, professional])).toEqual([
      ['示例一', false],
      ['示例二', true],
    ]);
    expect(await takeRoster(roster)).toMatchObject({ id: null, same: 2 });
    const changed = await takeRoster([`示例一,副主任,,${centre},,是`]);
    expect(changed).toMatchObject({ added: 0, changed: 1 });
    expect((await ask('POST', `/api/staff/imports/${changed.id}/undo`)).json()).toEqual({
      removed: 0,
      restored: 1,
      kept: 0,
    });
    expect((await ask('POST', `/api/staff/imports/${id}/undo`)).json()).toEqual({
      removed: 2,
      restored: 0,
      kept: 0,
    });
    expect((await ask('POST', `/api/staff/imports/${id}/undo`)).statusCode).toBe(409);
    expect(await staff()).toEqual([]);
    await takeRoster(roster);
  });

  it('lists a centre with its rooms, people and the name it should have, and only to its own line', async () => {
    const { centres } = await read<CentreRegister>('/api/centre-register');
    expect(centres.map(({ id, shouldBe }) => [id, shouldBe])).toEqual([
      [centre, null],
      ['C511902001', '巴州区东城街道综治中心'],
    ]);
    expect(centres[0]).toMatchObject({ staff: 2, publicStaff: 2, rooms: { guidance: 1 }, floorAreaM2: null });
    expect((await ask('GET', `/api/centre-register?area=511921`)).statusCode).toBe(404);
    expect((await ask('GET', `/api/boards/${centre}`, undefined, otherHead)).statusCode).toBe(404);
  });

  it('writes a week of duty at once, and refuses somebody of another centre', async () => {
    const [first] = await staff();
    const change = { staffId: first?.id, day: '2026-03-02', kind: 'duty', note: '夜班' };
    expect((await ask('PUT', '/api/duty', { centreId: centre, changes: [change] })).json()).toEqual({
      changed: 1,
    });
    const { entries, people } = await read<DutyRoster>(`/api/duty?centreId=${centre}&from=2026-03-02`);
    expect([people.length, entries]).toEqual([2, [change]]);
    const elsewhere = { centreId: 'C511902001', changes: [change] };
    expect((await ask('PUT', '/api/duty', elsewhere)).statusCode).toBe(400);
    await ask('PUT', '/api/duty', { centreId: centre, changes: [{ ...change, kind: null }] });
    expect((await read<DutyRoster>(`/api/duty?centreId=${centre}&from=2026-03-02`)).entries).toEqual([]);
  });

  it('shows what the product knows beside what people say, and hands the wording of a rule down', async () => {
    const cityLeader = await gateway.login('leader', '511900');
    const words = { state: null, words: '设置便民指引', evidence: '', link: null, fact: 'zones' };
    await ask('PUT', '/api/checklists/haizhou.acceptance/0', words, cityLeader);
    const said = { state: 'partly', words: null, evidence: '见照片', link: '/centres', fact: 'zones' };
    expect((await ask('PUT', '/api/checklists/haizhou.acceptance/0', said)).statusCode).toBe(200);
    const { lists } = await read<Checklists>('/api/checklists');
    const list = lists.find(({ id }) => id === 'haizhou.acceptance');
    expect(list).toMatchObject({ partly: 1, met: 0, items: 30 });
    expect(list?.entries[0]).toMatchObject({
      words: '设置便民指引',
      state: 'partly',
      evidence: '见照片',
      fact: { name: 'zones', n: 0, of: 2, holds: false },
    });
    const { areas } = await read<{ areas: { areaCode: string; partly: number; items: number }[] }>(
      '/api/checklists/haizhou.acceptance/areas',
      cityLeader,
    );
    expect(areas.find(({ areaCode }) => areaCode === '511902')).toMatchObject({ partly: 1, items: 30 });
    expect((await ask('PUT', '/api/checklists/haizhou.acceptance/30', said)).statusCode).toBe(404);
  });

  it('counts an incident until its report is withdrawn with a reason', async () => {
    const input = {
      areaCode: '511902001',
      kind: 'massIncident',
      happenedOn: '2026-03-01',
      caseCode: null,
      note: '',
    };
    const { id } = (await ask('POST', '/api/incidents', input)).json<Incident>();
    const counted = async () => {
      const { incidents, areas } = await read<RedLines>('/api/red-lines?year=2026');
      return [incidents.find(({ kind }) => kind === 'massIncident')?.n, areas.map(({ incidents: n }) => n)];
    };
    expect(await counted()).toEqual([1, [1]]);
    expect((await ask('POST', `/api/incidents/${id}/withdraw`, { reason: '核实后不属于' })).statusCode).toBe(
      200,
    );
    expect(await counted()).toEqual([0, [0]]);
    const { items } = await read<{ items: Incident[] }>('/api/incidents?year=2026');
    expect(items[0]?.withdrawn?.reason).toBe('核实后不属于');
    expect((await ask('POST', `/api/incidents/${id}/withdraw`, { reason: '再次' })).statusCode).toBe(409);
  });

  it('shows a public board without reading a single table of cases, and no word of a party on it', async () => {
    const owner = gateway.db.ownerPool;
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
          and (relname ~ '^(case|event|letter|topic|rollup|viewing|outbox|incident|decision|meeting|pack)' )`,
    );
    const tables = rows.map(({ name }) => name);
    expect(tables).toEqual(
      expect.arrayContaining(['case_state', 'case_text', 'case_event', 'event_text', 'letter']),
    );
    await owner.query(`revoke select on ${tables.join(', ')} from fengqiao_app`);
    try {
      // The right is gone indeed: the list of cases cannot be read.
      expect((await ask('GET', '/api/cases')).statusCode).toBe(500);
      const board = await ask('GET', `/api/boards/${centre}`, undefined, watcher);
      expect(board.statusCode).toBe(200);
      expect(board.json<PublicBoard>().people.map(({ name }) => name)).toEqual(['示例一', '示例二']);
      expect((await ask('GET', '/api/boards')).statusCode).toBe(200);
      expect(board.body).not.toContain(party);
    } finally {
      await owner.query(`grant select on ${tables.join(', ')} to fengqiao_app`);
    }
    expect((await ask('GET', '/api/cases')).statusCode).toBe(200);
  });
});

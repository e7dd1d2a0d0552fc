import { randomUUID } from 'node:crypto';
import { areaKey } from '@fengqiao/contract/areas';
import type { Presence } from '@fengqiao/contract/presence';
import type { PresenceImportReport } from '@fengqiao/contract/presence-imports';
import { upsertCentres } from '@fengqiao/db/queries/centres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

describe.each(engines())('presence from a file on %s', (engine) => {
  let gateway: IngestApp;
  let head: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    head = await gateway.login('head', '511900');
    await upsertCentres(
      gateway.db.ownerPool,
      ['511902', '511921'].map((code) => ({
        id: `C${code}`,
        name: `${code}综治中心`,
        area: areaKey(code),
        lng: null,
        lat: null,
        synthetic: true,
      })),
    );
    const court = { centreId: 'C511902', department: 'court', kind: 'resident', staff: 3, windows: 1 };
    await send('POST', '/api/presence', { ...court, since: '2025-01-01', until: null });
  });
  afterAll(() => gateway.close());

  const send = (method: 'POST' | 'PUT', url: string, payload: object) =>
    gateway.app.inject({ method, url, headers: { cookie: head }, payload });
  const take = async (rows: readonly string[], dryRun = false, cookie = head) => {
    const file = ['入驻登记表', '中心,部门,方式,人数,窗口数,起始日期,截止日期', ...rows].join('\n');
    const answer = await gateway.app.inject({
      method: 'POST',
      url: `/api/presence/imports?name=${encodeURIComponent('入驻.csv')}&dryRun=${dryRun}`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(file),
    });
    return answer.json<PresenceImportReport>();
  };
  const undo = (id: string | null) => send('POST', `/api/presence/imports/${id}/undo`, {});
  const register = async () => {
    const answer = await gateway.app.inject({ url: '/api/presence', headers: { cookie: head } });
    return answer.json<{ items: Presence[] }>().items;
  };
  const rows = [
    'C511902,court,常驻,8,2,2025-01-01,', // there with other numbers
    '511921综治中心,法院,轮驻,2,0,2025年3月1日,2026.1.1',
    'C511921,气象局,常驻,1,0,2025-01-01,',
    '别处的中心,法院,常驻,1,0,2025-01-01,',
  ];

  it('says what it would do and which rows it cannot take, and stores nothing on a dry run', async () => {
    const before = await register();
    expect(await take(rows, true)).toEqual({
      id: null,
      rows: 4,
      added: 1,
      changed: 1,
      same: 0,
      faults: [
        { row: 5, field: 'department', problem: 'noDepartment', words: '气象局' },
        { row: 6, field: 'centre', problem: 'noCentre', words: '别处的中心' },
      ],
    });
    expect(await register()).toEqual(before);
  });

  it('takes the good rows, finds them the same the next time, and is taken back as a whole', async () => {
    const before = await register();
    const { id, faults } = await take(rows);
    expect([id === null, faults.length]).toEqual([false, 2]);
    const after = await register();
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ centreId }) => centreId === 'C511921')).toMatchObject({
      kind: 'rotating',
      staff: 2,
      since: '2025-03-01',
      until: '2026-01-01',
    });
    expect(await take(rows)).toMatchObject({ id: null, added: 0, changed: 0, same: 2 });
    expect((await undo(id)).json()).toEqual({ removed: 1, restored: 1, kept: 0 });
    expect(await register()).toEqual(before);
    expect((await undo(id)).statusCode).toBe(409);
  });

  it('leaves what somebody has changed since when it is taken back', async () => {
    const { id } = await take(rows);
    const entry = (await register()).find(({ centreId }) => centreId === 'C511921');
    const change = { kind: 'rotating', staff: 5, windows: 1, since: '2025-03-01', until: null };
    await send('PUT', `/api/presence/${entry?.id}`, change);
    expect((await undo(id)).json()).toEqual({ removed: 0, restored: 1, kept: 1 });
  });

  it('knows no centre of another area, and no import that was never made', async () => {
    const elsewhere = await gateway.login('head', '511921');
    const { faults } = await take(['C511902,法院,常驻,1,1,2025-01-01,'], true, elsewhere);
    expect(faults).toMatchObject([{ problem: 'noCentre' }]);
    expect((await undo(randomUUID())).statusCode).toBe(404);
  });
});

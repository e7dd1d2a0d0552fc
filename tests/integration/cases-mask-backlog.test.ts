import type { CaseDetail } from '@fengqiao/contract/cases';
import { buildApp } from '@fengqiao/gateway/app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const cases = 1_300;

describe.each(engines('every'))('words that were stored before there were masks on %s', (engine) => {
  let gateway: IngestApp;
  let caseCode: string;
  let cookie: string;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    cookie = (await casePerson(gateway.db, 'operator.city', 'operator', '511900')).cookie;
    const events = Array.from({ length: cases }, (_, n) => [
      anEvent({ caseRef: `c${n}`, title: `王小明反映第${n}号楼漏水`, detail: '电话13812345678' }),
      anEvent({ caseRef: `c${n}`, type: 'note.added', payload: { text: '王小明情绪激动' } }),
    ]);
    const { body } = await gateway.send(events.flat());
    caseCode = body.cases.find(({ caseRef }) => caseRef === 'c7')?.caseCode ?? '';
    await gateway.db.ownerPool.query('update case_text set title_masked = null, detail_masked = null');
    await gateway.db.ownerPool.query('update event_text set fields_masked = null');
  });
  afterAll(() => gateway.close());

  const detail = async (): Promise<CaseDetail> =>
    (await gateway.app.inject({ url: `/api/cases/${caseCode}`, headers: { cookie } })).json();

  it('are shown as empty until then', async () => {
    expect(await detail()).toMatchObject({ title: '', detail: null });
    expect((await detail()).timeline.find(({ type }) => type === 'note.added')?.payload).toEqual({});
    const search = await gateway.app.inject({
      url: `/api/cases?q=${encodeURIComponent('王小明')}`,
      headers: { cookie },
    });
    expect(search.json().items).toEqual([]);
  });

  it('are masked by two gateways that start at once, each row by one of them', async () => {
    const done: number[] = [];
    const logger = {
      level: 'info',
      stream: {
        write(line: string) {
          const entry = JSON.parse(line);
          if (entry.msg === 'masking: done') done.push(entry.done);
        },
      },
    };
    const { config } = gateway.app;
    const apps = await Promise.all([1, 2].map(() => buildApp({ config, pool: gateway.db.appPool, logger })));
    await Promise.all(apps.map((app) => app.ready()));
    await eventually('both gateways are done', () => done.length === 2);
    await Promise.all(apps.map((app) => app.close()));
    expect((done[0] ?? 0) + (done[1] ?? 0)).toBe(2 * cases);
    const { rows } = await gateway.db.ownerPool.query(
      `select count(*) filter (where title_masked is null or title_masked like '%小明%')::int as bad from case_text`,
    );
    expect(rows).toEqual([{ bad: 0 }]);
    const found = await detail();
    expect(found.title).toContain('王某某反映');
    expect(found.timeline.find(({ type }) => type === 'note.added')?.payload).toEqual({
      text: '王某某情绪激动',
    });
  });

  it('are known to searches again after a start, whichever of them were not', async () => {
    const { ownerPool, appPool } = gateway.db;
    await ownerPool.query('delete from case_search where case_id % 3 > 0');
    const app = await buildApp({ config: gateway.app.config, pool: appPool });
    await app.ready();
    await eventually('searches know every case', async () => {
      const { rows } = await ownerPool.query('select count(*)::int as known from case_search');
      return rows[0].known === cases;
    });
    await app.close();
  });
});

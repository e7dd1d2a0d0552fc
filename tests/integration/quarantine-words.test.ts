import type { CaseDetail } from '@fengqiao/contract/cases';
import type { QuarantineItem } from '@fengqiao/contract/imports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CasePerson, casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { anEvent, countySourceKey, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const detail = '当事人王小明，电话13812345678';

describe.each(engines('every'))('the words of rows that could not be taken on %s', (engine) => {
  let gateway: IngestApp;
  let operator: CasePerson;
  let clerk: CasePerson;
  let head: CasePerson;

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    operator = await casePerson(gateway.db, 'operator.county', 'operator', '511902');
    clerk = await casePerson(gateway.db, 'clerk.county', 'clerk', '511902');
    head = await casePerson(gateway.db, 'head.county', 'head', '511902');
    const faulty = anEvent({ caseRef: 'q1', title: '王小明欠薪', detail, category: '没有这一类' });
    await gateway.send([faulty], countySourceKey);
  });
  afterAll(() => gateway.close());

  const items = async ({ cookie }: CasePerson): Promise<QuarantineItem[]> =>
    (await gateway.app.inject({ url: '/api/quarantine', headers: { cookie } })).json().items;
  const retry = ({ cookie }: CasePerson, id: string, event: unknown) =>
    gateway.app.inject({
      method: 'POST',
      url: `/api/quarantine/${id}/retry`,
      headers: { cookie },
      payload: { event },
    });

  it('are masked for an operator, who repairs without seeing them', async () => {
    const [item] = await items(operator);
    expect(JSON.stringify(item)).not.toMatch(/小明|13812345678/);
    expect(item?.event).toMatchObject({ title: '王某某欠薪', caseRef: 'q1' });
    const answer = await retry(operator, item?.id ?? '', { ...(item?.event as object), category: 'wages' });
    expect(answer.json()).toMatchObject({ accepted: 1 });
    const caseCode = answer.json().cases[0].caseCode;
    const found: CaseDetail = (
      await gateway.app.inject({ url: `/api/cases/${caseCode}`, headers: { cookie: clerk.cookie } })
    ).json();
    expect([found.title, found.detail]).toEqual(['王小明欠薪', detail]);
  });

  it('are whole for those who handle the cases of the source’s area', async () => {
    const [item] = await items(clerk);
    expect(item?.event).toMatchObject({ title: '王小明欠薪', detail });
  });

  it('are hidden with the case when it is sealed, from all but its handlers', async () => {
    const { body } = await gateway.send([anEvent({ caseRef: 'q2', title: '家事' })], countySourceKey);
    await gateway.send([anEvent({ caseRef: 'q2', category: '没有这一类', detail })], countySourceKey);
    const refs = async (who: CasePerson) =>
      (await items(who)).map(({ event }) => (event as { caseRef: string }).caseRef);
    expect(await refs(clerk)).toContain('q2');
    const id =
      (await items(clerk)).find(({ event }) => (event as { caseRef: string }).caseRef === 'q2')?.id ?? '';
    const sealed = await gateway.app.inject({
      method: 'PUT',
      url: `/api/cases/${body.cases[0]?.caseCode}/seal`,
      headers: { cookie: head.cookie },
      payload: { reason: '涉及未成年人', handlers: ['head.county'] },
    });
    expect(sealed.statusCode).toBe(200);
    for (const who of [clerk, operator]) {
      expect(await refs(who)).not.toContain('q2');
      expect((await retry(who, id, {})).statusCode).toBe(404);
    }
    expect(await refs(head)).toContain('q2');
  });
});

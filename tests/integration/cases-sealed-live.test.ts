import type { AddressInfo } from 'node:net';
import type { CaseChange, ClientToServerEvents, ServerToClientEvents } from '@fengqiao/contract/events';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CasePerson, casePerson } from '../helpers/case-people.ts';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

type Page = Socket<ServerToClientEvents, ClientToServerEvents>;

describe.each(engines())('what pages are told of a sealed case on %s', (engine) => {
  let gateway: IngestApp;
  let url: string;
  let head: CasePerson;
  let clerk: CasePerson;
  const open: Page[] = [];

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    await gateway.app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}`;
    head = await casePerson(gateway.db, 'head.east', 'head', '511902001');
    clerk = await casePerson(gateway.db, 'clerk.east', 'clerk', '511902001');
  });
  afterAll(async () => {
    for (const page of open) page.disconnect();
    await gateway.close();
  });

  /** A page that watches the township, with what it is told and the gaps that make it ask. */
  async function follow({ cookie }: CasePerson) {
    const page: Page = io(url, { transports: ['websocket'], extraHeaders: { cookie }, forceNew: true });
    open.push(page);
    const told = { changes: [] as CaseChange[], gaps: 0, seq: 0, text: '' };
    page.on('case.updated', (message) => {
      if (message.from > told.seq) told.gaps += 1;
      told.seq = Math.max(told.seq, message.seq);
      told.changes.push(...message.changes);
      told.text += JSON.stringify(message);
    });
    await new Promise<void>((resolve) => page.once('connect', resolve));
    const answer = await page.timeout(5_000).emitWithAck('area.watch', '511902001');
    if (!('seq' in answer)) throw new Error(JSON.stringify(answer));
    told.seq = answer.seq;
    return told;
  }

  it('nothing but that they have to look again, and its handlers that they have to ask', async () => {
    const { body } = await gateway.send([
      anEvent({ caseRef: 'secret', areaCode: '511902001', title: '家事' }),
    ]);
    const caseCode = body.cases[0]?.caseCode ?? '';
    const [ofHead, ofClerk] = [await follow(head), await follow(clerk)];
    const sealed = await gateway.app.inject({
      method: 'PUT',
      url: `/api/cases/${caseCode}/seal`,
      headers: { cookie: head.cookie },
      payload: { reason: '涉及未成年人', handlers: ['head.east'] },
    });
    expect(sealed.statusCode).toBe(200);
    await eventually('both pages see a gap', () => ofHead.gaps === 1 && ofClerk.gaps === 1);
    ofClerk.text = '';

    await gateway.send([anEvent({ caseRef: 'secret', type: 'case.supervised' })]);
    await eventually('the handler sees a gap', () => ofHead.gaps === 2);
    await gateway.send([anEvent({ caseRef: 'public', areaCode: '511902001', title: '路灯' })]);
    await eventually('both pages hear of the public case', () =>
      [ofHead, ofClerk].every(({ changes }) => changes.some((change) => change.case.title === '路灯')),
    );
    expect(ofClerk.gaps).toBe(1);
    expect(ofClerk.text).not.toContain(caseCode);
  });
});

import { administratorRoles } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { atLength, proving } from '../helpers/prove.ts';
import { type Estate, nowhere } from '../helpers/rights/estate.ts';
import { type Person, somebody } from '../helpers/rights/people.ts';
import { noArea } from '../helpers/rights/places.ts';
import { atBreadth, questions } from '../helpers/rights/questions.ts';
import { callOf } from '../helpers/rights/recipes.ts';
import { askSocket, openSocket } from '../helpers/rights/socket-recipes.ts';
import { type Answer, rightsWorld, type World } from '../helpers/rights/world.ts';

/** Where it happens, and where somebody would like to know of it: two townships of one county. */
const foreignArea = '511902002';
const title = '西城火锅店欠薪十七万';
const phone = '13908270001';

/**
 * An answer without clocks, request ids and the addresses that the test makes up. Numbers that count the whole installation are
 * left out: what they tell stands in docs/rights-matrix.md.
 */
const plain = ({ status, body, headers }: Answer): string =>
  [status, headers['content-type'], body]
    .join(' ')
    .replaceAll(/"(requestId|address)":"[^"]*"/g, '"$1":""')
    .replaceAll(/try again in \d+ s/g, 'try again')
    .replaceAll(/\b10\.\d+\.\d+\.\d+\b/g, '<address>')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '<node>')
    .replaceAll(/"(seq|nextSince|no)":\d+/g, '"$1":0')
    .replaceAll(/^(\d{4}-\d{2}-\d{2}),\d+,\d{4}-\d{2}-\d{2} [\d:]+/gm, '$1,<no>,<time>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replaceAll(/-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----/gs, '<key of the installation>')
    .replaceAll(/\/ID \[[^\]]*\]/g, '/ID <of its time>') // a PDF
    .replaceAll(/\(D:\d{14}Z?\)/g, '<time>')
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})/g, '<time>');

/** The first place in which two texts differ. */
function differing(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 80);
  return `…${one.slice(from, at + 120)} but …${other.slice(from, at + 120)}`;
}

// Thousands of questions: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 });

describe.each(engines())('what an account cannot learn on %s', (engine) => {
  /** Two worlds, alike until something happens in the second. */
  let quiet: World;
  let busy: World;
  let foreign: Estate;

  beforeAll(async () => {
    quiet = await rightsWorld(engine);
    busy = await rightsWorld(engine);
    foreign = await busy.settle(foreignArea);
    await busy.newCase(foreignArea, { caseRef: 'red', title, detail: `联系电话 ${phone}` });
    const at = new Date().toISOString();
    const risks = ['extremeSpeech', 'threat', 'action', 'repeatedAlarm'] as const;
    await busy.send(
      risks.map((factor, serial) => ({
        eventId: `risk-${serial}`,
        caseRef: 'red',
        type: 'risk.signalled',
        occurredAt: at,
        areaCode: foreignArea,
        payload: { factor },
      })),
    );
    const sealed = await busy.newCase(foreignArea, { caseRef: 'sealed', title: `${title}（封存）` });
    await busy.db.ownerPool.query('update case_state set sealed = true where case_code = $1', [sealed]);
    await busy.db.ownerPool.query(
      'update case_text set sealed = true where case_id = (select case_id from case_state where case_code = $1)',
      [sealed],
    );
  });
  afterAll(() => Promise.all([quiet?.close(), busy?.close()]));

  const words = [title, '欠薪', phone, '西城街道', 'clerk.of'];

  /** What differs between the worlds for somebody who is in both. */
  async function differences(person: Person, asked: ReturnType<typeof questions>): Promise<string[]> {
    const found: string[] = [];
    for (const call of asked) {
      const answers = await Promise.all([quiet.ask(call, person), busy.ask(call, person)]);
      const [one = '', other = ''] = answers.map(plain);
      if (answers.some(({ status }) => status >= 500)) found.push(`${call.url}: ${one.slice(0, 200)}`);
      if (one !== other) found.push(`${call.url}: ${differing(one, other)}`);
    }
    return found;
  }

  // One with every parameter, the others every route. Of the three administrators the one who may read most; all have a test below.
  it.each(['clerk', 'head', 'kiosk', ...(proving ? administratorRoles : ['auditAdmin' as const])] as const)(
    'a %s of a village gets the same answers whatever happens in another township',
    async (role) => {
      const breadth = atBreadth(role === 'clerk' ? 'parameters' : 'routes');
      const asked = questions(busy.app, [quiet.own, foreign, nowhere], words, breadth);
      expect(asked.length).toBeGreaterThan(200);
      expect(await differences(busy.person(role, 'village'), asked)).toEqual([]);
    },
  );

  it('would be found out by a head of the county, who may know of it', async () => {
    const asked = questions(busy.app, [quiet.own, foreign, nowhere], words, atBreadth('routes'));
    const found = await differences(busy.person('head', 'county'), asked);
    expect(found.length).toBeGreaterThan(atLength(25, 50));
    expect(found.join('\n')).toContain(foreign.privateCamera);
  });

  it('an administrator of the city is answered without a word, code or number of any case', async () => {
    const asked = questions(busy.app, [quiet.own, foreign, nowhere], words, atBreadth('routes'));
    const secrets = [title, phone, '界线争执', '的事', foreign.caseCode, busy.own.caseCode];
    const found: string[] = [];
    for (const role of administratorRoles)
      for (const call of asked) {
        const { body } = await busy.ask(call, busy.person(role, 'city'));
        const said = decodeURIComponent(call.url);
        // The audit log names the case that was acted on; it holds no word of it.
        const codes = call.url.startsWith('/api/audit') ? [foreign.caseCode, busy.own.caseCode] : [];
        const told = secrets.filter(
          (secret) => body.includes(secret) && !said.includes(secret) && !codes.includes(secret),
        );
        if (told.length > 0) found.push(`${role} ${call.url}: ${told}`);
      }
    expect(found).toEqual([]);
  });

  it('a colleague of the same village does not learn of a case that is sealed', async () => {
    const sealed = await busy.newCase(busy.own.areaCode, {
      title: '红星社区家事',
      detail: phone,
      location: { lng: 106.45, lat: 31.25, datum: 'WGS84' },
    });
    for (const table of ['case_state', 'case_text', 'event_text'])
      await busy.db.ownerPool.query(
        `update ${table} set sealed = true where case_id = (select case_id from case_state where case_code = $1)`,
        [sealed],
      );
    const things = [{ ...quiet.own, caseCode: sealed }, foreign, nowhere];
    const asked = questions(busy.app, things, [...words, '红星社区家事'], atBreadth('parameters'));
    const found = await differences(busy.person('clerk', 'village'), asked);
    // Indicators count every case of an area, sealed ones too: figures that leave some out would be wrong (docs/rights-matrix.md).
    // Checklists show the same totals beside their items.
    const totals = /^\/api\/(indicators\/|checklists\?)/;
    expect(found.filter((each) => !totals.test(each))).toEqual([]);
    expect(found.join('\n')).not.toContain('家事');
  });

  it('a page of a village hears nothing of another township, whatever rooms it asks for', async () => {
    const url = await busy.listen();
    const heard: string[] = [];
    const sockets: Socket[] = [];
    for (const role of ['clerk', 'head', 'kiosk', 'systemAdmin'] as const) {
      const socket = await openSocket(url, busy.person(role, 'village').cookie);
      sockets.push(socket);
      socket.onAny((event: string, ...said: unknown[]) => {
        if (event !== 'heartbeat') heard.push(`${role} ${event}: ${JSON.stringify(said)}`);
      });
      for (const code of [foreignArea, '511902', '511900', '510000', noArea])
        expect(await askSocket(socket, 'area.watch', code)).toBe('access.denied');
      for (const wall of [foreign.wall, nowhere.wall])
        expect(['notFound', 'access.denied']).toContain(await askSocket(socket, 'wall.watch', wall));
    }
    const watching = sockets.slice(0, 3);
    for (const socket of watching) await askSocket(socket, 'area.watch', busy.own.areaCode);
    for (const round of ['一', '二']) {
      await busy.newCase(foreignArea, { title: `${title}${round}` });
      const foreignHead = await somebody(busy.db.ownerPool, 'head');
      await busy.db.ownerPool.query('update account set area = $2 where account = $1', [
        foreignHead.account,
        areaKey(foreignArea),
      ]);
      for (const route of ['PUT /api/walls/:id/screens/:screen', 'POST /api/viewings']) {
        const { status, body } = await busy.ask(callOf(route, foreign), foreignHead);
        expect(status, body).toBeLessThan(300);
      }
      // The next one shall find the wall free.
      const release = {
        method: 'POST',
        url: `/api/walls/${foreign.wall}/lease`,
        payload: { act: 'release' },
      };
      expect((await busy.ask(release, foreignHead)).status).toBe(200);
      // What came after it is heard by everybody who watches, so it would have been heard as well.
      const own = await busy.newCase(busy.own.areaCode, { title: `自家的事${round}` });
      await eventually('the own case is heard', () => heard.filter((each) => each.includes(own)).length >= 3);
    }
    for (const socket of sockets) socket.disconnect();
    const secrets = [title, foreignArea, foreign.camera, foreign.privateCamera, foreign.wall, '西城街道'];
    expect(heard.filter((each) => secrets.some((secret) => each.includes(secret)))).toEqual([]);
  });
});

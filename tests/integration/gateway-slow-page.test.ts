import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { areaKey } from '@fengqiao/contract/areas';
import type { CaseChange } from '@fengqiao/contract/events';
import { Broadcaster } from '@fengqiao/gateway/plugins/realtime/broadcaster';
import type { LiveServer, LiveSocket } from '@fengqiao/gateway/plugins/realtime/sockets';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../helpers/eventually.ts';

const area = '511902';
let http: HttpServer;
let server: LiveServer;
let broadcaster: Broadcaster;
const pages: Socket[] = [];

beforeEach(async () => {
  http = createServer();
  server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  broadcaster = new Broadcaster(server);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.disconnect();
  await server.close();
});

interface Told {
  from: number;
  seq: number;
  changes: CaseChange[];
}

/** A page that watches the area, with what it was told. */
async function openPage(): Promise<{
  page: Socket;
  peer: LiveSocket;
  told: Told[];
  wire: { pause(): void; resume(): void };
}> {
  const accepted = once(server, 'connection') as Promise<[LiveSocket]>;
  const { port } = http.address() as AddressInfo;
  const page = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
  pages.push(page);
  const told: Told[] = [];
  page.on('case.updated', (message: Told) => told.push(message));
  const [peer] = await accepted;
  Object.assign(peer.data, { area: null, walls: new Set(), slowSince: null });
  await broadcaster.watchArea(peer, area);
  const { transport } = page.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void; resume(): void } } };
  };
  await eventually('the page is connected', () => page.connected);
  return { page, peer, told, wire: transport.ws._socket };
}

/** Changes that fill a wire: their titles are far longer than any real one. */
const bigChange = (seq: number): { area: number; change: CaseChange; handlers: null } => ({
  area: areaKey('511902001'),
  handlers: null,
  change: { seq, case: { title: 'x'.repeat(100_000) } } as unknown as CaseChange,
});

it('takes a page that does not read out of the room, tells the others all, and lets it catch up', async () => {
  const slow = await openPage();
  const quick = await openPage();
  slow.wire.pause();
  let seq = 0;
  await eventually(
    'the server notices',
    () => {
      const from = seq;
      seq += 10;
      const cases = Array.from({ length: 10 }, (_, n) => bigChange(from + n + 1));
      broadcaster.tell(from, seq, {
        cases,
        walls: [],
        viewings: [],
        outages: [],
        rooms: [],
        subjects: [],
        reload: [],
      });
      return slow.peer.data.slowSince !== null;
    },
    30_000,
  );
  expect(quick.peer.data.slowSince).toBeNull();
  const seqWhenSlow = seq;
  for (let more = 0; more < 5; more += 1) {
    const cases = [bigChange(seq + 1)];
    broadcaster.tell(seq, seq + 1, {
      cases,
      walls: [],
      viewings: [],
      outages: [],
      rooms: [],
      subjects: [],
      reload: [],
    });
    seq += 1;
  }
  await eventually('the quick page has everything', () => quick.told.at(-1)?.seq === seq);
  for (const [index, { from }] of quick.told.entries())
    expect(from).toBeLessThanOrEqual(index === 0 ? 0 : (quick.told[index - 1]?.seq ?? 0));

  slow.wire.resume();
  await eventually('the slow page is back', () => {
    broadcaster.heartbeat(seq);
    return slow.peer.data.slowSince === null;
  });
  const gap = await eventually('the slow page is shown its gap', () =>
    slow.told.find(({ from, changes }) => from === seq && changes.length === 0),
  );
  const before = slow.told[slow.told.indexOf(gap) - 1]?.seq ?? 0;
  expect(before).toBeLessThanOrEqual(seqWhenSlow);
  expect(gap.from).toBeGreaterThan(before);

  const cases = [bigChange(seq + 1)];
  broadcaster.tell(seq, seq + 1, {
    cases,
    walls: [],
    viewings: [],
    outages: [],
    rooms: [],
    subjects: [],
    reload: [],
  });
  await eventually('the slow page is told again', () => slow.told.at(-1)?.seq === seq + 1);
});

it('tells a quiet area that nothing happened, so that its pages do not ask', async () => {
  const { told } = await openPage();
  broadcaster.tell(0, 7, {
    cases: [{ ...bigChange(7), area: areaKey('511923') }],
    walls: [],
    viewings: [],
    outages: [],
    rooms: [],
    subjects: [],
    reload: [],
  });
  broadcaster.heartbeat(7);
  await eventually('the page hears', () => told.length > 0);
  expect(told).toEqual([{ from: 0, seq: 7, changes: [] }]);
});

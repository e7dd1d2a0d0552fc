import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { MediaPlane } from './media-plane.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A node that writes down what it is told, and can be out of order. */
async function aNode(sessions: object[] = []) {
  const node = { url: '', told: [] as string[], broken: false };
  const server = createServer((request, response) => {
    node.told.push(`${request.method} ${request.url}`);
    response.writeHead(node.broken ? 500 : 200);
    response.end(JSON.stringify({ live: sessions.length, failed: 0, sessions }));
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  node.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return node;
}

const planeOf = (...nodes: { url: string }[]) =>
  new MediaPlane(
    nodes.map(({ url }) => ({ url, publicUrl: url })),
    'secret',
  );
const ends = (told: string[]) => told.filter((line) => line === 'POST /internal/approvals/a-1/end').length;

test('every node learns at once that an approval has ended', async () => {
  const [first, second] = [await aNode(), await aNode()];
  await planeOf(first, second).endApproval('a-1');
  expect([ends(first.told), ends(second.told)]).toEqual([1, 1]);
});

test('a node that was out of order, or has forgotten it, is told again with every poll', async () => {
  const node = await aNode();
  const media = planeOf(node);
  node.broken = true;
  await media.endApproval('a-1');
  node.broken = false;
  await media.poll();
  await media.poll();
  expect(ends(node.told)).toBe(3);
});

test('a relay of a private camera shows as private, whatever it does', async () => {
  const node = await aNode([
    { cameraId: '1', private: true, state: 'failed', message: 'no answer' },
    { cameraId: '2', private: false, state: 'live' },
  ]);
  const media = planeOf(node);
  await media.poll();
  expect(media.states()).toEqual([
    { cameraId: '1', state: 'private', message: null },
    { cameraId: '2', state: 'live', message: null },
  ]);
});

test('a grant for a private camera carries its approval and ends with it', async () => {
  const node = await aNode();
  const play = (more: object) =>
    planeOf(node).play({
      cameraId: '5'.repeat(20),
      name: 'room',
      private: true,
      version: 1,
      source: { url: 'rtsp://10.0.0.1/' },
      session: 'session',
      terminal: 'terminal',
      defaultPublicUrl: '',
      ...more,
    });
  const { playlist, expiresAt } = await play({ approval: 'a-1', leftS: 7.9 });
  const payload = JSON.parse(
    Buffer.from(playlist.split('/')[4]?.split('.')[0] ?? '', 'base64url').toString(),
  );
  expect(payload).toMatchObject({ approval: 'a-1', expires: expiresAt.getTime() / 1000 });
  expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(7_900);
  const longest = await play({ leftS: 1_800 });
  expect(longest.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(55_000);
});

test('one answer that is missing changes nothing; a second one in a row makes its cameras idle', async () => {
  const node = await aNode([{ cameraId: '1', private: false, state: 'live' }]);
  const media = planeOf(node);
  const told: string[] = [];
  media.onChange((changes) => told.push(...changes.map(({ state }) => state)));
  await media.poll();
  node.broken = true;
  await media.poll();
  expect([media.states().length, media.summary().nodes, told]).toEqual([1, 1, ['live']]);
  await media.poll();
  expect([media.states().length, media.summary().nodes, told]).toEqual([0, 0, ['live', 'idle']]);
});

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
async function aNode(sessions: object[] = [], more: object = {}) {
  const node = { url: '', told: [] as string[], broken: false, sessions };
  const server = createServer((request, response) => {
    node.told.push(`${request.method} ${request.url}`);
    response.writeHead(node.broken ? 500 : 200);
    response.end(JSON.stringify({ live: sessions.length, failed: 0, sessions: node.sessions, ...more }));
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
/** A question for a public camera. */
const request = (cameraId: string) => ({
  cameraId,
  name: 'camera',
  private: false,
  version: 1,
  source: { url: 'rtsp://10.0.0.1/' },
  session: 'session',
  terminal: 'terminal',
  defaultPublicUrl: '',
});
const relay = (cameraId: string, more: object = {}) => ({
  cameraId,
  stream: 'main',
  private: false,
  state: 'live',
  since: 0,
  viewers: 1,
  ...more,
});
const camera = (index: number) => String(index).padStart(20, '5');
const cameras = Array.from({ length: 24 }, (_, index) => camera(index));
/** Where a viewer of the camera is sent. */
const sentTo = async (media: MediaPlane, id: string) =>
  new URL((await media.play(request(id))).playlist).origin;
const allSentTo = (media: MediaPlane) => Promise.all(cameras.map((id) => sentTo(media, id)));
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

test('a node that was out of order when a camera became private is told when it is back', async () => {
  const [node, other] = [await aNode(), await aNode()];
  const media = planeOf(node, other);
  await media.poll();
  node.broken = true;
  await media.close(camera(1), { url: 'rtsp://10.0.0.1/', private: true, version: 2 });
  const puts = ({ told }: typeof node) =>
    told.filter((line) => line === `PUT /internal/cameras/${camera(1)}`).length;
  await media.poll();
  await media.poll();
  expect([puts(node), puts(other)]).toEqual([2, 1]);
  node.broken = false;
  await media.poll();
  await media.poll();
  expect([puts(node), puts(other)]).toEqual([3, 1]);
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
  const play = (more: object) => planeOf(node).play({ ...request('5'.repeat(20)), private: true, ...more });
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

test('two gateways send the viewers of a camera to the same node', async () => {
  const [a, b] = [await aNode(), await aNode()];
  const [one, other] = [planeOf(a, b), planeOf(b, a)];
  await Promise.all([one.poll(), other.poll()]);
  const places = await allSentTo(one);
  expect(await allSentTo(other)).toEqual(places);
  expect(new Set(places)).toEqual(new Set([a.url, b.url]));
});

test('the cameras of a dead node move, those of the other stay; what runs is not moved back when it returns', async () => {
  const [a, b] = [await aNode(), await aNode()];
  const media = planeOf(a, b);
  await media.poll();
  const before = await allSentTo(media);
  a.broken = true;
  await media.poll();
  await media.poll();
  expect(new Set(await allSentTo(media))).toEqual(new Set([b.url]));

  const moved = cameras.find((_, index) => before[index] === a.url) ?? '';
  a.broken = false;
  b.sessions = [relay(moved)];
  await media.poll();
  await media.poll();
  expect(await sentTo(media, moved)).toBe(b.url);
  // Another gateway, which has sent nobody anywhere, sees it in the report.
  const other = planeOf(a, b);
  await other.poll();
  expect(await sentTo(other, moved)).toBe(b.url);
});

test('a node that was away does not win viewers back with those it still counts, at any gateway', async () => {
  const [a, b] = [await aNode(), await aNode()];
  const [one, other] = [planeOf(a, b), planeOf(a, b)];
  const poll = () => Promise.all([one.poll(), other.poll()]);
  await poll();
  const id = cameras[(await allSentTo(one)).indexOf(a.url)] ?? '';
  a.broken = true;
  await poll();
  await poll();
  await one.play(request(id));
  a.broken = false;
  a.sessions = [relay(id, { viewers: 3 })];
  b.sessions = [relay(id, { viewers: 1 })];
  await poll();
  expect([await sentTo(one, id), await sentTo(other, id)]).toEqual([b.url, b.url]);
});

test('a node that is full gets no more cameras, but goes on with its own', async () => {
  const own = camera(99);
  const small = await aNode([relay(own)], { capacity: 1 });
  const large = await aNode([], { capacity: 100 });
  const media = planeOf(small, large);
  await media.poll();
  expect(new Set(await allSentTo(media))).toEqual(new Set([large.url]));
  expect(await sentTo(media, own)).toBe(small.url);
});

test('viewers who are on their way count before their relays show', async () => {
  const small = await aNode([], { capacity: 2 });
  const large = await aNode([], { capacity: 6 });
  const media = planeOf(small, large);
  await media.poll();
  const places: string[] = [];
  for (const id of cameras.slice(0, 8)) places.push(await sentTo(media, id));
  expect(places.filter((place) => place === small.url).length).toBe(2);
});

test('a node that announces itself is asked and used, one that is not heard of for a day is not', async () => {
  const [fixed, announced] = [await aNode(), await aNode()];
  const media = planeOf(fixed);
  const { url } = announced;
  media.know([{ url, publicUrl: 'https://pictures.example', capacity: 200, version: '1' }]);
  await media.poll();
  expect(media.nodes()).toMatchObject([
    { url: fixed.url, fixed: true, alive: true },
    { url, fixed: false, alive: true, capacity: 200, publicUrl: 'https://pictures.example' },
  ]);
  expect(await allSentTo(media)).toContain('https://pictures.example');
  media.know([{ url, publicUrl: null, capacity: 200, version: '1' }]);
  const places = await Promise.all(
    cameras.map(async (id) => {
      const { playlist } = await media.play({
        ...request(id),
        defaultPublicUrl: 'https://centre.example:8081',
      });
      return new URL(playlist).origin;
    }),
  );
  expect(new Set(places)).toEqual(new Set([fixed.url, `https://centre.example:${new URL(url).port}`]));
  media.know([]);
  expect(media.nodes().map((node) => node.url)).toEqual([fixed.url]);
});

test('a node is told of the small stream and of the hours to keep', async () => {
  const bodies: string[] = [];
  const server = createServer((incoming, response) => {
    incoming.on('data', (text) => bodies.push(String(text))).on('end', () => response.end('{}'));
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const media = planeOf({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const { subPlaylist } = await media.play({
    ...request(camera(1)),
    source: { url: 'rtsp://10.0.0.1/', subUrl: 'rtsp://10.0.0.1/small' },
    recordHours: 24,
  });
  expect(JSON.parse(bodies.join(''))).toMatchObject({ subUrl: 'rtsp://10.0.0.1/small', recordHours: 24 });
  expect(subPlaylist).toMatch(/\/sub\/index\.m3u8$/);
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { Announcer } from './announcer.ts';

const announcement = {
  url: 'http://10.0.0.5:8081',
  publicUrl: null,
  capacity: 200,
  version: '0.1.0',
};
const secret = 's'.repeat(32);
const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

interface Gateway {
  url: string;
  /** What came, with its body. */
  asked: { request: IncomingMessage; body: unknown }[];
  /** Resolves when so many have come. */
  until(count: number): Promise<void>;
}

/** Something that answers like a gateway. */
async function gateway(status: () => number): Promise<Gateway> {
  const asked: Gateway['asked'] = [];
  const server: Server = createServer(async (request, response) => {
    asked.push({ request, body: JSON.parse(await text(request)) });
    response.writeHead(status()).end();
    server.emit('asked');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.close().closeAllConnections() });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    until: async (count) => {
      while (asked.length < count) await once(server, 'asked');
    },
  };
}

/** Announces quickly; what was logged and how often a gateway was heard. */
function announce(...gateways: string[]) {
  const logged: { level: number; answer: string }[] = [];
  const heard = { count: 0 };
  const log = pino({}, { write: (line: string) => logged.push(JSON.parse(line)) });
  const announcer = new Announcer({
    gateways,
    secret,
    announcement,
    log,
    heard: () => heard.count++,
    everyMs: 10,
  });
  announcer.start();
  open.push({ close: () => announcer.stop() });
  return { logged, heard, announcer };
}

test('each gateway is told where the node is, again and again, with the secret', async () => {
  const [one, two] = [await gateway(() => 204), await gateway(() => 204)];
  const { heard, announcer } = announce(one.url, two.url);
  await Promise.all([one.until(3), two.until(3)]);
  const [first] = one.asked;
  expect(first?.request.method).toBe('POST');
  expect(first?.request.url).toBe('/api/stream-nodes');
  expect(first?.request.headers.authorization).toBe(`Bearer ${secret}`);
  expect(first?.body).toEqual(announcement);
  expect(heard.count).toBeGreaterThanOrEqual(4);
  announcer.stop();
});

test('a gateway that refuses or is gone is said once, and not counted as heard', async () => {
  let status = 503;
  const busy = await gateway(() => status);
  const { logged, heard } = announce(busy.url);
  await busy.until(5);
  expect(logged).toMatchObject([{ level: 40, answer: 'refused with 503' }]);
  expect(heard.count).toBe(0);
  status = 204;
  await busy.until(8);
  expect(logged.map(({ answer }) => answer)).toEqual(['refused with 503', 'taken']);
  expect(JSON.stringify(logged)).not.toContain(secret);
});

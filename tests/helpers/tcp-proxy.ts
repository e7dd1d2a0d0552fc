import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What happens to bytes on the way: passed on, swallowed without a word, or every connection refused. */
export type ProxyMode = 'open' | 'blackHole' | 'cut';

/** A line to a server that can be broken in the ways real networks break. */
export type TcpProxy = {
  /** The same URL through the proxy. */
  url: string;
  /** `cut` resets the connections there are; `blackHole` keeps them and lets nothing through, in neither direction. */
  set(mode: ProxyMode): void;
  close(): Promise<void>;
};

/** Opens a proxy on a free loopback port in front of the host and port of `url`. */
export async function tcpProxy(url: string): Promise<TcpProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let mode: ProxyMode = 'open';

  const server = createServer((inner) => {
    if (mode === 'cut') return void inner.destroy();
    const outer = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (mode === 'open') to.write(bytes);
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const drop = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: through.href,
    set: (next) => {
      mode = next;
      if (next === 'cut') drop();
    },
    close: async () => {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}

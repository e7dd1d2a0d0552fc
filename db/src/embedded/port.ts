import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';

/** The port of last time when it is still free, so that noted connection strings stay true; else any free one. */
export async function choosePort(rememberedIn: string): Promise<number> {
  const remembered = Number.parseInt(await readFile(rememberedIn, 'utf8').catch(() => ''), 10);
  if (remembered > 0 && remembered < 65536) {
    const same = await probe(remembered);
    if (same !== null) return same;
  }
  const free = await probe(0);
  if (free === null) throw new Error('no free port on 127.0.0.1');
  return free;
}

/** Binds and lets go; `null` when the port is taken. */
async function probe(port: number): Promise<number | null> {
  const server = createServer();
  server.listen({ host: '127.0.0.1', port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch {
    return null;
  }
  const chosen = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return chosen;
}

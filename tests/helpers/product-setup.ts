import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tour } from '@fengqiao/contract/wall-tours';
import type { TestProject } from 'vitest/node';
import { type Product, startProduct } from './product.ts';
import { apiOf } from './product-api.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the running product; holds a secret path. */
    productDesk: string;
  }
}

/** What a test file is told about the running product. */
export type ProductFacts = Pick<Product, 'url' | 'streamsUrl' | 'dataDir' | 'sourceKey' | 'accounts'> & {
  /** Of the launcher. */
  pid: number;
};

const keptLogs = fileURLToPath(new URL('../.output/logs', import.meta.url));

/** What all projects of one run share: a project's set-up module may be loaded once more for the next project. */
type Shared = { users: number; url: string; close(): Promise<void> };

const KEY = Symbol.for('fengqiao.test.product');
const shared = globalThis as unknown as { [KEY]?: Promise<Shared> };

/** One product for all files of a run, started when the first of them asks; its logs stay in tests/.output/logs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[KEY] ??= openDesk();
  const desk = await shared[KEY];
  desk.users += 1;
  project.provide('productDesk', desk.url);
  return async () => {
    desk.users -= 1;
    if (desk.users > 0) return;
    delete shared[KEY];
    await desk.close();
  };
}

/** A tour that begins by the clock would change the screens of the wall under a test. */
async function withoutSchedules(product: Product): Promise<Product> {
  const operator = await apiOf(product).as('operator01');
  const { items } = await operator<{ items: Tour[] }>('GET', '/api/walls/hall/tours');
  for (const { id, updatedAt, updatedBy, ...tour } of items)
    await operator('PUT', `/api/walls/hall/tours/${id}`, { ...tour, schedule: null });
  return product;
}

async function openDesk(): Promise<Shared> {
  let starting: Promise<Product> | null = null;
  const secret = randomBytes(16).toString('hex');
  const desk = createServer(async (request, response) => {
    if (request.url !== `/${secret}`) return response.writeHead(404).end();
    try {
      starting ??= startProduct({ env: { FENGQIAO_HISTORY_DAYS: '10' } }).then(withoutSchedules);
      const { url, streamsUrl, dataDir, sourceKey, accounts, process } = await starting;
      const facts = { url, streamsUrl, dataDir, sourceKey, accounts, pid: process.pid ?? 0 };
      return response.end(JSON.stringify(facts satisfies ProductFacts));
    } catch (error) {
      return response.writeHead(500).end((error as Error).message);
    }
  });
  desk.listen(0, '127.0.0.1');
  await once(desk, 'listening');
  const close = async () => {
    desk.close();
    desk.closeAllConnections();
    const product = await starting?.catch(() => null);
    if (!product) return;
    await product.stop();
    await rm(keptLogs, { recursive: true, force: true });
    await cp(join(product.dataDir, 'logs'), keptLogs, { recursive: true });
    await product.remove();
  };
  return { users: 0, url: `http://127.0.0.1:${(desk.address() as AddressInfo).port}/${secret}`, close };
}

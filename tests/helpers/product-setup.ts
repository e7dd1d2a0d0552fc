import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { type Product, startProduct } from './product.ts';

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

/** One product for all files of a project, started when the first of them asks; its logs stay in tests/.output/logs/<project>. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<Product> | null = null;
  const secret = randomBytes(16).toString('hex');
  const desk = createServer(async (request, response) => {
    if (request.url !== `/${secret}`) return response.writeHead(404).end();
    try {
      starting ??= startProduct({ env: { FENGQIAO_HISTORY_DAYS: '10' } });
      const { url, streamsUrl, dataDir, sourceKey, accounts, process } = await starting;
      const facts = { url, streamsUrl, dataDir, sourceKey, accounts, pid: process.pid ?? 0 };
      return response.end(JSON.stringify(facts satisfies ProductFacts));
    } catch (error) {
      return response.writeHead(500).end((error as Error).message);
    }
  });
  desk.listen(0, '127.0.0.1');
  await once(desk, 'listening');
  project.provide('productDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}/${secret}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    const product = await starting?.catch(() => null);
    if (!product) return;
    await product.stop();
    const kept = join(keptLogs, project.name);
    await rm(kept, { recursive: true, force: true });
    await cp(join(product.dataDir, 'logs'), kept, { recursive: true });
    await product.remove();
  };
}

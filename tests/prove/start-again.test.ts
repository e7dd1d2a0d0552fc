import type { CaseSummary } from '@fengqiao/contract/cases';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import { descendants, stillRunning } from '../helpers/process-tree.ts';
import { type Product, startProduct } from '../helpers/product.ts';
import { apiOf } from '../helpers/product-api.ts';

const few = { FENGQIAO_HISTORY_DAYS: '2' };
let product: Product;
let dataDir: string;
/** Code of a case that was stored before the kill. */
let caseCode: string;

beforeAll(async () => {
  product = await startProduct({ env: few });
  dataDir = product.dataDir;
  const { cases } = await apiOf(product).send(newCase({ areaCode: '511902', title: '先来的案件' }));
  caseCode = cases[0]?.caseCode ?? '';
});
afterAll(() => product?.remove());

const parts = (): ReturnType<typeof descendants> => {
  const found = descendants(product.process.pid ?? 0);
  expect(found.length).toBeGreaterThan(6);
  return found;
};
const end = (before: ReturnType<typeof parts>): Promise<boolean> =>
  eventually('the end of all its processes', () => stillRunning(before).length === 0, 60_000);

it('starts again with its cases after it was killed', async () => {
  const before = parts();
  product.process.kill('SIGKILL');
  await end(before);
  product = await startProduct({ dataDir, env: few });
  const leader = await apiOf(product).as('leader01');
  expect((await leader<CaseSummary>('GET', `/api/cases/${caseCode}`)).title).toBe('先来的案件');
});

it('ends when the npm that started it is ended', async () => {
  await product.stop();
  product = await startProduct({ dataDir, env: few, npm: true });
  const before = parts();
  await product.stop();
  await end(before);
});

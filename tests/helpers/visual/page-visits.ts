import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Page } from 'playwright-core';
import { patienceMs } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { untilMoving } from '../frame-counters.ts';
import type { RunningProduct } from '../running-product.ts';

/** One page as somebody opens it. */
export interface Visit {
  /** Name of its picture. */
  name: string;
  account: string;
  path: string;
  /** When there is something to see. */
  ready: (page: Page) => Promise<unknown>;
}

/** The page stands and nothing on it still loads. */
async function mainShown(page: Page): Promise<void> {
  await page.getByRole('main').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, [aria-busy="true"]') === null);
}
const mapDrawn = (page: Page): Promise<unknown> =>
  page.waitForSelector('section[data-map-ready="true"]', { timeout: patienceMs });

/** What fills the places of a path, from what the demo city holds. */
interface Things {
  caseCode: string;
  cameraId: string;
  topicId: string;
  centreId: string;
}

/** Accounts and ways that differ from an operator who opens the page and sees its main part. */
const special: Record<string, Partial<Visit>> = {
  '/': { ready: mapDrawn },
  '/big-screen': { ready: mapDrawn },
  '/audit': { account: 'audit01' },
  '/admin/accounts': { account: 'security01' },
  '/admin/terminals': { account: 'security01' },
  '/admin/sessions': { account: 'security01' },
};

/** Paths of all pages, as the dashboard's own list of who may open them has them. */
export async function pagePaths(): Promise<string[]> {
  const list = new URL('../../../dashboard/src/app/page-roles.ts', import.meta.url).href;
  const { pageRoles } = (await import(/* @vite-ignore */ list)) as { pageRoles: Record<string, unknown> };
  return Object.keys(pageRoles);
}

/** A visit to every page of the router and to the screens of the demo's wall. */
export async function visits(product: RunningProduct, paths: readonly string[]): Promise<Visit[]> {
  const things = await thingsOf(product);
  const pages = paths.map((path) => ({
    name: path === '/' ? 'desk' : path.slice(1).replaceAll(/[/$]+/g, '-'),
    account: 'operator01',
    path: filled(path, things),
    ready: mainShown,
    ...special[path],
  }));
  return [
    ...pages,
    { name: 'desk-case', account: 'operator01', path: `/?case=${things.caseCode}`, ready: mapDrawn },
    { name: 'desk-leader', account: 'leader01', path: '/', ready: mainShown },
    { name: 'desk-clerk', account: 'clerk01', path: '/', ready: mainShown },
    ...['1', '2', '3', '4'].map((screen) => ({
      name: `wall-${screen}`,
      account: 'kiosk01',
      path: `/wall/hall/${screen}`,
      ready: (page: Page) => untilMoving(page, { tiles: 1, deadlineMs: 240_000 }),
    })),
  ];
}

async function thingsOf(product: RunningProduct): Promise<Things> {
  const operator = await product.as('operator01');
  const cases = await operator<{ items: CaseSummary[] }>('GET', '/api/cases?limit=50');
  const telling = cases.items.find(({ tier }) => tier === 'orange' || tier === 'red') ?? cases.items[0];
  const cameras = await operator<{ items: { id: string }[] }>('GET', '/api/cameras?limit=1');
  const centres = await operator<{ items: { id: string }[] }>('GET', '/api/centres');
  // Found a little after the first cases have come.
  const topics = await eventually('hot topics', async () => {
    const { topics } = await operator<{ topics: { id: string }[] }>('GET', '/api/topics');
    return topics.length > 0 && topics;
  });
  return {
    caseCode: telling?.caseCode ?? '',
    cameraId: cameras.items[0]?.id ?? '',
    centreId: centres.items[0]?.id ?? '',
    topicId: topics[0]?.id ?? '',
  };
}

function filled(path: string, { caseCode, cameraId, topicId, centreId }: Things): string {
  return path
    .replace('$caseCode', caseCode)
    .replace('/cameras/$id', `/cameras/${cameraId}`)
    .replace('/topics/$id', `/topics/${topicId}`)
    .replace('/centres/$id', `/centres/${centreId}`)
    .replace('/profiles/$id', '/profiles/bazhong?with=hepingxi')
    .replace('$wall', 'hall');
}

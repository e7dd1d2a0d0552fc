import type { CaseSummary } from '@fengqiao/contract/cases';
import { centrePages } from '@fengqiao/contract/wall-pages';
import { eventually } from '../eventually.ts';
import type { ApiClient } from '../product-api.ts';
import type { RunningProduct } from '../running-product.ts';

/** What fills the places of a path, from what the demo city holds. */
export interface Things {
  caseCode: string;
  cameraId: string;
  topicId: string;
  centreId: string;
  /** A wall of ours whose screen 1 shows pages of the product. */
  wall: string;
}

/** Finds what the pages are opened with, and makes the wall of pages. */
export async function thingsOf(product: RunningProduct): Promise<Things> {
  const operator = await product.as('operator01');
  const cases = await operator<{ items: CaseSummary[] }>('GET', '/api/cases?limit=50');
  const telling = cases.items.find(({ tier }) => tier === 'orange' || tier === 'red') ?? cases.items[0];
  const cameras = await operator<{ items: { id: string }[] }>('GET', '/api/cameras?limit=1');
  const centres = await operator<{ items: { id: string; areaCode: string }[] }>('GET', '/api/centres');
  const centre = centres.items[0];
  // Found a little after the first cases have come.
  const topics = await eventually('hot topics', async () => {
    const { topics } = await operator<{ topics: { id: string }[] }>('GET', '/api/topics');
    return topics.length > 0 && topics;
  });
  return {
    caseCode: telling?.caseCode ?? '',
    cameraId: cameras.items[0]?.id ?? '',
    centreId: centre?.id ?? '',
    topicId: topics[0]?.id ?? '',
    wall: await wallOfPages(product, operator, centre?.id ?? ''),
  };
}

/** A wall with one screen on which pages of the product stand beside a chart and a list. */
async function wallOfPages(product: RunningProduct, operator: ApiClient, centreId: string): Promise<string> {
  const admin = await product.as('admin01');
  const area = '511900';
  await admin('PUT', '/api/walls/pages', { name: '页面墙', areaCode: area });
  await admin('PUT', '/api/walls/pages/screens/1/form', { name: '一号屏', scale: 1, reserved: [] });
  await operator('PUT', '/api/walls/pages/screens/1', {
    layout: '4',
    tiles: [
      { kind: 'page', path: '/command' },
      { kind: 'page', path: centrePages.floors(centreId) },
      { kind: 'chart', area, panel: 'totals' },
      { kind: 'list', area, list: 'red' },
    ],
  });
  return 'pages';
}

import type { Role } from '@fengqiao/contract/accounts';
import type { Page } from 'playwright-core';
import { untilMoving } from '../frame-counters.ts';
import type { RunningProduct } from '../running-product.ts';
import { mainShown, mapDrawn } from './page-ready.ts';
import { pageStates } from './page-states.ts';
import { type Things, thingsOf } from './visit-things.ts';

/** Size of a display, pixels. */
export interface Display {
  width: number;
  height: number;
}

const desks: readonly Display[] = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];
/** Displays of a wall and of a big screen may be wider. */
const walls: readonly Display[] = [...desks, { width: 7680, height: 2160 }];
/** Old monitors and narrow windows. */
const narrow: readonly Display[] = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
];
export const displays: readonly Display[] = [...walls, ...narrow];

/** One page as somebody opens it. */
export interface Visit {
  /** Name of its picture. */
  name: string;
  account: string;
  path: string;
  sizes: readonly Display[];
  /** When there is something to see. */
  ready: (page: Page) => Promise<unknown>;
}

/** Ways that differ from one who opens the page and sees its main part. */
const special: Partial<Record<string, Partial<Visit>>> = {
  '/': { ready: mapDrawn, sizes: [...desks, ...narrow] },
  '/cases': { sizes: [...desks, ...narrow] },
  '/letters': { sizes: [...desks, ...narrow] },
  '/triage': { sizes: [...desks, ...narrow] },
  '/walls/$wall': { sizes: [...desks, ...narrow] },
  '/centres/$id/floors': { sizes: [...desks, ...narrow] },
  '/big-screen': { ready: mapDrawn, sizes: walls },
  '/rooms-now': { sizes: walls },
  '/command': { sizes: walls },
};

/** Account of the demo for each role; the first one that may open a page visits it. */
const visitors: readonly [Role, string][] = [
  ['operator', 'operator01'],
  ['leader', 'leader01'],
  ['head', 'head01'],
  ['clerk', 'clerk01'],
  ['systemAdmin', 'admin01'],
  ['securityAdmin', 'security01'],
  ['auditAdmin', 'audit01'],
];

/** Pages by their paths with who may open them, as the dashboard's own list has them. */
export async function pagePaths(): Promise<Record<string, readonly Role[]>> {
  const list = new URL('../../../dashboard/src/app/page-roles.ts', import.meta.url).href;
  const { pageRoles } = (await import(/* @vite-ignore */ list)) as { pageRoles: Record<string, Role[]> };
  return pageRoles;
}

/** A visit to every page of the router, to what opens on some of them, and to the screens of the demo's wall. */
export async function visits(
  product: RunningProduct,
  paths: Readonly<Record<string, readonly Role[]>>,
): Promise<Visit[]> {
  const things = await thingsOf(product);
  const usual = { account: 'operator01', sizes: desks, ready: mainShown };
  const pages = Object.entries(paths).flatMap(([path, roles]): Visit[] => {
    const account = visitors.find(([role]) => roles.includes(role))?.[1];
    const filledPath = filled(path, things);
    if (account === undefined || filledPath.includes('$')) return [];
    const name = path === '/' ? 'desk' : path.slice(1).replaceAll(/[/$]+/g, '-');
    return [{ ...usual, name, account, path: filledPath, ...special[path] }];
  });
  const screens = ['1', '2', '3', '4'].map(
    (screen): Visit => ({
      name: `wall-${screen}`,
      account: 'kiosk01',
      path: `/wall/hall/${screen}`,
      sizes: walls,
      ready: (page) => untilMoving(page, { tiles: 1, deadlineMs: 240_000 }),
    }),
  );
  return [...pages, ...pageStates(things).map((state) => ({ ...usual, ...state })), ...screens];
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

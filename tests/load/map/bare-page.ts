import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Context } from '../context.ts';
import { projectPath } from '../project.ts';
import { tempFolder } from '../temp-folder.ts';

const BASE = '/bench-map/';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

/** Bundles the bare page as the dashboard is bundled; answers its folder. */
export async function buildBarePage(context: Context): Promise<string> {
  const { build } = await import('vite');
  const folder = await tempFolder(context);
  context.say('map: bundling the bare page');
  await build({
    configFile: false,
    root: projectPath('tests/load/page-map'),
    base: BASE,
    logLevel: 'error',
    resolve: { conditions: ['@fengqiao/source', 'module', 'browser', 'development|production'] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
    },
  });
  return folder;
}

/** What the bare page shows: the same tiles and bounds, at the same place of the window. */
export interface BareMap {
  tiles: string;
  bounds: readonly number[];
  box: { x: number; y: number; width: number; height: number };
}

/** Opens the bare page under the gateway's own address, so that it has the same tiles in the same way. */
export async function openBarePage(
  context: BrowserContext,
  folder: string,
  { tiles, bounds, box }: BareMap,
): Promise<Page> {
  const page = await context.newPage();
  await page.route(`**${BASE}**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice(BASE.length) || 'index.html';
    await route.fulfill({
      body: await readFile(join(folder, file)),
      contentType: TYPES[extname(file)] ?? 'application/octet-stream',
    });
  });
  const place = `left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${box.height}px`;
  const query = new URLSearchParams({ tiles, bounds: bounds.join(','), place });
  await page.goto(`${BASE}?${query}`);
  await page.waitForSelector('[data-map-ready="true"]');
  return page;
}

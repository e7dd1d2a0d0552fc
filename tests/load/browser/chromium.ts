import { type Child, startProgram } from '../child-process.ts';
import type { Context } from '../context.ts';
import { loadBuilt } from '../project.ts';
import { tempFolder } from '../temp-folder.ts';

/** Flags of every browser of the bench. */
export const CHROMIUM_FLAGS = ['--autoplay-policy=no-user-gesture-required', '--disable-dev-shm-usage'];

/** Path of a Chromium that is found as the end-to-end tests find theirs. */
export async function chromiumPath(): Promise<string> {
  const { findChromium } = await loadBuilt<{ findChromium(): Promise<string> }>('bin/lib/chromium.mjs');
  return await findChromium();
}

/**
 * A headless Chromium with one page and nothing attached: a DevTools client would change its memory. Its process tree is
 * what the browser costs.
 */
export async function startChromium(context: Context, url: string): Promise<Child> {
  const profile = await tempFolder(context);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const browser = startProgram(await chromiumPath(), [
    '--headless=new',
    `--user-data-dir=${profile}`,
    '--window-size=1920,1080',
    ...quiet,
    ...sandbox,
    ...CHROMIUM_FLAGS,
    url,
  ]);
  context.onEnd(() => browser.stop());
  return browser;
}

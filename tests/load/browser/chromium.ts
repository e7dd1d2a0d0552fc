import { type Browser, chromium } from 'playwright-core';
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
  const browser = startProgram(await chromiumPath(), [...(await usualFlags(context)), url]);
  context.onEnd(() => browser.stop());
  return browser;
}

/** A headless Chromium that is driven, behind everything else on this machine: it stands for screens that are machines of their own. */
export async function driveQuietChromium(context: Context): Promise<Browser> {
  const flags = [...(await usualFlags(context)), '--remote-debugging-port=0', 'about:blank'];
  // Root may take a better place again, and Chromium does: without that capability it stays where it was put.
  const humbly =
    process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-sys_nice', '--inh-caps=-sys_nice'] : [];
  const [command = 'nice', ...rest] = [...humbly, 'nice', '-n', '10', await chromiumPath(), ...flags];
  const program = startProgram(command, rest);
  context.onEnd(() => program.stop());
  const [, address = ''] = await program.line(/DevTools listening on (ws:\S+)/);
  const browser = await chromium.connectOverCDP(address);
  context.onEnd(() => browser.close());
  return browser;
}

async function usualFlags(context: Context): Promise<string[]> {
  const profile = await tempFolder(context);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const shape = ['--headless=new', `--user-data-dir=${profile}`, '--window-size=1920,1080'];
  return [...shape, ...quiet, ...sandbox, ...CHROMIUM_FLAGS];
}

import { type Browser, chromium, type Page } from 'playwright-core';
import { eventually } from '../../helpers/eventually.ts';
import type { Context } from '../context.ts';
import type { Bench, Shown, Source } from '../page-messages.ts';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.ts';

/** The test page in a headless Chromium. */
export interface Viewer {
  /** Starts to play; answers when, epoch ms. */
  play(source: Source): Promise<number>;
  /** The frames shown since the last call. */
  take(): Promise<Shown[]>;
  errors(): Promise<string[]>;
  stop(): Promise<void>;
}

type BenchWindow = typeof globalThis & { bench: Bench };

/** Opens the page in a Chromium that is found as the end-to-end tests find theirs. */
export async function openViewer(context: Context, url: string): Promise<Viewer> {
  const browser = await launch();
  context.onEnd(() => browser.close());
  const page: Page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  await page.goto(url);
  await eventually('the page is ready', () => page.evaluate(() => 'bench' in globalThis));
  return {
    play: (source) => page.evaluate((wanted) => (globalThis as BenchWindow).bench.play(wanted), source),
    take: () => page.evaluate(() => (globalThis as BenchWindow).bench.take()),
    errors: () => page.evaluate(() => (globalThis as BenchWindow).bench.errors),
    stop: () => page.evaluate(() => (globalThis as BenchWindow).bench.stop()),
  };
}

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: CHROMIUM_FLAGS,
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

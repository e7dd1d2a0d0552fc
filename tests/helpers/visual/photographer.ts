import type { Browser } from 'playwright-core';
import { openTerminal, type Terminal } from '../browser.ts';
import type { RunningProduct } from '../running-product.ts';
import { layoutFaults } from './layout-audit.ts';
import type { Display, Visit } from './page-visits.ts';

/** What pages ask and load after they stand, e.g. tiles of the map; live pictures never let the network rest. */
const restMs = 3_000;

/** A page as it looked, and what is wrong with how it is laid out. */
export interface Picture {
  png: Buffer;
  faults: string[];
}

/** Takes pictures of pages at one size in one language; each account logs in once. */
export class Photographer {
  readonly #browser: Browser;
  readonly #product: RunningProduct;
  readonly #display: Display;
  readonly #language: string;
  readonly #terminals = new Map<string, Terminal>();

  constructor(browser: Browser, product: RunningProduct, display: Display, language: string) {
    this.#browser = browser;
    this.#product = product;
    this.#display = display;
    this.#language = language;
  }

  /** Throws when the page cannot be opened. */
  async take(visit: Visit): Promise<Picture> {
    const page = await (await this.#terminalOf(visit.account)).newPage();
    try {
      await page.goto(visit.path);
      await visit.ready(page);
      await page.waitForLoadState('networkidle', { timeout: restMs }).catch(() => undefined);
      return { png: await page.screenshot({ timeout: 120_000 }), faults: await layoutFaults(page) };
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    for (const { context } of this.#terminals.values()) await context.close();
  }

  async #terminalOf(account: string): Promise<Terminal> {
    const known = this.#terminals.get(account);
    if (known !== undefined) return known;
    const terminal = await openTerminal(this.#browser, this.#product.url, this.#display);
    await terminal.context.addInitScript(
      (chosen) => localStorage.setItem('fengqiao.language', chosen),
      this.#language,
    );
    await this.#product.logIn(terminal.context, account);
    this.#terminals.set(account, terminal);
    return terminal;
  }
}

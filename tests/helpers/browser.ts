import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** A Chromium without a screen and without a graphics card that draws WebGL all the same. */
const args = [
  '--no-sandbox',
  '--headless',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-sandbox',
  '--disable-gpu-compositing', // only the map is worth the software GL; all else is drawn by the processor at once
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** Generous: nothing here measures; on a busy machine a page may take long. */
export const patienceMs = 60_000;

/** One person at one terminal: own cookies, and everything its pages asked for or broke. */
export interface Terminal {
  context: BrowserContext;
  newPage(): Promise<Page>;
  /** Addresses that were asked for and are not of `origins`; blob: and data: hold no address. */
  outside(origins: readonly string[]): string[];
  /** Errors that no page caught. */
  errors: string[];
  /** What was refused, as `GET /api/cases 400`; being asked to log in first is none. */
  refusals: string[];
}

/** Starts the Chromium of CHROMIUM_PATH (`npm test` sets it), else the one that Playwright finds. */
export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  return chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
}

/** A terminal of its own in a running browser; a usual desk monitor unless told: without a graphics card pixels are dear. */
export async function openTerminal(
  browser: Browser,
  baseURL: string,
  viewport = { width: 1366, height: 768 },
): Promise<Terminal> {
  const context = await browser.newContext({ baseURL, viewport, reducedMotion: 'reduce' });
  context.setDefaultTimeout(patienceMs);
  context.setDefaultNavigationTimeout(patienceMs);
  const asked = new Set<string>();
  const errors: string[] = [];
  const refusals: string[] = [];
  context.on('request', (request) => asked.add(request.url()));
  context.on('response', (response) => {
    const [status, method, { pathname }] = [
      response.status(),
      response.request().method(),
      new URL(response.url()),
    ];
    if (status >= 400 && !(pathname === '/api/session' && status === 401))
      refusals.push(`${method} ${pathname} ${status}`);
  });
  context.on('weberror', (error) => errors.push(error.error().message));
  return {
    context,
    errors,
    refusals,
    newPage: async () => {
      const page = await context.newPage();
      page.on('websocket', (socket) => asked.add(socket.url().replace(/^ws/, 'http')));
      return page;
    },
    outside: (origins) =>
      [...asked].filter((url) => !/^(blob|data):/.test(url) && !origins.includes(new URL(url).origin)),
  };
}

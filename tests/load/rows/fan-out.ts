import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { newCase } from '../../helpers/case-events.ts';
import { apiOf, type ProductApi } from '../../helpers/product-api.ts';
import { driveQuietChromium } from '../browser/chromium.ts';
import { type Child, startNode } from '../child-process.ts';
import type { Context } from '../context.ts';
import { startGateway } from '../gateway-process.ts';
import { quantile } from '../interleave.ts';
import { judged, type Row } from '../row.ts';

const DASHBOARDS = 300;
const EVENTS = 120;
/** Between two events; a city of the demo's size sees one in minutes. */
const PAUSE_MS = 250;
const WAIT_MS = 30_000;
/** Two logins each: one may hold a hundred sockets, an account a hundred and fifty. */
const ACCOUNTS = ['leader01', 'leader01', 'leader02', 'leader02'] as const;

/** What the page keeps: when each title was on the screen, epoch ms. */
interface Seen {
  shownAt: Record<string, number>;
}

/** An event on its way to a person: request of the source → its line is drawn in the feed of a desk, while 300 dashboards are told the same. */
export async function run(context: Context): Promise<Row[]> {
  const gateway = await startGateway(context);
  const url = `http://${gateway.host}:${gateway.port}`;
  const api = apiOf({ url, sourceKey: gateway.sourceKey, accounts: gateway.accounts });
  const page = await openFeed(context, url, api);
  const dashboards = await attachDashboards(context, url, api);

  context.say(`fan-out: ${EVENTS} events`);
  const sent = new Map<string, number>();
  for (let serial = 0; serial < EVENTS; serial += 1) {
    const title = `传播${serial}号`;
    sent.set(title, Date.now());
    await api.send(newCase({ areaCode: '511902101', title }));
    await delay(PAUSE_MS);
  }
  await page.waitForFunction(
    (wanted) => Object.keys((window as unknown as Seen).shownAt).length >= wanted,
    EVENTS,
    { timeout: WAIT_MS },
  );
  const shown = await page.evaluate(() => (window as unknown as Seen).shownAt);
  const toScreen = [...sent].map(([title, at]) => (shown[title] ?? at + WAIT_MS) - at);
  process.kill(dashboards.pid, 'SIGUSR2');
  const [, told = '[]'] = await dashboards.line(/^delays (.*)$/);
  const toDashboards = JSON.parse(told) as number[];
  return [
    judged(
      'fan-out-screen',
      {
        ours: quantile(toScreen, 0.95),
        anchor: null,
        unit: 'ms',
        note: `request sent → line drawn in the feed of a desk in Chromium, p95 of ${EVENTS} events, ${1000 / PAUSE_MS} a second; p50 ${quantile(toScreen, 0.5).toFixed(0)} ms; ${DASHBOARDS} more dashboards attached, all on this machine`,
      },
      { atMost: 300 },
    ),
    judged(
      'fan-out-told',
      {
        ours: quantile(toDashboards, 0.95),
        anchor: null,
        unit: 'ms',
        note: `received by the gateway → heard by each of ${DASHBOARDS} dashboards, p95 of ${toDashboards.length}; p50 ${quantile(toDashboards, 0.5).toFixed(0)} ms`,
      },
      { atMost: 300 },
    ),
    judged(
      'fan-out-lost',
      {
        ours: DASHBOARDS * EVENTS - toDashboards.length,
        anchor: null,
        unit: 'changes',
        note: `of the ${DASHBOARDS * EVENTS} registrations that the dashboards had to hear of`,
      },
      { atMost: 0 },
    ),
  ];
}

async function attachDashboards(context: Context, url: string, api: ProductApi): Promise<Child> {
  context.say(`fan-out: attaching ${DASHBOARDS} dashboards`);
  const cookies: string[] = [];
  for (const name of ACCOUNTS) cookies.push(await cookieOf(url, api, name));
  const child = startNode('tests/dist/load/dashboards-process.js', {
    env: {
      GATEWAY_URL: url,
      DASHBOARD_COUNT: String(DASHBOARDS),
      DASHBOARD_COOKIES: cookies.join('\n'),
      DASHBOARD_AREA: '511900',
    },
  });
  context.onEnd(() => child.stop());
  await child.line(/^attached$/);
  return child;
}

async function cookieOf(url: string, api: ProductApi, name: string): Promise<string> {
  const { account, password } = api.account(name);
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
  if (!answer.ok) throw new Error(`${name} cannot log in: ${await answer.text()}`);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** An operator's desk, noting when each line of its feed is there to be painted. */
async function openFeed(context: Context, url: string, api: ProductApi): Promise<Page> {
  const browser = await driveQuietChromium(context);
  const terminal = await browser.newContext({ baseURL: url, viewport: { width: 1920, height: 1080 } });
  const { account, password } = api.account('operator01');
  const answer = await terminal.request.post('/api/session', { data: { account, password } });
  if (!answer.ok()) throw new Error(`${account} cannot log in: ${await answer.text()}`);
  const page = await terminal.newPage();
  await page.addInitScript(() => {
    const seen = window as unknown as Seen;
    seen.shownAt = {};
    const note = () => {
      for (const row of document.querySelectorAll('li a')) {
        const title = /传播\d+号/.exec(row.textContent ?? '')?.[0];
        if (title !== undefined) seen.shownAt[title] ??= performance.timeOrigin + performance.now();
      }
    };
    // In the frame after the change, which is when it is on the screen.
    new MutationObserver(() => requestAnimationFrame(note)).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await page.goto('/');
  await api.send(newCase({ areaCode: '511902101', title: '首条' }));
  await page.getByText('首条').first().waitFor({ timeout: WAIT_MS });
  return page;
}

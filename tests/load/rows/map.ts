import { setTimeout as delay } from 'node:timers/promises';
import type { Reference } from '@fengqiao/contract/reference';
import { APPLICATION_ROLE, createPool } from '@fengqiao/db';
import { insertCameras } from '@fengqiao/db/queries/camera-records';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../helpers/browser.ts';
import { newCase } from '../../helpers/case-events.ts';
import type { DemoAccount } from '../../helpers/product.ts';
import { apiOf } from '../../helpers/product-api.ts';
import { chromiumPath } from '../browser/chromium.ts';
import type { Context } from '../context.ts';
import { type Gateway, startGateway } from '../gateway-process.ts';
import { interleave, median, spread } from '../interleave.ts';
import { loadHistory } from '../load-history.ts';
import { buildBarePage, openBarePage } from '../map/bare-page.ts';
import { boxOfMap, freshMonitor, openDesk } from '../map/desk.ts';
import { fillCases } from '../map/fill-cases.ts';
import { liveCost } from '../map/heat-cost.ts';
import { costOfMoving } from '../map/moving.ts';
import { makeCameras } from '../registry/made-up-cameras.ts';
import { judged, type Row } from '../row.ts';

/** `BENCH_EVENTS` for a shorter history: as many cases are made up as there are events. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const CAMERAS = 31_000;
const FIRST_TIMES = 5;
const PAIRS = 5;
const HEAT_PAIRS = 3;
/** Rows per statement. */
const BATCH = 5_000;

/** The desk's map over a million cases and 31,000 cameras: first useful picture, cost of moving it, cost of live heat. */
export async function run(context: Context): Promise<Row[]> {
  const gateway = await startGateway(context);
  await fill(context, gateway);
  const url = `http://${gateway.host}:${gateway.port}`;
  const operator = gateway.accounts.find(({ account }) => account === 'operator01');
  if (!operator) throw new Error('the demo has no operator');
  process.env.CHROMIUM_PATH ??= await chromiumPath();
  const browser = await startBrowser();
  context.onEnd(() => browser.close());
  const stage: Stage = { context, gateway, url, operator, browser };
  return [await first(stage), await moving(stage), await heat(stage)];
}

interface Stage {
  context: Context;
  gateway: Gateway;
  url: string;
  operator: DemoAccount;
  browser: Browser;
}

async function fill(context: Context, { databaseUrl }: Gateway): Promise<void> {
  const pool = createPool({
    url: databaseUrl,
    role: APPLICATION_ROLE,
    max: 4,
    statementTimeoutMs: 300_000,
    applicationName: 'bench',
  });
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await loadHistory(context, pool, EVENTS);
    await fillCases(context, owner, EVENTS);
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from camera');
    const made = await makeCameras(CAMERAS - (rows[0]?.n ?? 0));
    context.say(`map: registering ${made.length} cameras`);
    for (let at = 0; at < made.length; at += BATCH) await insertCameras(owner, made.slice(at, at + BATCH));
    await owner.query('vacuum analyze');
  } finally {
    await pool.end();
    await owner.end();
  }
}

async function first({ context, browser, url, operator }: Stage): Promise<Row> {
  const times: number[] = [];
  for (let turn = 0; turn < FIRST_TIMES; turn += 1) {
    const monitor = await freshMonitor(browser, url, operator);
    const { firstMs } = await openDesk(monitor, '/');
    context.say(`map-first: ${Math.round(firstMs)} ms`);
    times.push(firstMs / 1000);
    await monitor.close();
  }
  return judged(
    'map-first',
    {
      ours: median(times),
      anchor: null,
      unit: 's',
      note: `navigation → names, heat and cases are on the desk's map; ${EVENTS} cases, ${CAMERAS} cameras; nothing in the cache, 1920×1080 drawn without a graphics card; ${spread(times)} s of ${FIRST_TIMES}`,
    },
    { atMost: 3 },
  );
}

async function moving({ context, browser, url, operator }: Stage): Promise<Row> {
  const folder = await buildBarePage(context);
  const monitor = await freshMonitor(browser, url, operator);
  const { page: desk } = await openDesk(monitor, '/');
  const box = await boxOfMap(desk);
  const reference = await monitor.request.get('/api/reference');
  const { region } = (await reference.json()) as Reference;
  const bare = await openBarePage(monitor, folder, { tiles: region.tiles, bounds: region.bounds, box });
  const pairs = context.rounds ?? PAIRS;
  const turn = (name: string, page: Page) => async () => {
    const cost = await costOfMoving(browser, page, box);
    context.say(
      `map-pan: ${name} ${cost.cpuPerFrameMs.toFixed(1)} ms of CPU per frame, ${cost.frames} frames`,
    );
    return cost;
  };
  const { ours, anchor } = await interleave(pairs, turn('desk', desk), turn('bare', bare));
  await monitor.close();
  const perFrame = (costs: typeof ours) => costs.map(({ cpuPerFrameMs }) => cpuPerFrameMs);
  const rate = (costs: typeof ours) =>
    median(costs.map(({ frames, seconds }) => frames / seconds)).toFixed(0);
  return judged(
    'map-pan',
    {
      ours: median(perFrame(ours)),
      anchor: median(perFrame(anchor)),
      unit: 'ms',
      note: `CPU of the processes that draw per frame, over ${pairs} pairs of the same drags and turns of the wheel; the anchor is MapLibre with the same base and nothing on it; ${rate(ours)} and ${rate(anchor)} frames/s; ours ${spread(perFrame(ours))}, bare ${spread(perFrame(anchor))}`,
    },
    { ratioAtMost: 1.25 },
  );
}

async function heat({ context, browser, url, operator, gateway }: Stage): Promise<Row> {
  const monitor = await freshMonitor(browser, url, operator);
  const until = new Date(Date.now() + 8 * 3_600_000 + 86_400_000).toISOString().slice(0, 10);
  const from = new Date(Date.now() - 400 * 86_400_000).toISOString().slice(0, 10);
  // Everything that was registered: as many cells as a view holds.
  const desk = `/?span=year&time=${from}T00:00,${until}T00:00`;
  const { page: hot } = await openDesk(monitor, desk);
  const cold = await monitor.newPage();
  await cold.goto(`${desk}&layers=centres,cameras,cases`);
  await cold.waitForSelector('section[data-map-ready="true"]');
  const { sourceKey, accounts } = gateway;
  const api = apiOf({ url, sourceKey, accounts });
  const turn = (name: string, page: Page) => async () => {
    const cost = await liveCost(page, async () => {
      await api.send(newCase({ areaCode: '511902101', title: '热力' }));
      await delay(100);
    });
    context.say(
      `map-heat: ${name} busy for ${cost.busySeconds.toFixed(1)} s of ${cost.seconds}, ${cost.updates} updates`,
    );
    return cost;
  };
  const pairs = context.rounds ?? HEAT_PAIRS;
  const { ours, anchor } = await interleave(pairs, turn('with heat', hot), turn('without', cold));
  await monitor.close();
  const updates = median(ours.map((cost) => cost.updates));
  if (updates === 0) throw new Error('no live change reached the heat');
  const busy = (costs: typeof ours) => median(costs.map(({ busySeconds }) => busySeconds));
  return judged(
    'map-heat',
    {
      ours: (Math.max(0, busy(ours) - busy(anchor)) * 1000) / updates,
      anchor: null,
      unit: 'ms',
      note: `main thread per live update of the heat: the desk with it was busy for ${busy(ours).toFixed(1)} s of ${ours[0]?.seconds}, without it for ${busy(anchor).toFixed(1)} s while the same cases came, medians of ${pairs} pairs with ${updates} updates each, waiting for the drawing process without a graphics card included; the update itself ${Math.max(...ours.map(({ ownMs }) => ownMs)).toFixed(1)} ms at most; ${ours[0]?.cells} cells on the map`,
    },
    { atMost: 150 },
  );
}

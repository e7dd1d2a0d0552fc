import { tmpdir } from 'node:os';
import { APPLICATION_ROLE, createPool } from '@fengqiao/db';
import { buildApp } from '@fengqiao/gateway/app';
import { readConfig } from '@fengqiao/gateway/config';
import { meetingPages } from '@fengqiao/gateway/features/meetings/pack/pages';
import type { PageBuilder } from '@fengqiao/gateway/features/packs/page-builder';
import { takePack } from '@fengqiao/gateway/features/packs/take-pack';
import { quarterlyPages } from '@fengqiao/gateway/features/reports/kinds/quarterly';
import pg from 'pg';
import type { Context } from '../context.ts';
import { startGateway } from '../gateway-process.ts';
import { quantile } from '../interleave.ts';
import { loadHistory } from '../load-history.ts';
import { fillCases } from '../map/fill-cases.ts';
import { judged, type Row } from '../row.ts';

const CITY = '511900';
const CASES = Number(process.env.BENCH_CASES ?? 140_000);
/** Events of whole stories for the newest months; the rest of the year are resolved cases. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 400_000);
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const RUNS = 3;

/** How long the frozen figures of a city take: those of a weekly meeting, and those of the quarterly appraisal (BZ-09, BZ-16). */
export async function run(context: Context): Promise<Row[]> {
  const { databaseUrl, process: gateway } = await startGateway(context);
  await gateway.stop(); // only its database is needed, and nobody else may ask it
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  context.onEnd(() => owner.end());
  const pool = createPool({
    url: databaseUrl,
    role: APPLICATION_ROLE,
    max: 6,
    statementTimeoutMs: 300_000,
    applicationName: 'bench',
  });
  context.onEnd(() => pool.end());
  await loadHistory(context, pool, EVENTS);
  await fillCases(context, owner, CASES);
  await owner.query('vacuum analyze');
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    FENGQIAO_DATA: tmpdir(),
    FENGQIAO_DEMO: '0',
    FENGQIAO_TERMINALS: 'optional',
  });
  const app = await buildApp({ config, pool });
  context.onEnd(() => app.close());
  await app.ready();

  const today = day(0);
  const measure = async (
    name: string,
    days: { from: string; until: string },
    build: readonly PageBuilder[],
    atMost: number,
  ): Promise<Row> => {
    const seconds: number[] = [];
    let slowest = '';
    for (let turn = 0; turn < (context.rounds ?? RUNS); turn += 1) {
      // Topics of these days are found anew each time, as before the first look at them.
      await owner.query('delete from topic_run');
      const steps: { step: string; at: number }[] = [];
      const begun = performance.now();
      const request = { kind: 'meeting', areaCode: CITY, ...days, build };
      await takePack(app, request, ({ step }) => {
        steps.push({ step: step ?? '', at: performance.now() });
      });
      seconds.push((performance.now() - begun) / 1000);
      slowest = slowestOf(steps);
      context.say(`${name}: ${seconds.at(-1)?.toFixed(2)} s; ${slowest}`);
    }
    const note = `median of ${seconds.length} packs of a city with ${CASES} cases, ${days.from} to ${days.until}, topics found anew; slowest pages ${slowest}`;
    return judged(name, { ours: quantile(seconds, 0.5), anchor: null, unit: 's', note }, { atMost });
  };
  return [
    await measure('pack-week', { from: day(-7), until: today }, meetingPages, 10),
    await measure('report-quarter', { from: day(-92), until: today }, quarterlyPages, 60),
  ];
}

/** The three steps that took longest. */
function slowestOf(steps: readonly { step: string; at: number }[]): string {
  return steps
    .slice(0, -1)
    .map(({ step, at }, index) => ({ step, ms: (steps[index + 1]?.at ?? at) - at }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 3)
    .map(({ step, ms }) => `${step} ${Math.round(ms)} ms`)
    .join(', ');
}

/** A day in Asia/Shanghai, so many from today. */
const day = (offset: number): string =>
  new Date(Date.now() + SHANGHAI_MS + offset * DAY_MS).toISOString().slice(0, 10);

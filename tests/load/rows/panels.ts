import { APPLICATION_ROLE, createPool, inScope } from '@fengqiao/db';
import type pg from 'pg';
import type { Context } from '../context.ts';
import { startGateway } from '../gateway-process.ts';
import { indicatorQuestions } from '../indicator-questions.ts';
import { quantile } from '../interleave.ts';
import { loadHistory } from '../load-history.ts';
import { CITY_RANGE, type Question, questions, type Window } from '../panel-questions.ts';
import { judged, type Row } from '../row.ts';

/** `BENCH_EVENTS` for a shorter or longer history. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const ROUNDS = 15;
/** Ours is asked more often: it is faster, and its 95th percentile is what counts. */
const OURS_PER_ROUND = 4;
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/**
 * The questions of the panels over a city with years of history: the product's queries against the raw log. `BENCH_DATABASE_URL` asks a
 * database that is kept, which is filled at the first run; else one is made and thrown away.
 */
export async function run(context: Context): Promise<Row[]> {
  const databaseUrl = process.env.BENCH_DATABASE_URL ?? (await ownDatabase(context));
  const pool = (role: string | undefined, name: string) => {
    const made = createPool({
      url: databaseUrl,
      ...(role && { role }),
      max: 4,
      statementTimeoutMs: 300_000,
      applicationName: name,
    });
    context.onEnd(() => made.end());
    return made;
  };
  const application = pool(APPLICATION_ROLE, 'bench');
  const owner = pool(undefined, 'bench owner');
  if ((await eventsIn(owner)) < EVENTS) await loadHistory(context, application, EVENTS);
  await owner.query('vacuum analyze');
  const rows: Row[] = [];
  for (const question of [...questions, ...indicatorQuestions])
    rows.push(await ask(context, application, question));
  return rows;
}

/** With the demo region and no cases. */
async function ownDatabase(context: Context): Promise<string> {
  const { databaseUrl, process: gateway } = await startGateway(context);
  await gateway.stop(); // only the database is needed, and nobody else may ask it
  return databaseUrl;
}

async function eventsIn(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from case_event');
  return rows[0]?.n ?? 0;
}

async function ask(context: Context, pool: pg.Pool, question: Question): Promise<Row> {
  context.say(question.name);
  const times = { ours: [] as number[], raw: [] as number[] };
  const differing: string[] = [];
  for (let round = 0; round < (context.rounds ?? ROUNDS); round += 1) {
    const window = windowOf(question.days, round);
    let [answer, raw] = [0, 0];
    for (let turn = 0; turn < OURS_PER_ROUND; turn += 1)
      answer = await timed(pool, times.ours, (client) => question.ours(client, window));
    raw = await timed(pool, times.raw, (client) => question.raw(client, window));
    const { tolerance } = question;
    if (tolerance !== null && Math.abs(answer - raw) > tolerance * raw) differing.push(`${answer} / ${raw}`);
  }
  const different = differing.length > 0 ? `; THE ANSWERS DIFFER, ours / raw: ${differing[0]}` : '';
  const [ours, raw] = [quantile(times.ours, 0.95), quantile(times.raw, 0.95)];
  const row = judged(
    question.name,
    {
      ours,
      anchor: raw,
      unit: 'ms',
      note: `p95 of ${times.ours.length} (p50 ${quantile(times.ours, 0.5).toFixed(1)} ms), ${EVENTS} events in the log; ${question.note}${different}`,
    },
    question.goal,
  );
  return differing.length > 0 ? { ...row, met: false } : row;
}

/** Days up to today, in each round one day earlier. */
function windowOf(length: number, back: number): Window {
  const today = Math.floor((Date.now() + SHANGHAI_MS) / DAY_MS);
  const [from, until] = [today - back - length, today - back];
  const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
  const instant = (number: number) => new Date(number * DAY_MS - SHANGHAI_MS).toISOString();
  return { days: { from: day(from), until: day(until) }, from: instant(from), until: instant(until) };
}

/** As a request asks: in a read-only transaction of the application role with the scope of the city. */
async function timed(
  pool: pg.Pool,
  times: number[],
  work: (client: pg.PoolClient) => Promise<number>,
): Promise<number> {
  const begun = performance.now();
  const answer = await inScope(pool, CITY_RANGE, work, { readOnly: true });
  times.push(performance.now() - begun);
  return answer;
}

import pg from 'pg';
import type { Context } from '../context.ts';
import { copyRows, copyText } from '../copy-rows.ts';
import { type Gateway, startGateway } from '../gateway-process.ts';
import type { Goal } from '../goal.ts';
import { median, spread } from '../interleave.ts';
import { eventRequests, postAll } from '../post-events.ts';
import { cpuSeconds, treeCpuSeconds } from '../procfs.ts';
import { judged, type Row } from '../row.ts';
import { eventStream, take } from '../stories.ts';

/** How events are sent, and what is asked of it. */
export interface IngestShape {
  name: string;
  /** Events of one request. */
  perRequest: number;
  connections: number;
  /** Events of one round. */
  events: number;
  ratio: Goal;
  /** µs of the gateway's CPU per event. */
  cpu: Goal;
}

/** One round: events a second, and µs of CPU per event. */
interface Round {
  rate: number;
  gateway: number;
  database: number;
}

const PAIRS = 5;
const WARM_UP_EVENTS = 10_000;
const RAW = 'raw_case_event';
const COLUMNS = 'occurred_at, received_at, case_id, source, event_id, type, area, category, cell, payload';

/**
 * Durable, deduplicated ingest over HTTP through the real gateway process, against COPY of the very same rows into a
 * table with the columns and indexes of the log, in one transaction, in the same database.
 */
export async function measureIngest(context: Context, shape: IngestShape): Promise<Row[]> {
  const gateway = await startGateway(context);
  const owner = new pg.Client({ connectionString: gateway.databaseUrl });
  await owner.connect();
  context.onEnd(() => owner.end());
  await owner.query(`create table ${RAW} (like case_event including defaults including indexes)`);

  const stream = eventStream({ seed: 'bench', days: 800, until: Date.now() - 86_400_000 });
  context.say('warming up');
  const warmUp = await take(stream, WARM_UP_EVENTS);
  await postAll(gateway, eventRequests(gateway, warmUp, { connections: 8, perRequest: 500 }));

  const pairs: { ours: Round; raw: Round }[] = [];
  for (let round = 0; round < PAIRS; round += 1) {
    context.say(`${shape.name}: round ${round + 1} of ${PAIRS}`);
    const events = await take(stream, shape.events);
    const requests = eventRequests(gateway, events, shape);
    const ours = await timed(gateway, events.length, () => postAll(gateway, requests));
    // Second in every pair: it copies what the first has stored.
    const rows = await newestRows(owner, events.length);
    const raw = await timed(gateway, events.length, () => copyRows(owner, `${RAW} (${COLUMNS})`, rows));
    pairs.push({ ours, raw });
  }
  return rowsOf(shape, pairs);
}

async function timed(gateway: Gateway, events: number, work: () => Promise<unknown>): Promise<Round> {
  const cpu = () => [cpuSeconds(gateway.process.pid), treeCpuSeconds(gateway.databasePid)] as const;
  const [before, begun] = [cpu(), performance.now()];
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const after = cpu();
  const micros = (at: 0 | 1) => ((after[at] - before[at]) * 1e6) / events;
  return { rate: events / seconds, gateway: micros(0), database: micros(1) };
}

/** The newest rows of the log but those that the engine added, as COPY takes them. */
function newestRows(owner: pg.Client, count: number): Promise<Buffer> {
  const columns = COLUMNS.replaceAll(/\w+/g, '$&::text');
  return copyText(
    owner,
    `select ${columns} from case_event where source <> 'engine' order by received_at desc limit ${count}`,
  );
}

function rowsOf(shape: IngestShape, pairs: readonly { ours: Round; raw: Round }[]): Row[] {
  const { name, events, perRequest, connections } = shape;
  const [ours, raw] = [pairs.map((pair) => pair.ours), pairs.map((pair) => pair.raw)];
  const of = (rounds: Round[], read: (round: Round) => number) => median(rounds.map(read));
  const how = `${PAIRS} rounds of ${events} events, ${perRequest} per request, ${connections} connections with cases of their own`;
  const rates = `${spread(ours.map(({ rate }) => rate))} against one COPY of the same rows ${spread(raw.map(({ rate }) => rate))}`;
  const database = (rounds: Round[]) => Math.round(of(rounds, (round) => round.database));
  return [
    judged(
      name,
      {
        ours: of(ours, ({ rate }) => rate),
        anchor: of(raw, ({ rate }) => rate),
        unit: 'events/s',
        note: `durable and deduplicated, ${rates}; ${how}`,
      },
      shape.ratio,
    ),
    judged(
      `${name}-cpu`,
      {
        ours: of(ours, ({ gateway }) => gateway),
        anchor: null,
        unit: 'µs/event',
        note: `the gateway's own; the database takes ${database(ours)} µs/event (COPY ${database(raw)})`,
      },
      shape.cpu,
    ),
  ];
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { IngestEvent, IngestResult } from '@fengqiao/contract/ingest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { buildGateway, type GatewayProcess, startGateway } from '../helpers/gateway-process.ts';
import { minutesAgo, seedAreas, sourceKey } from '../helpers/ingest-app.ts';
import { freePort } from '../helpers/product.ts';
import { atLength } from '../helpers/prove.ts';

const kills = Number(process.env.FENGQIAO_KILLS ?? atLength(4, 20));
const senders = 3;
const eventsPerCase = 5;

/** Seeded, so that a failure can be run again: FENGQIAO_SEED=... */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A sender that keeps a batch until it is acknowledged, however often it must be sent. */
async function sendAll(
  sender: number,
  url: string,
  random: () => number,
  isOver: () => boolean,
  onStored: () => void,
) {
  const acknowledged: string[] = [];
  let [sent, refused, cases] = [0, 0, 0];
  for (let n = 0; !isOver(); ) {
    const batch: IngestEvent[] = Array.from({ length: 1 + Math.floor(random() * 60) }, () => {
      const index = n++;
      const first = index % eventsPerCase === 0;
      return {
        eventId: `s${sender}-${index}`,
        caseRef: `s${sender}-case-${Math.floor(index / eventsPerCase)}`,
        type: first ? 'case.registered' : 'note.added',
        occurredAt: minutesAgo(10),
        ...(first ? { areaCode: '511902001' } : { payload: { text: `记录${index}` } }),
      };
    });
    for (;;) {
      const result = await post(url, batch);
      sent += 1;
      if (result !== null) {
        expect(result.accepted + result.duplicates).toBe(batch.length);
        cases += result.cases.length;
        acknowledged.push(...batch.map(({ eventId }) => eventId));
        onStored();
        break;
      }
      refused += 1;
      await delay(100);
    }
  }
  return { acknowledged, sent, refused, cases };
}

async function post(url: string, events: IngestEvent[]): Promise<IngestResult | null> {
  try {
    const answer = await fetch(`${url}/api/ingest/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sourceKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    if (answer.status === 200) return (await answer.json()) as IngestResult;
    await answer.body?.cancel();
    expect([429, 503]).toContain(answer.status);
    return null;
  } catch (error) {
    if (error instanceof TypeError) return null; // the connection broke, or nobody listens
    throw error;
  }
}

describe('a gateway that is killed while events come in (F1)', () => {
  let db: TestDatabase;
  let data: string;
  let gateway: GatewayProcess;

  beforeAll(async () => {
    await buildGateway();
    db = await testDatabase({ engine: 'embedded' });
    await seedAreas(db);
    data = await mkdtemp(join(tmpdir(), 'fengqiao-kill-'));
  });
  afterAll(async () => {
    await gateway?.kill();
    await db.drop();
    await rm(data, { recursive: true, force: true });
  });

  it('loses no acknowledged event and doubles none', async () => {
    const seed = Number(process.env.FENGQIAO_SEED ?? Date.now() % 1_000_000);
    const random = randomNumbers(seed);
    const env = { DATABASE_URL: db.url, FENGQIAO_DATA: data, PORT: String(await freePort()) };
    gateway = await startGateway(env);
    let over = false;
    let stored = 0;
    const onStored = () => {
      stored += 1;
    };
    const sending = Promise.all(
      Array.from({ length: senders }, (_, sender) =>
        sendAll(sender, gateway.url, randomNumbers(seed + sender), () => over, onStored),
      ),
    );
    const away: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const enough = stored + 3 + Math.floor(random() * 30);
      await eventually('some requests are stored', () => stored >= enough, 60_000);
      await delay(random() * 100);
      await gateway.kill();
      const from = Date.now();
      gateway = await startGateway(env);
      away.push(Date.now() - from);
    }
    const enough = stored + 10;
    await eventually('it goes on', () => stored >= enough, 60_000);
    over = true;
    const reports = await sending;
    const acknowledged = reports.flatMap((report) => report.acknowledged);
    const refused = reports.reduce((sum, report) => sum + report.refused, 0);
    console.log(
      `seed ${seed}: ${acknowledged.length} events acknowledged, ${refused} requests broken or refused, serving again after ${away.join(', ')} ms`,
    );
    expect(refused, 'requests that a kill broke').toBeGreaterThan(0);

    const log = await db.ownerPool.query<{ event_id: string }>(
      `select event_id from case_event where source = 'hotline'`,
    );
    const ids = log.rows.map((row) => row.event_id);
    const known = new Set(ids);
    expect(
      acknowledged.filter((id) => !known.has(id)),
      `lost, seed ${seed}`,
    ).toEqual([]);
    expect(ids.length - known.size, `doubled, seed ${seed}`).toBe(0);
    const notes = acknowledged.filter((id) => Number(id.split('-')[1]) % eventsPerCase !== 0).length;
    const counted = await db.ownerPool.query(
      `select (select sum(n)::int from rollup_day where lvl = 4 and event_type = 'note.added') as notes,
              (select sum(n)::int from rollup_day where lvl = 4 and event_type = 'case.registered') as cases,
              (select count(*)::int from case_state) as states,
              (select count(*)::int from outbox) as told`,
    );
    const states = acknowledged.length - notes;
    expect(counted.rows[0]).toEqual({ notes, cases: states, states, told: acknowledged.length });
  }, 600_000);
});

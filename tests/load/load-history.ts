import { areaRange } from '@fengqiao/contract/areas';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import { createIngestor } from '@fengqiao/gateway/features/ingest/ingestor';
import { PlacesCache } from '@fengqiao/gateway/plugins/places';
import { loadProfile } from '@fengqiao/gateway/profiles/load-profile';
import type pg from 'pg';
import type { Context } from './context.ts';
import { bare, storyTeller } from './stories.ts';

const BATCH = 20_000;
const CITY = '511900';
/** The demo city tells about a million events in three years; for more of them there are more such cities in its place. */
const EVENTS_OF_ONE_TELLER = 1_000_000;

/**
 * Fills a database that holds the demo region with at least so many events of the demo city, the newest days first:
 * through the ingest service, in large batches of whole stories, so that states and rollups are the product's own.
 */
export async function loadHistory(context: Context, pool: pg.Pool, events: number): Promise<void> {
  const ingestor = createIngestor({ pool, places: new PlacesCache(pool), profile: loadProfile('bazhong') });
  const sender = { name: 'demo', areaCode: CITY, ...areaRange(CITY) };
  const until = Date.now();
  const tellers = await Promise.all(
    Array.from({ length: Math.max(1, Math.round(events / EVENTS_OF_ONE_TELLER)) }, (_, index) =>
      storyTeller(`bench-${index}`, until),
    ),
  );
  let loaded = 0;
  let under: Promise<unknown> = Promise.resolve();
  let batch: IngestEvent[] = [];
  for (let daysAgo = 0; loaded < events; daysAgo += 1) {
    for (const tell of tellers) batch.push(...tell(daysAgo).flat().map(bare));
    if (batch.length < BATCH && loaded + batch.length < events) continue;
    await under;
    loaded += batch.length;
    under = ingestor.ingest(sender, batch, { suspicious: false });
    batch = [];
    if (Math.floor(loaded / BATCH) % 10 === 0) context.say(`${loaded} events, ${daysAgo} days of history`);
  }
  await under;
  await ingestor.close();
}

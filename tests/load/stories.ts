import type { IngestEvent } from '@fengqiao/contract/ingest';
import { type Region, readRegion, regionFolder } from '@fengqiao/fixtures';
import { loadBuilt } from './project.ts';

type TimedEvent = IngestEvent & { atMs: number };
/** What the demo's case feed is made of, as far as it is needed here. */
interface Calendar<City> {
  storiesOfDay(seed: string, city: City, day: number, today: number): { events: TimedEvent[] }[];
}

const DAY_MS = 86_400_000;
/** A story ends within this time; a stream is complete only so long after its first day. */
const WARM_UP_DAYS = 30;

/** Events of the demo city in the order in which they happened, up to `until`: what its sources would have sent. */
export async function* eventStream(options: {
  seed: string;
  /** Days of history. */
  days: number;
  /** Epoch ms. */
  until: number;
}): AsyncGenerator<IngestEvent> {
  const { seed, days, until } = options;
  const [{ storiesOfDay }, { cityOf }] = await Promise.all([
    loadBuilt<Calendar<unknown>>('fixtures/dist/scenarios/calendar.js'),
    loadBuilt<{ cityOf(region: Region): unknown }>('fixtures/dist/scenarios/city.js'),
  ]);
  const city = cityOf(readRegion(regionFolder('bazhong')));
  const today = Math.floor(until / DAY_MS);
  let coming: TimedEvent[] = [];
  for (let day = today - days; day <= today; day += 1) {
    coming.push(...storiesOfDay(seed, city, day, today).flatMap(({ events }) => events));
    // What begins tomorrow cannot come before tomorrow (Shanghai is 8 h ahead of UTC's day).
    const settled = Math.min(until, (day + 1) * DAY_MS - DAY_MS / 3);
    const due = coming.filter(({ atMs }) => atMs <= settled).sort((a, b) => a.atMs - b.atMs);
    coming = coming.filter(({ atMs }) => atMs > settled);
    if (day < today - days + WARM_UP_DAYS) continue;
    for (const { atMs: _, ...event } of due) yield event;
  }
}

/** The next `count` events of a stream; fewer at its end. */
export async function take(stream: AsyncIterator<IngestEvent>, count: number): Promise<IngestEvent[]> {
  const events: IngestEvent[] = [];
  while (events.length < count) {
    const { value, done } = await stream.next();
    if (done) break;
    events.push(value);
  }
  return events;
}

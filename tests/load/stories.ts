import type { IngestEvent } from '@fengqiao/contract/ingest';
import { type Region, readRegion, regionFolder } from '@fengqiao/fixtures';
import { loadBuilt } from './project.ts';

type TimedEvent = IngestEvent & { atMs: number };
/** What the demo's case feed is made of, as far as it is needed here. */
interface Calendar<City> {
  storiesOfDay(seed: string, city: City, day: number, today: number): { events: TimedEvent[] }[];
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** Nearly every story has ended after this time: a stream is lively only so long after its first day. */
const WARM_UP_DAYS = 30;

/** Tells what began on a day of the demo city (0 = today, 1 = yesterday ...), as far as it has happened. */
export async function storyTeller(seed: string, until: number): Promise<(daysAgo: number) => TimedEvent[][]> {
  const [{ storiesOfDay }, { cityOf }] = await Promise.all([
    loadBuilt<Calendar<unknown>>('fixtures/dist/scenarios/calendar.js'),
    loadBuilt<{ cityOf(region: Region): unknown }>('fixtures/dist/scenarios/city.js'),
  ]);
  const city = cityOf(readRegion(regionFolder('bazhong')));
  const today = Math.floor((until + SHANGHAI_MS) / DAY_MS);
  return (daysAgo) =>
    storiesOfDay(seed, city, today - daysAgo, today).map(({ events }) =>
      events.filter(({ atMs }) => atMs <= until),
    );
}

/** Events of the demo city in the order in which they happened, up to `until`: what its sources would have sent. */
export async function* eventStream(options: {
  seed: string;
  /** Days of history. */
  days: number;
  /** Epoch ms. */
  until: number;
}): AsyncGenerator<IngestEvent> {
  const { seed, days, until } = options;
  const tell = await storyTeller(seed, until);
  const startOfToday = Math.floor((until + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  let coming: TimedEvent[] = [];
  for (let daysAgo = days + WARM_UP_DAYS; daysAgo >= 0; daysAgo -= 1) {
    coming.push(...tell(daysAgo).flat());
    const endOfDay = startOfToday - (daysAgo - 1) * DAY_MS;
    const due = coming.filter(({ atMs }) => atMs < endOfDay).sort((a, b) => a.atMs - b.atMs);
    coming = coming.filter(({ atMs }) => atMs >= endOfDay);
    if (daysAgo < days) yield* due.map(bare);
  }
}

/** The event as a source sends it. */
export function bare({ atMs: _, ...event }: TimedEvent): IngestEvent {
  return event;
}

/** The next `count` events of a stream; throws at its end. */
export async function take(stream: AsyncIterator<IngestEvent>, count: number): Promise<IngestEvent[]> {
  const events: IngestEvent[] = [];
  while (events.length < count) {
    const { value, done } = await stream.next();
    if (done) throw new Error('the demo city has no more events: tell more days');
    events.push(value);
  }
  return events;
}

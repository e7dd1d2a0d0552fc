import type { CaseEventType, CaseSummary } from '@fengqiao/contract/cases';
import type { CaseChange } from '@fengqiao/contract/events';
import type { Connection } from './connection.ts';

/** A case in the feed with its newest event. */
export interface FeedEntry {
  case: CaseSummary;
  /** Null for entries loaded from the list of cases and not from a change. */
  eventType: CaseEventType | null;
  /** When the event reached the gateway. */
  at: string;
  /** Came in while the page was open. */
  fresh: boolean;
}

export interface LiveSnapshot {
  connection: Connection;
  /** Newest first, one entry per case. */
  feed: readonly FeedEntry[];
  /** Codes of red cases that nobody has acknowledged. */
  unacknowledged: ReadonlySet<string>;
  /** The cases that turned red last while the page was open, the newest last: several may do so at once, and each is announced. */
  latestReds: readonly CaseSummary[];
}

const feedLength = 60;
const announcedAtOnce = 5;
/** What happened longer ago than this when it reached the gateway is history that was loaded, not news. */
const newsWithinMs = 24 * 3_600_000;

const isHistory = ({ receivedAt, occurredAt }: CaseChange) =>
  Date.parse(receivedAt) - Date.parse(occurredAt) > newsWithinMs;

/** Calls back once per frame, or once per second while the page is hidden and draws no frames. */
function nextFrame(callback: () => void): void {
  if (document.hidden) setTimeout(callback, 1000);
  else requestAnimationFrame(callback);
}

/**
 * What moves too often for a render per event: the feed, the alarms, the connection. Changes gather and are shown once per
 * animation frame; read it with `useSyncExternalStore`.
 */
export class LiveStore {
  readonly #schedule: (flush: () => void) => void;
  readonly #listeners = new Set<() => void>();
  #snapshot: LiveSnapshot = {
    connection: { kind: 'connecting' },
    feed: [],
    unacknowledged: new Set(),
    latestReds: [],
  };
  #pending: Partial<LiveSnapshot> | null = null;

  constructor(schedule: (flush: () => void) => void = nextFrame) {
    this.#schedule = schedule;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): LiveSnapshot => this.#snapshot;

  setConnection(connection: Connection): void {
    this.#change({ connection });
  }

  /** Puts in what a snapshot knows; of each case the newer entry stays. */
  seedFeed(entries: readonly FeedEntry[]): void {
    const byCase = new Map(this.#now().feed.map((entry) => [entry.case.caseCode, entry]));
    for (const entry of entries) {
      const known = byCase.get(entry.case.caseCode);
      if (!known || Date.parse(known.at) < Date.parse(entry.at)) byCase.set(entry.case.caseCode, entry);
    }
    const feed = [...byCase.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    this.#change({ feed: feed.slice(0, feedLength) });
  }

  /** Red cases that are open and not acknowledged, from a snapshot. */
  seedUnacknowledged(caseCodes: Iterable<string>): void {
    this.#change({ unacknowledged: new Set(caseCodes) });
  }

  /** Moves the cases of the changes to the top of the feed. `pushed`: they happened just now. */
  applyCases(changes: readonly CaseChange[], pushed: boolean): void {
    const { feed, unacknowledged, latestReds } = this.#now();
    const newest = new Map<string, FeedEntry>();
    const alarms = new Set(unacknowledged);
    let reds = latestReds;
    for (const change of changes) {
      const { caseCode } = change.case;
      if (isHistory(change)) continue;
      // Deleted first, so that the map's order is the order of the newest change of each case.
      newest.delete(caseCode);
      newest.set(caseCode, {
        case: change.case,
        eventType: change.eventType,
        at: change.receivedAt,
        fresh: pushed,
      });
      if (turnedRed(change, feed)) {
        alarms.add(caseCode);
        reds = [...reds.filter((red) => red.caseCode !== caseCode), change.case];
      }
      if (change.case.tier !== 'red' || change.case.status === 'closed') alarms.delete(caseCode);
    }
    const rest = feed.filter((entry) => !newest.has(entry.case.caseCode));
    this.#change({
      feed: [...[...newest.values()].reverse(), ...rest].slice(0, feedLength),
      unacknowledged: alarms,
      latestReds: reds.slice(-announcedAtOnce),
    });
  }

  acknowledge(caseCode: string): void {
    const alarms = new Set(this.#now().unacknowledged);
    if (alarms.delete(caseCode)) this.#change({ unacknowledged: alarms });
  }

  clear(): void {
    this.#change({ feed: [], unacknowledged: new Set(), latestReds: [] });
  }

  #now(): LiveSnapshot {
    return { ...this.#snapshot, ...this.#pending };
  }

  #change(part: Partial<LiveSnapshot>): void {
    const first = this.#pending === null;
    this.#pending = { ...this.#pending, ...part };
    if (first) this.#schedule(() => this.#flush());
  }

  #flush(): void {
    this.#snapshot = this.#now();
    this.#pending = null;
    for (const listener of this.#listeners) listener();
  }
}

/** A case is an alarm when it is red and was not known to be red before. */
function turnedRed(change: CaseChange, feed: readonly FeedEntry[]): boolean {
  if (change.case.tier !== 'red' || change.case.status === 'closed') return false;
  if (change.eventType === 'tier.changed') return true;
  const before = feed.find((entry) => entry.case.caseCode === change.case.caseCode);
  return before !== undefined && before.case.tier !== 'red';
}

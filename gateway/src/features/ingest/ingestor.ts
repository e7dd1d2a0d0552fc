import { areaKey } from '@fengqiao/contract/areas';
import type { IngestResult } from '@fengqiao/contract/ingest';
import { isUnavailable } from '@fengqiao/db';
import type { NewQuarantineRow } from '@fengqiao/db/queries/quarantine';
import { type Calendar, officialCalendar } from '../../domain/calendar.ts';
import { deskSource, engineSource } from '../../domain/fold.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import type { Pool } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { PlacesCache } from '../../plugins/places.ts';
import type { ReporterKeys } from '../../plugins/reporter-keys.ts';
import type { SourceCall } from '../../plugins/source-meter.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { examineAll } from './examine.ts';
import { merge, type Pending, settle } from './pending.ts';
import type { Fault, PreparedEvent, Sender } from './prepared.ts';
import { namesReporter, withoutReporter } from './reporter-field.ts';
import { quarantineText } from './storable.ts';
import { storeBatch } from './store-batch.ts';

export interface IngestorDeps {
  pool: Pool;
  places: PlacesCache;
  profile: Profile;
  /** The profile with the version of its tier rules that is in force; as it came unless told. */
  inForce?: () => Promise<Profile>;
  /** Absent: what events say of reporters is not kept. */
  reporters?: ReporterKeys | undefined;
  calendar?: Calendar;
  /** Milliseconds; only to judge how far a sender's clock is ahead. */
  now?: () => number;
  /** Tells sockets of new outbox rows; after the commit, never waited for. */
  announce?: (outbox: { lo: number; hi: number }) => void;
  /** Hears what each call of a sender brought, after the commit. */
  observe?: (call: SourceCall) => void;
  /** Most events that wait for the database; beyond it a sender is asked to come again (429). */
  queueLimit?: number;
}

/** Where the events of one call come from, when from a file or in a sender's own words. */
export interface Origin {
  /** null = they were pushed. */
  importId: string | null;
  /** The adapter that read what was pushed. */
  adapter?: string;
  /** Row and column of the event at an index. */
  rowOf(index: number): { row: number; column: string | null };
}

export interface IngestOptions {
  /** The text may hold NUL or half characters. True unless the caller has looked. */
  suspicious?: boolean;
  origin?: Origin;
  /** False = faulty events are answered only and not kept, for a repair of one that is kept already. */
  keepFaults?: boolean;
  /** Faults that the caller found before there was an event. */
  faults?: readonly (Fault & { row: number; column: string | null; caseRef?: string | null })[];
}

/** The one way in for events: HTTP, files, repairs. */
export interface Ingestor {
  /**
   * Stores what can be stored and quarantines the rest; resolves after COMMIT. Throws `ingest.busy` when the queue is
   * full, and `database.unavailable` when nothing is known to be stored: sending again is safe.
   */
  ingest(sender: Sender, events: readonly unknown[], options?: IngestOptions): Promise<IngestResult>;
  /**
   * Stores what the gateway itself says of cases: acts of its people and findings of the engine, made with `own-events`. All of one
   * call or nothing; resolves after COMMIT. Throws what a guard throws, `ingest.busy`, `database.unavailable`.
   */
  append(events: readonly PreparedEvent[]): Promise<{ accepted: number; cases: IngestResult['cases'] }>;
  /** Events that wait for the database. */
  readonly queued: number;
  /** Waits for what is under way; later calls are refused. */
  close(): Promise<void>;
}

/** A batch closes at this many rows or after this time, whichever comes first; at once when the database is idle. */
const batchRows = 2_000;
const batchMs = 4;
/** Batches at the database at once. */
const inFlightLimit = 2;
const defaultQueueLimit = 30_000;

export function createIngestor(deps: IngestorDeps): Ingestor {
  const { pool, places, profile, calendar = officialCalendar, now = Date.now } = deps;
  const queueLimit = deps.queueLimit ?? defaultQueueLimit;
  const queue: Pending[] = [];
  let queuedEvents = 0;
  let inFlight = 0;
  let cancelTimer: (() => void) | null = null;
  let closed = false;
  let drained: (() => void) | null = null;

  async function ingest(
    sender: Sender,
    events: readonly unknown[],
    options: IngestOptions = {},
  ): Promise<IngestResult> {
    // The engine's events are not folded, those of the desks are acts of accounts: no sender may call itself so.
    if (sender.name === engineSource || sender.name === deskSource) throw new AppError('access.denied');
    return counted(events.length, async () => {
      const { good, faults } = await examined(sender, events, options.suspicious ?? true);
      const quarantine = [
        ...faults.map((fault) => quarantineRow(sender, fault, options.origin)),
        ...(options.faults ?? []).map((fault) => ({
          ...quarantineRow(sender, fault, options.origin && { ...options.origin, rowOf: () => fault }),
          adapter: options.origin?.adapter ?? null,
          caseRef: fault.caseRef ?? null,
        })),
      ];
      const { accepted, cases } = await enqueue(good, options.keepFaults === false ? [] : quarantine);
      const quarantined = [...faults, ...(options.faults ?? [])].map(({ index, eventId, code, message }) => ({
        index,
        eventId,
        code,
        message,
      }));
      const duplicates = good.length - accepted;
      deps.observe?.({
        source: sender.name,
        accepted,
        duplicates,
        quarantined: quarantined.length,
        times: good.map(({ at }) => at),
      });
      return { accepted, duplicates, quarantined, cases };
    });
  }

  /** Runs what brings so many events, when there is room for them. */
  async function counted<T>(count: number, run: () => Promise<T>): Promise<T> {
    if (closed) throw new AppError('database.unavailable').retryAfter(2);
    if (queuedEvents > 0 && queuedEvents + count > queueLimit)
      throw new AppError('ingest.busy', 1).retryAfter(1);
    queuedEvents += count;
    try {
      return await run();
    } finally {
      queuedEvents -= count;
    }
  }

  async function examined(sender: Sender, events: readonly unknown[], suspicious: boolean) {
    const hashReporter = events.some(namesReporter) ? await deps.reporters?.current() : undefined;
    const context = { sender, profile, hashReporter, now: now(), suspicious };
    const known = await places.current();
    const first = examineAll(events, { ...context, places: known, masker: maskerFor(known, profile) });
    if (!first.faults.some(({ code }) => code === 'event.unknownArea')) return first;
    const fresh = await places.afterMiss();
    return fresh === known
      ? first
      : examineAll(events, { ...context, places: fresh, masker: maskerFor(fresh, profile) });
  }

  function enqueue(
    events: PreparedEvent[],
    quarantine: NewQuarantineRow[],
  ): Promise<{ accepted: number; cases: IngestResult['cases'] }> {
    return new Promise((resolve, reject) => {
      queue.push({ events, quarantine, resolve, reject });
      pump();
    });
  }

  /** Sends what is due. An idle database gets its batch in this turn of the loop, a busy one gets larger batches. */
  function pump(): void {
    if (queue.length === 0 || inFlight >= inFlightLimit) return;
    const full = rowsWaiting() >= batchRows;
    if (cancelTimer !== null) {
      if (!full) return;
      cancelTimer();
      cancelTimer = null;
    }
    if (full) {
      flush();
      pump();
      return;
    }
    const due = () => {
      cancelTimer = null;
      flush();
    };
    if (inFlight === 0) {
      const immediate = setImmediate(due);
      cancelTimer = () => clearImmediate(immediate);
    } else {
      const timer = setTimeout(due, batchMs);
      cancelTimer = () => clearTimeout(timer);
    }
  }

  function rowsWaiting(): number {
    let rows = 0;
    for (const { events } of queue) {
      rows += events.length;
      if (rows >= batchRows) break;
    }
    return rows;
  }

  function flush(): void {
    if (queue.length === 0 || inFlight >= inFlightLimit) return;
    let rows = 0;
    let count = 0;
    for (const { events } of queue) {
      if (count > 0 && rows + events.length > batchRows) break;
      rows += events.length;
      count += 1;
    }
    const batch = queue.splice(0, count);
    inFlight += 1;
    send(batch).finally(() => {
      inFlight -= 1;
      if (closed && inFlight === 0 && queue.length === 0) drained?.();
      pump();
    });
  }

  async function send(batch: readonly Pending[]): Promise<void> {
    const { events, positions } = merge(batch);
    try {
      const inForce = (await deps.inForce?.()) ?? profile;
      const rules = { profile: inForce, calendar, places: await places.current() };
      const stored = await storeBatch(
        pool,
        rules,
        events,
        batch.flatMap(({ quarantine }) => quarantine),
      );
      settle(batch, events, positions, stored);
      if (stored.outbox !== null) deps.announce?.(stored.outbox);
    } catch (error) {
      // One request that the database refuses must not take its neighbours down.
      if (batch.length > 1 && !isUnavailable(error)) for (const one of batch) await send([one]);
      else for (const { reject } of batch) reject(error);
    }
  }

  return {
    ingest,
    append: (events) => counted(events.length, () => enqueue([...events], [])),
    get queued() {
      return queuedEvents;
    },
    close() {
      closed = true;
      if (inFlight === 0 && queue.length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        drained = resolve;
      });
    },
  };
}

function quarantineRow(sender: Sender, fault: Fault, origin: Origin | undefined): NewQuarantineRow {
  const { row = null, column = null } = origin?.rowOf(fault.index) ?? {};
  return {
    source: sender.name,
    area: areaKey(sender.areaCode),
    importId: origin?.importId ?? null,
    // What was made of it is an event like any other: no adapter reads it again.
    adapter: null,
    caseRef: null,
    row,
    column,
    eventId: fault.eventId,
    code: fault.code,
    message: fault.message,
    event: quarantineText(withoutReporter(fault.event)),
  };
}

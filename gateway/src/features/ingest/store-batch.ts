import { inScope } from '@fengqiao/db';
import {
  type HeldState,
  insertStates,
  lockStates,
  takeSerials,
  updateStates,
} from '@fengqiao/db/queries/case-states';
import { moveTexts } from '@fengqiao/db/queries/case-text';
import {
  appendEvents,
  type CaseOutboxRow,
  claimKeys,
  type EventRow,
  eventsOfCases,
  insertCaseOutbox,
} from '@fengqiao/db/queries/ingest';
import { lockOutbox } from '@fengqiao/db/queries/outbox';
import { insertQuarantine, type NewQuarantineRow } from '@fengqiao/db/queries/quarantine';
import { formatCaseCode } from '../../domain/case-code.ts';
import type { CaseFold, LogEvent } from '../../domain/fold.ts';
import { shanghaiDay } from '../../domain/instant.ts';
import { type Client, type Pool, wholeCountry } from '../../plugins/db.ts';
import { autoDispatch } from './auto-dispatch.ts';
import { type CaseWork, foldCase, type Rules, stateValues, tierChange } from './fold-cases.ts';
import { fromLog, toLogPayload } from './log-payload.ts';
import type { PreparedEvent } from './prepared.ts';
import { applyDelta, RollupDelta } from './rollup-delta.ts';
import { writeReporters } from './write-reporters.ts';
import { writeTexts } from './write-texts.ts';

export interface Stored {
  /** Which of the events are new, by position. */
  fresh: boolean[];
  /** Codes of the cases that this batch created, by `caseKey`. */
  created: Map<string, string>;
  /** First and last outbox sequence; null when nothing was new. */
  outbox: { lo: number; hi: number } | null;
}

export const caseKey = (event: { caseSource: string; caseRef: string }): string =>
  `${event.caseSource}\0${event.caseRef}`;

/**
 * Stores a batch in one transaction: either all of it is there after this resolved, or nothing. Events must be without
 * repeats. Runs again after a deadlock, and when another batch created the same case a moment earlier (23505).
 */
export function storeBatch(
  pool: Pool,
  rules: Rules,
  events: readonly PreparedEvent[],
  quarantine: readonly NewQuarantineRow[],
): Promise<Stored> {
  const order = events.map((_, index) => index).sort((a, b) => compare(events[a], events[b]));
  return inScope(pool, wholeCountry, (tx) => store(tx, rules, events, order, quarantine), {
    retryOn: ['40001', '40P01', '23505'],
    attempts: 8,
  });
}

/** Everything is locked in one order: keys, cases, serials, rollups, outbox; each sorted. */
async function store(
  tx: Client,
  rules: Rules,
  events: readonly PreparedEvent[],
  order: readonly number[],
  quarantine: readonly NewQuarantineRow[],
): Promise<Stored> {
  const stored: Stored = { fresh: events.map(() => false), created: new Map(), outbox: null };
  if (quarantine.length > 0) await insertQuarantine(tx, quarantine);
  if (events.length === 0) return stored;
  const sorted = order.map((index) => events[index] as PreparedEvent);
  const { now, fresh } = await claimKeys(
    tx,
    sorted.map(({ source }) => source),
    sorted.map(({ eventId }) => eventId),
  );
  for (const [position, index] of order.entries()) stored.fresh[index] = fresh[position] ?? false;
  const added = sorted.filter((_, position) => fresh[position]);
  if (added.length === 0) return stored;

  const works = await foldCases(tx, rules, added, now);
  const created = works.filter(({ caseId }) => caseId === 0);
  if (created.length > 0) await nameCases(tx, created);
  const log = works.flatMap((work) => {
    const found = [autoDispatch(work, rules.profile), tierChange(work)].filter((event) => event !== null);
    return [...work.events, ...found].map((event) => ({ work, event }));
  });
  await writeStates(tx, works, created);
  const delta = new RollupDelta();
  await countChanges(tx, works, log, now, delta);
  await appendEvents(
    tx,
    now,
    log.map(({ work, event }) => eventRow(work, event)),
  );
  await writeTexts(tx, works);
  await writeReporters(tx, works);
  await applyDelta(tx, delta);
  await lockOutbox(tx);
  stored.outbox = await insertCaseOutbox(
    tx,
    log.map(({ work, event }) => outboxRow(work, event)),
  );
  for (const work of created) stored.created.set(caseKey(work), work.caseCode);
  return stored;
}

async function foldCases(
  tx: Client,
  rules: Rules,
  added: readonly PreparedEvent[],
  now: number,
): Promise<CaseWork[]> {
  const byCase = new Map<string, PreparedEvent[]>();
  for (const event of added) {
    const key = caseKey(event);
    const events = byCase.get(key);
    if (events) events.push(event);
    else byCase.set(key, [event]);
  }
  // By code unit, which is the same order everywhere.
  const firsts = [...byCase.keys()].sort().map((key) => byCase.get(key)?.[0] as PreparedEvent);
  const states = await lockStates(
    tx,
    firsts.map(({ caseSource }) => caseSource),
    firsts.map(({ caseRef }) => caseRef),
  );
  const held = new Map<string, HeldState>(
    states.map((state) => [caseKey({ caseSource: state.source, caseRef: state.case_ref }), state]),
  );
  const logs = await guardedLogs(tx, byCase, held);
  return [...byCase].map(([key, events]) => foldCase(events, held.get(key), rules, now, logs.get(key)));
}

/** The stored events of the cases that an event of the batch has a guard for, by `caseKey`: acts of people, few at a time. */
async function guardedLogs(
  tx: Client,
  byCase: ReadonlyMap<string, readonly PreparedEvent[]>,
  held: ReadonlyMap<string, HeldState>,
): Promise<Map<string, LogEvent[]>> {
  const logs = new Map<string, LogEvent[]>();
  for (const [key, events] of byCase) {
    const state = held.get(key);
    if (state === undefined || events.every(({ guard }) => guard === undefined)) continue;
    const { first, last } = state.fold as CaseFold;
    logs.set(key, (await eventsOfCases(tx, [state.case_id], first, last)).map(fromLog));
  }
  return logs;
}

/** Issues the 一案一码 of new cases: county of its area and year of its first event, serials without gaps. */
async function nameCases(tx: Client, created: readonly CaseWork[]): Promise<void> {
  const groups = new Map<string, { county: number; year: number; works: CaseWork[] }>();
  for (const work of created) {
    const county = Math.floor(work.view.area / 1e9);
    const year = Number(shanghaiDay(work.fold.first).slice(0, 4));
    const group = groups.get(`${county} ${year}`);
    if (group) group.works.push(work);
    else groups.set(`${county} ${year}`, { county, year, works: [work] });
  }
  const wanted = [...groups.values()].sort((a, b) => a.county - b.county || a.year - b.year);
  const taken = await takeSerials(
    tx,
    wanted.map(({ county, year, works }) => ({ county, year, count: works.length })),
  );
  for (const { county, year, last } of taken) {
    const works = groups.get(`${county} ${year}`)?.works ?? [];
    for (const [index, work] of works.entries())
      work.caseCode = formatCaseCode({
        county: String(county).padStart(6, '0'),
        year,
        serial: last - works.length + 1 + index,
      });
  }
}

async function writeStates(
  tx: Client,
  works: readonly CaseWork[],
  created: readonly CaseWork[],
): Promise<void> {
  const known = works.filter(({ caseId }) => caseId !== 0);
  if (known.length > 0)
    await updateStates(
      tx,
      known.map((work) => ({ caseId: work.caseId, ...stateValues(work) })),
    );
  if (created.length === 0) return;
  const ids = await insertStates(
    tx,
    created.map((work) => ({
      caseCode: work.caseCode,
      source: work.caseSource,
      caseRef: work.caseRef,
      ...stateValues(work),
    })),
  );
  for (const work of created) work.caseId = ids.get(work.caseCode) ?? 0;
}

/** A case that moved to another area or category takes the contributions of its older events with it. */
async function countChanges(
  tx: Client,
  works: readonly CaseWork[],
  log: readonly { work: CaseWork; event: LogEvent }[],
  now: number,
  delta: RollupDelta,
): Promise<void> {
  const moved = new Map<number, { before: NonNullable<CaseWork['before']>; work: CaseWork }>();
  for (const work of works) {
    const { before, view } = work;
    if (before !== null) {
      delta.addCase(before, -1);
      if (before.area !== view.area || before.category !== view.category)
        moved.set(work.caseId, { before, work });
    }
    delta.addCase(view, 1);
  }
  if (moved.size > 0) {
    const all = [...moved.values()];
    const from = Math.min(...all.map(({ before }) => before.first));
    // What the engine found lies after what the senders told, but never after now.
    const to = Math.max(now, ...all.map(({ before }) => before.last));
    for (const row of await eventsOfCases(tx, [...moved.keys()], from, to)) {
      const move = moved.get(row.case_id);
      if (move === undefined) continue;
      const event = fromLog(row);
      delta.addEvent(move.before, event, -1);
      delta.addEvent(move.work.view, event, 1);
    }
    await moveTexts(
      tx,
      all.map(({ work }) => ({ caseId: work.caseId, area: work.view.area })),
    );
  }
  for (const { work, event } of log) delta.addEvent(work.view, event, 1);
}

function eventRow({ caseId, view }: CaseWork, event: LogEvent): EventRow {
  const { at, source, eventId, type } = event;
  const { area, category, cell } = view;
  return { at, caseId, source, eventId, type, area, category, cell, payload: toLogPayload(event) };
}

function outboxRow({ caseId, view }: CaseWork, { type, at }: LogEvent): CaseOutboxRow {
  return { area: view.area, caseId, eventType: type, at };
}

function compare(a: PreparedEvent | undefined, b: PreparedEvent | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0;
}

import type {
  CaseEventType,
  CaseStatus,
  Difficulty,
  LadderLevel,
  Route,
  Tier,
} from '@fengqiao/contract/cases';
import { countsOf } from './fold-counts.ts';

/** What an event says of its case. Kept in the log beside the payload, so that the fold can be computed again. */
export interface Facts {
  /** 15-digit key of the area code that the sender named. */
  area?: number;
  /** WGS-84 point, and the area found there; null = none known at that point. */
  lng?: number;
  lat?: number;
  found?: number | null;
  category?: string;
  channel?: string;
  people?: number;
  /** Decimal string in yuan. */
  amount?: string;
  /** The event carried a title, a detail; the words themselves are not in the log. */
  title?: true;
  detail?: true;
  /** Account that did it, for acts of people of a centre. */
  by?: string;
  /** Seconds by which the sender's clock was ahead of ours, when more than ten minutes. */
  skewS?: number;
}

/** One event of the log. `at` = the sender's time in milliseconds. */
export interface LogEvent {
  source: string;
  eventId: string;
  type: CaseEventType;
  at: number;
  facts: Facts;
  payload: Readonly<Record<string, unknown>>;
}

/** Last-writer register: the value with the greatest (time, source, event id) wins, in whatever order they come. */
export type Register<T> = [at: number, source: string, eventId: string, value: T];

export interface Resolution {
  route: Route | null;
  level: LadderLevel;
}

/**
 * A case as the fold of its events, as `case_state.fold` stores it. Every field is a last-writer register, a counter, a
 * minimum or a maximum, so that late events and any order lead to the same state. Each event must be folded once:
 * `ingest_key` sees to that.
 */
export interface CaseFold {
  /** Earliest and latest event of the senders; the earliest `case.registered`. */
  first: number;
  last: number;
  registered?: number;
  /** Earliest triage, dispatch or acceptance; earliest leader. */
  handled?: number;
  led?: number;
  /** Earliest mediation or route: the parties were asked (JN-01). Earliest route other than mediation: mediation is over. */
  contacted?: number;
  rerouted?: number;
  area?: Register<number>;
  place?: Register<{ lng: number; lat: number; area: number | null }>;
  category?: Register<string>;
  channel?: Register<string>;
  people?: Register<number>;
  amount?: Register<string>;
  title?: Register<1>;
  detail?: Register<1>;
  triage?: Register<{ difficulty: Difficulty; department: string }>;
  department?: Register<string>;
  status?: Register<CaseStatus | 'reopened'>;
  resolved?: Register<Resolution>;
  reopened?: Register<1>;
  closed?: Register<1>;
  leader?: Register<string>;
  /** Tier that a source stated; null = it took its statement back. */
  stated?: Register<Tier | null>;
  /** Level that it was taken in at or passed up to last; the department that was rated last. */
  level?: Register<LadderLevel>;
  rated?: Register<{ department: string; score: number }>;
  /** By the names of `countsOf`, and `tierChanges`, those of the engine. */
  counts: Record<string, number>;
  /** First and last time (ms) of what was counted as `signal:<factor>` or `unsatisfied`: the dates of a tier's evidence. */
  spans?: Record<string, [first: number, last: number]>;
}

/** Source of the events that the gateway appends by itself, and of those that people do at their desks. No sender has these names. */
export const engineSource = 'engine';
export const deskSource = 'desk';

export function emptyFold(): CaseFold {
  return { first: Number.MAX_SAFE_INTEGER, last: Number.MIN_SAFE_INTEGER, counts: {} };
}

/** Whether an event wins over a register: later time, then source, then event id. */
export function wins(event: LogEvent, register: Register<unknown> | undefined): boolean {
  if (register === undefined) return true;
  if (event.at !== register[0]) return event.at > register[0];
  if (event.source !== register[1]) return event.source > register[1];
  return event.eventId > register[2];
}

/** Folds one event into the state, in place. */
export function foldEvent(fold: CaseFold, event: LogEvent): void {
  if (event.source === engineSource) {
    if (event.type === 'tier.changed') count(fold, 'tierChanges');
    return;
  }
  if (event.at < fold.first) fold.first = event.at;
  if (event.at > fold.last) fold.last = event.at;
  foldFacts(fold, event);
  foldStep(fold, event);
  for (const name of countsOf(event)) {
    count(fold, name);
    if (name === 'unsatisfied' || event.type === 'risk.signalled') span(fold, name, event.at);
  }
}

type RegisterName = {
  [K in keyof CaseFold]-?: Required<CaseFold>[K] extends Register<infer _> ? K : never;
}[keyof CaseFold];

function write<K extends RegisterName>(
  fold: CaseFold,
  name: K,
  event: LogEvent,
  value: Required<CaseFold>[K][3],
): void {
  if (!wins(event, fold[name])) return;
  fold[name] = [event.at, event.source, event.eventId, value] as Required<CaseFold>[K];
}

function foldFacts(fold: CaseFold, event: LogEvent): void {
  const { facts } = event;
  if (facts.area !== undefined) write(fold, 'area', event, facts.area);
  if (facts.lng !== undefined && facts.lat !== undefined)
    write(fold, 'place', event, { lng: facts.lng, lat: facts.lat, area: facts.found ?? null });
  if (facts.category !== undefined) write(fold, 'category', event, facts.category);
  if (facts.channel !== undefined) write(fold, 'channel', event, facts.channel);
  if (facts.people !== undefined) write(fold, 'people', event, facts.people);
  if (facts.amount !== undefined) write(fold, 'amount', event, facts.amount);
  if (facts.title) write(fold, 'title', event, 1);
  if (facts.detail) write(fold, 'detail', event, 1);
}

function foldStep(fold: CaseFold, event: LogEvent): void {
  const payload = event.payload as Record<string, string>;
  const { at, type } = event;
  switch (type) {
    case 'case.registered':
      fold.registered = Math.min(fold.registered ?? at, at);
      if (payload.level !== undefined) write(fold, 'level', event, payload.level as LadderLevel);
      writeStatus(fold, event, 'registered');
      break;
    case 'case.triaged':
      fold.handled = Math.min(fold.handled ?? at, at);
      write(fold, 'triage', event, {
        difficulty: payload.difficulty as Difficulty,
        department: payload.leadDepartment ?? '',
      });
      writeStatus(fold, event, 'triaged');
      break;
    case 'case.dispatched':
    case 'case.accepted':
      fold.handled = Math.min(fold.handled ?? at, at);
      write(fold, 'department', event, payload.department ?? '');
      writeStatus(fold, event, type === 'case.dispatched' ? 'dispatched' : 'accepted');
      break;
    case 'case.returned':
      writeStatus(fold, event, 'returned');
      break;
    case 'case.resolved':
      write(fold, 'resolved', event, {
        route: (payload.route ?? null) as Route | null,
        level: payload.level as LadderLevel,
      });
      writeStatus(fold, event, 'resolved');
      break;
    case 'case.closed':
      write(fold, 'closed', event, 1);
      writeStatus(fold, event, 'closed');
      break;
    case 'case.reopened':
      write(fold, 'reopened', event, 1);
      writeStatus(fold, event, 'reopened');
      break;
    case 'mediation.attempted':
      fold.contacted = Math.min(fold.contacted ?? at, at);
      break;
    case 'route.entered':
      fold.contacted = Math.min(fold.contacted ?? at, at);
      if (payload.route !== 'mediation') fold.rerouted = Math.min(fold.rerouted ?? at, at);
      break;
    case 'case.escalated':
      write(fold, 'level', event, payload.toLevel as LadderLevel);
      break;
    case 'case.rated':
      write(fold, 'rated', event, {
        department: payload.department ?? '',
        score: Number(event.payload.score ?? 0),
      });
      break;
    case 'leader.assigned':
      fold.led = Math.min(fold.led ?? at, at);
      write(fold, 'leader', event, payload.leader ?? '');
      break;
    case 'tier.changed':
      write(fold, 'stated', event, (event.payload.tier ?? null) as Tier | null);
      break;
    default:
  }
}

/** Steps of a case in their order: senders with minute-wide clocks send several at the same time. */
const rank = [
  'registered',
  'triaged',
  'dispatched',
  'returned',
  'accepted',
  'resolved',
  'closed',
  'reopened',
];

function writeStatus(fold: CaseFold, event: LogEvent, status: CaseStatus | 'reopened'): void {
  const held = fold.status;
  if (held !== undefined && held[0] === event.at && held[3] !== status) {
    if (rank.indexOf(status) < rank.indexOf(held[3])) return;
    fold.status = [event.at, event.source, event.eventId, status];
    return;
  }
  write(fold, 'status', event, status);
}

function count(fold: CaseFold, name: string): void {
  fold.counts[name] = (fold.counts[name] ?? 0) + 1;
}

function span(fold: CaseFold, name: string, at: number): void {
  fold.spans ??= {};
  const [first, last] = fold.spans[name] ?? [at, at];
  fold.spans[name] = [Math.min(first, at), Math.max(last, at)];
}

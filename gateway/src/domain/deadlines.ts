import type { Clock } from '@fengqiao/contract/cases';
import type { Language } from '@fengqiao/contract/reference';
import type Type from 'typebox';
import type { ClockRule, Profile, Span } from '../profiles/profile-schema.ts';
import { type Calendar, type ExplainedDay, workingDayAfter } from './calendar.ts';
import type { CaseView } from './case-view.ts';
import type { CaseFold } from './fold.ts';
import { addDays, addMonths, dayMs, shanghaiDay, shanghaiOffsetMs, startOfDay } from './instant.ts';
import { ruleInWords, spanInWords } from './span-words.ts';

export type CaseClock = Type.Static<typeof Clock>;

interface Running {
  rule: ClockRule;
  startedAt: number;
  dueAt: number;
  metAt: number | null;
  skipped: ExplainedDay[];
  worked: ExplainedDay[];
}

/** Every deadline of a case by the profile, each with its rule, start, skipped days and due time. */
export function clocksOf(
  fold: CaseFold,
  view: CaseView,
  profile: Profile,
  calendar: Calendar,
  now: number,
  language: Language = 'zh',
): CaseClock[] {
  const days = (list: readonly ExplainedDay[]) =>
    list.map(({ day, reason }) => ({ day, reason: reason[language] }));
  return running(fold, view, profile, calendar).map(({ rule, startedAt, dueAt, metAt, skipped, worked }) => ({
    kind: rule.kind,
    rule: ruleInWords(rule)[language],
    term: spanInWords(rule.span)[language],
    confirm: rule.confirm?.[language] ?? null,
    sourceRow: rule.sourceRow,
    startedAt: new Date(startedAt).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    metAt: metAt === null ? null : new Date(metAt).toISOString(),
    skipped: days(skipped),
    worked: days(worked),
    state: metAt === null ? (now > dueAt ? 'overdue' : 'running') : metAt > dueAt ? 'metLate' : 'met',
  }));
}

/** A deadline that is not met. Times in milliseconds. */
export interface Breach {
  kind: string;
  /** Difficulty that its rule is for; null = any. */
  difficulty: string | null;
  startedAt: number;
  dueAt: number;
}

/** Deadlines that are open, the earliest first: those before now have passed, the next is when to look again. */
export function openDeadlines(
  fold: CaseFold,
  view: CaseView,
  profile: Profile,
  calendar: Calendar,
): Breach[] {
  return running(fold, view, profile, calendar)
    .flatMap(({ rule, startedAt, dueAt, metAt }) =>
      metAt === null ? [{ kind: rule.kind, difficulty: rule.difficulty ?? null, startedAt, dueAt }] : [],
    )
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** The next deadline that is not met yet; null when none is open. */
export function nextDue(
  fold: CaseFold,
  view: CaseView,
  profile: Profile,
  calendar: Calendar,
): { dueAt: number; kind: string } | null {
  let next: { dueAt: number; kind: string } | null = null;
  for (const { rule, dueAt, metAt } of running(fold, view, profile, calendar)) {
    if (metAt === null && (next === null || dueAt < next.dueAt)) next = { dueAt, kind: rule.kind };
  }
  return next;
}

function running(fold: CaseFold, view: CaseView, profile: Profile, calendar: Calendar): Running[] {
  const found: Running[] = [];
  for (const rule of profile.clocks) {
    if (!applies(rule, view, profile)) continue;
    const startedAt = startOf(rule, fold, view);
    if (startedAt === null) continue;
    const due = dueOf(rule.span, startedAt, calendar);
    found.push({ rule, startedAt, ...due, metAt: metAt(rule, startedAt, fold, view) });
  }
  return found;
}

/** A rule for the category of the case stands in for those of its kind that name none. */
function applies(rule: ClockRule, { difficulty, category }: CaseView, { clocks }: Profile): boolean {
  if (rule.difficulty !== undefined && rule.difficulty !== difficulty) return false;
  const names = ({ categories }: ClockRule) => category !== null && categories?.includes(category) === true;
  if (rule.categories !== undefined) return names(rule);
  return !clocks.some((other) => other.kind === rule.kind && names(other));
}

function startOf(rule: ClockRule, fold: CaseFold, view: CaseView): number | null {
  if (rule.from === 'triaged') return fold.triage?.[0] ?? null;
  // A case that was reopened has a new term for its second resolution.
  const again = rule.until === 'resolved' || rule.until === 'mediated';
  return again && view.reopenedAt !== null ? view.reopenedAt : view.registeredAt;
}

function metAt(rule: ClockRule, startedAt: number, fold: CaseFold, view: CaseView): number | null {
  const ended = view.resolvedAt ?? view.closedAt;
  switch (rule.until) {
    case 'resolved':
      return ended;
    case 'triaged':
      return handledAt(fold, view) ?? ended;
    case 'leaderAssigned':
      return fold.led ?? ended;
    case 'contacted':
      return fold.contacted ?? ended;
    case 'mediated': {
      const { rerouted } = fold;
      // What led elsewhere before the case was reopened does not end its second mediation.
      if (rerouted === undefined || rerouted < startedAt) return ended;
      return ended === null ? rerouted : Math.min(rerouted, ended);
    }
  }
}

/** When somebody, or the routing of its category, first gave the case its way. */
function handledAt({ handled }: CaseFold, { routedAt }: CaseView): number | undefined {
  if (routedAt === null) return handled;
  return Math.min(handled ?? routedAt, routedAt);
}

export type Due = { dueAt: number; skipped: ExplainedDay[]; worked: ExplainedDay[] };
/** By calendar, rule and number of the day in Shanghai. */
const known = new WeakMap<Calendar, Map<Span, Map<number, Due>>>();

/** Until when a span runs (milliseconds). Spans of days depend on the day of the start alone: computed once per day. */
export function dueOf(span: Span, startedAt: number, calendar: Calendar): Due {
  if (span.unit === 'minutes') return { dueAt: startedAt + span.n * 60_000, ...everyDay };
  const dues = memoryOf(calendar, span);
  const day = Math.floor((startedAt + shanghaiOffsetMs) / dayMs);
  const held = dues.get(day);
  if (held !== undefined) return held;
  const due = dueDay(span, shanghaiDay(startedAt), calendar);
  dues.set(day, due);
  return due;
}

function memoryOf(calendar: Calendar, span: Span): Map<number, Due> {
  let spans = known.get(calendar);
  if (spans === undefined) {
    spans = new Map();
    known.set(calendar, spans);
  }
  let dues = spans.get(span);
  if (dues === undefined || dues.size > 20_000) {
    dues = new Map();
    spans.set(span, dues);
  }
  return dues;
}

function dueDay({ unit, n }: Span, day: string, calendar: Calendar): Due {
  switch (unit) {
    case 'workingDays': {
      const { day: last, skipped, worked } = workingDayAfter(day, n, calendar);
      return { dueAt: endOf(last), skipped, worked };
    }
    case 'calendarMonths':
      return { dueAt: endOf(addMonths(day, n)), ...everyDay };
    case 'weeks':
      return { dueAt: endOf(addDays(day, n * 7)), ...everyDay };
    case 'calendarDays':
      return { dueAt: endOf(addDays(day, n)), ...everyDay };
    default:
      return { dueAt: endOf(day), ...everyDay };
  }
}

/** Every day counts, holidays too. */
const everyDay: Pick<Due, 'skipped' | 'worked'> = { skipped: [], worked: [] };

/** 24:00 of a day in Asia/Shanghai. */
const endOf = (day: string) => startOfDay(addDays(day, 1));

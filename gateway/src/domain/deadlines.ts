import type { Clock } from '@fengqiao/contract/cases';
import type { Label, Language } from '@fengqiao/contract/reference';
import type Type from 'typebox';
import type { ClockRule, Profile, Span } from '../profiles/profile-schema.ts';
import { type Calendar, type SkippedDay, workingDayAfter } from './calendar.ts';
import type { CaseView } from './case-view.ts';
import type { CaseFold } from './fold.ts';
import { addDays, addMonths, dayMs, shanghaiDay, shanghaiOffsetMs, startOfDay } from './instant.ts';

export type CaseClock = Type.Static<typeof Clock>;

interface Running {
  rule: ClockRule;
  startedAt: number;
  dueAt: number;
  metAt: number | null;
  skipped: SkippedDay[];
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
  return running(fold, view, profile, calendar).map(({ rule, startedAt, dueAt, metAt, skipped }) => ({
    kind: rule.kind,
    rule: rule.rule[language].replace('{span}', spanInWords(rule.span)[language]),
    sourceRow: rule.sourceRow,
    startedAt: new Date(startedAt).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    metAt: metAt === null ? null : new Date(metAt).toISOString(),
    skipped: skipped.map(({ day, reason }) => ({ day, reason: reason[language] })),
    state: metAt === null ? (now > dueAt ? 'overdue' : 'running') : metAt > dueAt ? 'metLate' : 'met',
  }));
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
    if (rule.difficulty !== undefined && rule.difficulty !== view.difficulty) continue;
    const startedAt = startOf(rule, fold, view);
    if (startedAt === null) continue;
    const { dueAt, skipped } = dueOf(rule.span, startedAt, calendar);
    found.push({ rule, startedAt, dueAt, metAt: metAt(rule, fold, view), skipped });
  }
  return found;
}

function startOf(rule: ClockRule, fold: CaseFold, view: CaseView): number | null {
  if (rule.from === 'triaged') return fold.triage?.[0] ?? null;
  // A case that was reopened has a new term for its second resolution.
  return rule.until === 'resolved' && view.reopenedAt !== null ? view.reopenedAt : view.registeredAt;
}

function metAt(rule: ClockRule, fold: CaseFold, view: CaseView): number | null {
  const ended = view.resolvedAt ?? view.closedAt;
  if (rule.until === 'resolved') return ended;
  return (rule.until === 'triaged' ? fold.handled : fold.led) ?? ended;
}

export type Due = { dueAt: number; skipped: SkippedDay[] };
/** By calendar, rule and number of the day in Shanghai. */
const known = new WeakMap<Calendar, Map<Span, Map<number, Due>>>();

/** Until when a span runs (milliseconds). Spans of days depend on the day of the start alone: computed once per day. */
export function dueOf(span: Span, startedAt: number, calendar: Calendar): Due {
  if (span.unit === 'minutes') return { dueAt: startedAt + span.n * 60_000, skipped: [] };
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

function dueDay(span: Span, day: string, calendar: Calendar): Due {
  if (span.unit === 'workingDays') {
    const { day: last, skipped } = workingDayAfter(day, span.n, calendar);
    return { dueAt: endOf(last), skipped };
  }
  if (span.unit === 'calendarMonths') return { dueAt: endOf(addMonths(day, span.n)), skipped: [] };
  return { dueAt: endOf(span.unit === 'sameDay' ? day : addDays(day, span.n)), skipped: [] };
}

/** 24:00 of a day in Asia/Shanghai. */
const endOf = (day: string) => startOfDay(addDays(day, 1));

function spanInWords({ unit, n }: Span): Label {
  switch (unit) {
    case 'minutes':
      return { zh: `按${n}分钟计`, en: `${n} minutes` };
    case 'sameDay':
      return { zh: '当日24时前', en: 'before midnight' };
    case 'workingDays':
      return { zh: `${n}个工作日`, en: `${n} working days` };
    case 'calendarDays':
      return { zh: `${n}个自然日`, en: `${n} calendar days` };
    case 'calendarMonths':
      return { zh: `${n}个月`, en: `${n} months` };
  }
}

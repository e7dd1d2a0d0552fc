import type { Difficulty } from '@fengqiao/contract/cases';
import {
  type DifficultyClock,
  dueByKind,
  openByTier,
  type ResolvedGroup,
  registeredCohort,
  resolutionHistogram,
  resolvedAtOnce,
  resolvedGroups,
  waitingForTriage,
} from '@fengqiao/db/queries/indicators';
import { bucketHours } from '@fengqiao/db/queries/resolution';
import { officialCalendar } from '../../domain/calendar.ts';
import type { CaseView } from '../../domain/case-view.ts';
import { clocksOf } from '../../domain/deadlines.ts';
import { emptyFold } from '../../domain/fold.ts';
import { startOfDay } from '../../domain/instant.ts';
import type { ClockRule, Profile } from '../../profiles/profile-schema.ts';
import { breakdown, type Figure, nothing, type Question, rate, share, sum } from './figure.ts';

export async function resolutionRate({ client, range, days }: Question): Promise<Figure> {
  const { registered, resolved } = await registeredCohort(client, range, days);
  return rate(resolved, registered);
}

export async function oneTimeResolutionRate({ client, range, days }: Question): Promise<Figure> {
  const { resolved, once } = await resolvedAtOnce(client, range, days);
  return rate(once, resolved);
}

export async function onTimeRate({ client, range, days, profile }: Question): Promise<Figure> {
  const rules = resolveRules(profile);
  const clocks = [...rules].map(
    ([difficulty, { from, span }]): DifficultyClock => ({
      difficulty,
      fromTriage: from === 'triaged',
      minutes: span.unit === 'minutes' ? span.n : null,
    }),
  );
  const groups = await resolvedGroups(client, range, days, clocks);
  const timed = groups.filter(({ difficulty, startDay }) => rules.has(difficulty ?? '') && startDay !== null);
  const inTime = timed.reduce((total, group) => total + inTimeOf(group, rules, profile), 0);
  const all = sum(groups);
  const rest = all - sum(timed);
  return { ...rate(inTime, sum(timed)), notItemised: { numerator: rest, share: share(rest, all) } };
}

/** The clock for resolving a case, by difficulty; a rule for all difficulties stands for those without their own. */
function resolveRules(profile: Profile): Map<string, ClockRule> {
  const rules = profile.clocks.filter(({ until }) => until === 'resolved');
  const general = rules.find(({ difficulty }) => difficulty === undefined);
  const found = new Map<string, ClockRule>();
  for (const { code } of profile.difficulties) {
    const rule = rules.find(({ difficulty }) => difficulty === code) ?? general;
    if (rule !== undefined) found.set(code, rule);
  }
  return found;
}

/** All terms but those in minutes end with a day, so that one case of the group speaks for all. */
function inTimeOf(group: ResolvedGroup, rules: ReadonlyMap<string, ClockRule>, profile: Profile): number {
  const { difficulty, startDay, resolvedDay, n, quick } = group;
  const rule = rules.get(difficulty ?? '');
  if (rule?.span.unit === 'minutes') return quick;
  const startedAt = startOfDay(startDay) + 1;
  const resolvedAt = startOfDay(resolvedDay) + 1;
  const view = {
    difficulty: difficulty as Difficulty,
    registeredAt: startedAt,
    resolvedAt,
    reopenedAt: null,
  };
  const fold = { ...emptyFold(), triage: [startedAt, '', '', { difficulty, department: '' }] };
  const clock = clocksOf(fold as never, view as CaseView, profile, officialCalendar, resolvedAt).find(
    ({ kind }) => kind === rule?.kind,
  );
  return clock?.state === 'met' ? n : 0;
}

export async function resolutionDays({ client, area, days }: Question): Promise<Figure> {
  const histogram = await resolutionHistogram(client, area, days);
  const total = sum(histogram);
  if (total === 0) return nothing;
  const quantile = (q: number): number => {
    let seen = 0;
    for (const { bucket, n } of histogram) {
      seen += n;
      if (seen >= total * q) return bucketHours(bucket) / 24;
    }
    return 0;
  };
  const median = quantile(0.5);
  return {
    value: median,
    numerator: null,
    denominator: total,
    parts: [
      { key: 'p50', numerator: median, share: null },
      { key: 'p90', numerator: quantile(0.9), share: null },
    ],
  };
}

const severity: readonly string[] = ['red', 'orange', 'blue'];

export async function tiers({ client, range }: Question): Promise<Figure> {
  const counts = await openByTier(client, range);
  const open = sum(counts);
  const split = breakdown(counts);
  split.parts.sort((a, b) => severity.indexOf(a.key) - severity.indexOf(b.key));
  const tiered = open - split.notItemised.numerator;
  return { value: tiered, numerator: tiered, denominator: open, ...split };
}

export async function overdue({ client, range }: Question): Promise<Figure> {
  const kinds = await dueByKind(client, range);
  const late = kinds.reduce((total, { overdue: n }) => total + n, 0);
  const running = kinds.reduce((total, { running: n }) => total + n, 0);
  return {
    value: late,
    numerator: late,
    denominator: running,
    parts: kinds.map(({ kind, overdue: n }) => ({ key: kind, numerator: n, share: share(n, running) })),
  };
}

export async function unanswered({ client, range }: Question): Promise<Figure> {
  const { waiting, unanswered: late } = await waitingForTriage(client, range);
  return { value: late, numerator: late, denominator: waiting };
}

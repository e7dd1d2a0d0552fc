import type { DifficultyClock } from '@fengqiao/db/queries/case-keys';
import type { Calendar } from '../../domain/calendar.ts';
import { dueOf } from '../../domain/deadlines.ts';
import { startOfDay } from '../../domain/instant.ts';
import type { ClockRule, Profile } from '../../profiles/profile-schema.ts';

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

/** The clocks as SQL needs them to tell when a term began, and whether it was kept where it runs by the minute. */
export const sqlClocks = (profile: Profile): DifficultyClock[] =>
  [...resolveRules(profile)].map(([difficulty, { from, span }]) => ({
    difficulty,
    fromTriage: from === 'triaged',
    minutes: span.unit === 'minutes' ? span.n : null,
  }));

/**
 * Whether cases with a key `<difficulty>/<day it began>/<day it was resolved>/<quick>` kept their term: `met`, `late`, or `none`
 * without one. All terms but those in minutes end with a day of the site's calendar, so that one case speaks for all of the key.
 */
export function termState(profile: Profile, calendar: Calendar): (key: string) => 'met' | 'late' | 'none' {
  const rules = resolveRules(profile);
  return (key) => {
    const [difficulty = '', startDay = '', resolvedDay = '', quick = ''] = key.split('/');
    const rule = rules.get(difficulty);
    if (rule === undefined || startDay === '') return 'none';
    if (rule.span.unit === 'minutes') return quick === 'quick' ? 'met' : 'late';
    const { dueAt } = dueOf(rule.span, startOfDay(startDay) + 1, calendar);
    return startOfDay(resolvedDay) < dueAt ? 'met' : 'late';
  };
}

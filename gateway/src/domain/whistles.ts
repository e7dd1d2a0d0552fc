import type { Whistle } from '@fengqiao/contract/orders';
import type { Profile } from '../profiles/profile-schema.ts';
import type { Calendar } from './calendar.ts';
import { textOf } from './case-log.ts';
import { dueOf } from './deadlines.ts';
import type { LogEvent } from './fold.ts';
import { actorOf, iso } from './order-words.ts';

/** Until when a department that is whistled for now has to answer, by the place's rule (YC-14); milliseconds. */
export const respondBy = (profile: Profile, at: number, calendar: Calendar): number =>
  dueOf(profile.whistle.answerWithin, at, calendar).dueAt;

/** Every whistle of a case with its timer: each is answered by the first answer of its department after it. Events in order. */
export function whistlesOf(
  events: readonly LogEvent[],
  profile: Profile,
  calendar: Calendar,
  now: number,
): Whistle[] {
  return events
    .filter(({ type }) => type === 'whistle.blown')
    .map((blown) => {
      const department = textOf(blown, 'department') ?? '';
      const stated = Date.parse(textOf(blown, 'respondBy') ?? '');
      const due = Number.isNaN(stated) ? respondBy(profile, blown.at, calendar) : stated;
      const answer = events.find(
        (event) =>
          event.type === 'whistle.answered' &&
          event.at >= blown.at &&
          textOf(event, 'department') === department,
      );
      return {
        at: iso(blown.at),
        by: actorOf(blown),
        department,
        respondBy: iso(due),
        answeredAt: answer === undefined ? null : iso(answer.at),
        state: stateOf(due, answer?.at ?? null, now),
      };
    });
}

function stateOf(due: number, answered: number | null, now: number): Whistle['state'] {
  if (answered === null) return now > due ? 'late' : 'open';
  return answered > due ? 'answeredLate' : 'answered';
}

import { type AreaLevel, ancestorAt, areaCodeOfKey } from '@fengqiao/contract/areas';
import { type LadderLevel, ladderLevels } from '@fengqiao/contract/cases';
import type { CaseOrder, OrderStep } from '@fengqiao/contract/orders';
import type { Profile } from '../profiles/profile-schema.ts';
import type { Calendar } from './calendar.ts';
import { textOf } from './case-log.ts';
import type { CaseView } from './case-view.ts';
import { circulationOf } from './circulation.ts';
import type { LogEvent } from './fold.ts';
import type { LadderCourse } from './ladder-course.ts';
import { actorOf, iso } from './order-words.ts';
import { spilloversOf } from './spillovers.ts';
import { whistlesOf } from './whistles.ts';

/** What an order needs beside the events of its case, in order. */
export interface OrderContext {
  view: CaseView;
  ladder: LadderCourse;
  profile: Profile;
  calendar: Calendar;
  /** Milliseconds. */
  now: number;
}

/** 接单 派单 管单 评单 of a case: who did each last and when, who owns process and substance, and how it was handed round. */
export function orderOf(events: readonly LogEvent[], context: OrderContext): CaseOrder {
  const { view, ladder, profile, calendar, now } = context;
  const of = (...types: LogEvent['type'][]) => events.filter(({ type }) => types.includes(type));
  const since = view.reopenedAt ?? Number.NEGATIVE_INFINITY;
  const rated = of('case.rated').findLast(({ at }) => at >= since);
  const visited = of('case.visited').findLast(({ at }) => at >= since);
  const moves = of('case.dispatched', 'case.accepted', 'case.returned');
  const last = moves.at(-1);
  const waiting = last?.type === 'case.returned';
  const managed = of('nudge.sent', 'case.supervised', 'whistle.blown').at(-1);
  const [firstAccepted] = of('case.accepted');
  const { atLeast, sourceRow } = profile.emptyCirculation;
  const circulation = circulationOf(events);
  return {
    processOwner: centreOf(view.area, ladder.level),
    level: ladder.level,
    substantiveOwner: waiting ? null : last === undefined ? view.leadDepartment : departmentOf(last),
    firstHandler: firstAccepted === undefined ? null : departmentOf(firstAccepted),
    dispatched: stepOf(of('case.dispatched').at(-1)),
    accepted: stepOf(of('case.accepted').at(-1)),
    managed: managed === undefined ? null : { at: iso(managed.at), by: actorOf(managed) },
    rated: rated === undefined ? null : { ...done(rated), score: Number(rated.payload.score) },
    visited:
      visited === undefined
        ? null
        : { at: iso(visited.at), by: actorOf(visited), satisfied: visited.payload.satisfied === true },
    waiting,
    returns: of('case.returned').length,
    nudges: nudgesOf(of('nudge.sent')),
    supervisions: of('case.supervised').map((event) => ({
      at: iso(event.at),
      by: actorOf(event),
      tag: textOf(event, 'tag'),
      level: ladderLevels.find((level) => level === event.payload.level) ?? null,
    })),
    whistles: whistlesOf(events, profile, calendar, now),
    spillovers: spilloversOf(events, ladder.start),
    circulation: { ...circulation, atLeast, is: circulation.now >= atLeast, sourceRow },
  };
}

const areaLevels: Record<LadderLevel, AreaLevel> = {
  group: 'village',
  village: 'village',
  township: 'township',
  county: 'county',
  city: 'city',
};

/** Area of the centre of a level that a place belongs to; the place itself when it lies above that level. */
export function centreOf(area: number, level: LadderLevel): string {
  const code = areaCodeOfKey(area);
  return ancestorAt(code, areaLevels[level]) ?? code;
}

const departmentOf = (event: LogEvent): string => textOf(event, 'department') ?? '';

const done = (event: LogEvent): OrderStep => ({
  at: iso(event.at),
  by: actorOf(event),
  department: departmentOf(event),
});

const stepOf = (event: LogEvent | undefined): OrderStep | null => (event === undefined ? null : done(event));

function nudgesOf(nudges: readonly LogEvent[]): CaseOrder['nudges'] {
  const count = (strength: string) => nudges.filter(({ payload }) => payload.strength === strength).length;
  return { remind: count('remind'), urge: count('urge'), press: count('press') };
}

import type { CaseEventType } from '@fengqiao/contract/cases';
import { ladderLevels } from '@fengqiao/contract/cases';
import { breakdown, count, type Figure, type Part, piece, type Rule, rate, rule } from './figure.ts';
import { cases, events } from './need.ts';
import { plus, type Slice, type Tally } from './tally.ts';

/** A count of events by their key, or by a piece of it; a piece that is missing is not itemised. */
const countOf = (type: CaseEventType, keyOf?: (key: string) => string): Rule =>
  rule({ events: events(type) }, ({ events: tally }) => ({
    ...count(tally.all()),
    ...breakdown(tally, keyOf),
  }));

export const accepted = rule({ cases: events('case.registered', 'category') }, ({ cases: tally }) => ({
  ...count(tally.all()),
  ...breakdown(tally),
}));

export const resolved = rule({ cases: events('case.resolved', 'category') }, ({ cases: tally }) => ({
  ...count(tally.all()),
  ...breakdown(tally),
}));

export const receptions = rule(
  { people: cases('registered', 'channel', 'people'), registered: events('case.registered') },
  ({ people, registered }) => ({
    ...count(
      people.where((key) => key === 'onsite'),
      registered.all(),
    ),
  }),
);

/** Key of a resolution: `<route or nothing>/<level>`. */
export const routes = rule({ resolved: events('case.resolved') }, ({ resolved: tally }) => ({
  ...count(
    tally.where((key) => piece(0)(key) !== ''),
    tally.all(),
  ),
  value: tally.all().n,
  ...breakdown(tally, piece(0)),
}));

export const routeEntries = countOf('route.entered');
/** Key of a conclusion: `<route>/<outcome>`. */
export const routeConclusions = countOf('route.concluded', piece(0));

/** 司法确认: a mediation that a court confirmed (LZ-10). */
export const confirmations = rule({ concluded: events('route.concluded') }, ({ concluded }) =>
  count(
    concluded.where((key) => piece(1)(key) === 'confirmed'),
    concluded.all(),
  ),
);

const resolvedWithin = (within: readonly string[]): Rule =>
  rule({ resolved: events('case.resolved') }, ({ resolved: tally }) => ({
    ...rate(
      tally.where((key) => within.includes(piece(1)(key))),
      tally.all(),
    ),
    ...breakdown(tally, piece(1)),
  }));
export const levels = resolvedWithin(['group', 'village', 'township']);
export const countyContainment = resolvedWithin(['group', 'village', 'township', 'county']);

/** Key of an attempt: `<level>/<outcome>`. */
export const ladder = rule({ attempts: events('mediation.attempted') }, ({ attempts }) => {
  const at = (level: string, outcome?: string): Slice =>
    attempts.where((key) => piece(0)(key) === level && (outcome === undefined || piece(1)(key) === outcome));
  const held = (level: string): Slice =>
    attempts.where((key) => piece(0)(key) === level && piece(1)(key) !== 'declined');
  const parts = ladderLevels
    .filter((level) => at(level).n > 0)
    .flatMap((level): Part[] => [
      { key: level, numerator: at(level), denominator: attempts.all() },
      { key: `${level}.agreed`, numerator: at(level, 'agreed'), denominator: held(level) },
    ]);
  return { ...count(attempts.all()), parts };
});

const above: Record<string, readonly string[]> = {
  grid: ['village', 'township', 'county', 'city'],
  village: ['township', 'county', 'city'],
  township: ['county', 'city'],
  county: ['city'],
  city: ['county', 'city'],
  province: ['county', 'city'],
};

/** Key of an escalation: `<toLevel>` or `<toLevel>/override`. */
export const spillover = rule(
  { escalated: events('case.escalated'), registered: events('case.registered') },
  ({ escalated, registered }, { level }) => {
    const beyond = (key: string): boolean => (above[level] ?? []).includes(piece(0)(key));
    const numerator = escalated.where(beyond);
    const parts = escalated
      .by(piece(0))
      .filter(({ key }) => beyond(key))
      .map(({ key, slice }) => ({ key, numerator: slice, denominator: numerator }));
    return { ...count(numerator, registered.all()), parts };
  },
);

/** Key of an escalation that was made before its time, by a reason: `<toLevel>/override`. */
export const earlyEscalations = rule({ escalated: events('case.escalated') }, ({ escalated }) => {
  const early = escalated.where((key) => piece(1)(key) === 'override');
  const parts = escalated
    .by(piece(0))
    .map(({ key, slice }) => ({
      key,
      numerator: escalated.where((each) => each === `${key}/override`),
      denominator: slice,
    }))
    .filter(({ numerator }) => numerator.n > 0);
  return { ...count(early, escalated.all()), parts };
});

export const petitions = countOf('petition.lodged');

export const firstPetition = rule(
  { petitions: events('petition.lodged'), registered: events('case.registered') },
  ({ petitions: tally, registered }) => over(registered, tally, 'first'),
);

export const satisfaction = rule({ visits: events('case.visited') }, ({ visits }) =>
  over(visits, visits, 'satisfied'),
);

/** One key of a tally over everything of another. */
function over(base: Tally, tally: Tally, wanted: string): Figure {
  const denominator = base.all();
  return {
    ...rate(
      tally.where((key) => key === wanted),
      denominator,
    ),
    parts: tally.by((key) => key).map(({ key, slice }) => ({ key, numerator: slice, denominator })),
  };
}

export const repeatReports = rule(
  {
    signals: events('risk.signalled'),
    petitions: events('petition.lodged'),
    notes: events('note.added'),
    registered: events('case.registered'),
  },
  ({ signals, petitions: lodged, notes, registered }) => {
    const alarms = signals.where((key) => key === 'repeatedAlarm');
    const repeats = lodged.where((key) => key === 'repeat');
    const reports = notes.where((key) => key !== '');
    const total = plus(plus(alarms, repeats), reports);
    const parts = [
      { key: 'repeatedAlarm', numerator: alarms, denominator: total },
      { key: 'repeat', numerator: repeats, denominator: total },
      { key: 'again', numerator: reports, denominator: total },
    ];
    return { ...count(total, registered.all()), parts: parts.filter(({ numerator }) => numerator.n > 0) };
  },
);

export const letters = rule(
  {
    issued: events('letter.issued'),
    received: events('letter.received'),
    replied: events('letter.replied'),
  },
  ({ issued, received, replied }) => {
    const denominator = issued.all();
    return {
      ...count(denominator),
      parts: [
        ...breakdown(issued).parts,
        { key: 'received', numerator: received.all(), denominator },
        { key: 'replied', numerator: replied.all(), denominator },
      ],
    };
  },
);

export const supervised = countOf('case.supervised');
export const nudges = countOf('nudge.sent');
export const support = countOf('support.given');
export const servicesPushed = countOf('service.pushed');

export const departmentLoad = countOf('case.dispatched');

export const returnRate = rule(
  { returned: events('case.returned'), dispatched: events('case.dispatched') },
  ({ returned, dispatched }) => ({
    ...rate(returned.all(), dispatched.all()),
    parts: dispatched
      .by((key) => key)
      .map(({ key, slice }) => ({
        key,
        numerator: returned.where((each) => each === key),
        denominator: slice,
      })),
  }),
);

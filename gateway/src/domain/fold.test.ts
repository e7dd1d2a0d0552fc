import {
  caseEventTypes,
  difficulties,
  ladderLevels,
  riskFactors,
  routes,
  tiers,
} from '@fengqiao/contract/cases';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { officialCalendar } from './calendar.ts';
import { viewOf } from './case-view.ts';
import { nextDue } from './deadlines.ts';
import { type CaseFold, emptyFold, type Facts, foldEvent, type LogEvent } from './fold.ts';
import { ladderOf } from './ladder.ts';
import { tierOf } from './tier.ts';

const profile = loadProfile('hepingxi');
const context = { sourceArea: 511900000000000, profile, pointOf: () => ({ lng: 106.7, lat: 31.8 }) };

/** Few distinct times and ids, so that ties and repeats are frequent. */
const someEvent: fc.Arbitrary<LogEvent> = fc.record({
  // Those of senders, of people at their desks and of the engine, each with ids of its own.
  source: fc.constantFrom('grid', 'hotline', 'desk', 'engine'),
  eventId: fc.integer({ min: 1, max: 12 }).map((id) => `e${id}`),
  type: fc.constantFrom(...caseEventTypes),
  at: fc.integer({ min: 0, max: 4 }).map((day) => 1_760_000_000_000 + day * 86_400_000),
  facts: fc.oneof(
    fc.constant({}),
    fc.record<Facts>(
      {
        area: fc.constantFrom(511902000000000, 511921100000000),
        category: fc.constantFrom('wages', 'other'),
        channel: fc.constantFrom('phone', 'sms'),
        people: fc.integer({ min: 1, max: 200 }),
        amount: fc.constantFrom('12.50', '900000'),
        title: fc.constant(true),
      },
      { requiredKeys: [] },
    ),
    fc.record({
      lng: fc.constant(106.75),
      lat: fc.constant(31.86),
      found: fc.constantFrom(null, 511902001000000),
    }),
  ),
  payload: fc.record({
    difficulty: fc.constantFrom(...difficulties),
    leadDepartment: fc.constantFrom('court', 'justice'),
    department: fc.constantFrom('housing', 'water'),
    level: fc.constantFrom(...ladderLevels),
    outcome: fc.constantFrom('agreed', 'failed', 'declined'),
    professional: fc.boolean(),
    route: fc.constantFrom(...routes),
    factor: fc.constantFrom(...riskFactors),
    satisfied: fc.boolean(),
    leader: fc.constantFrom('县长', '副县长'),
    tier: fc.constantFrom(...tiers, null),
    toLevel: fc.constantFrom(...ladderLevels),
    override: fc.constantFrom(undefined, true),
    kind: fc.constantFrom('supervisionOrder', 'guidance'),
    strength: fc.constantFrom('remind', 'press'),
    first: fc.boolean(),
    score: fc.integer({ min: 1, max: 5 }),
    to: fc.constantFrom('governmentService'),
  }),
});

/** What the database's `ingest_key` does: the first event of a source and id counts, another never. */
const someLog = fc
  .uniqueArray(someEvent, {
    minLength: 1,
    maxLength: 14,
    selector: ({ source, eventId }) => `${source} ${eventId}`,
  })
  .map((log): LogEvent[] => [...log, { ...registration, at: registration.at + 86_400_000 }]);

/** The engine finds nothing of a case that no sender has told of. */
const registration: LogEvent = {
  source: 'grid',
  eventId: 'first',
  type: 'case.registered',
  at: 1_760_000_000_000,
  facts: {},
  payload: {},
};

function stateOf(events: readonly LogEvent[]): unknown {
  const fold = emptyFold();
  const seen = new Set<string>();
  for (const event of events) {
    const key = `${event.source} ${event.eventId}`;
    if (!seen.has(key)) foldEvent(fold, event);
    seen.add(key);
  }
  const view = viewOf(fold, context);
  const due = nextDue(fold, view, profile, officialCalendar);
  const now = 1_790_000_000_000;
  return {
    fold: sorted(fold),
    view,
    due,
    tier: tierOf(fold, view, due?.dueAt ?? null, profile, now),
    ladder: ladderOf(fold, profile),
  };
}

const sorted = (fold: CaseFold) => JSON.parse(JSON.stringify(fold)) as unknown;

describe('the fold of a case', () => {
  it('is the same in any order, with late and repeated events', () => {
    const shuffled = someLog.chain((log) =>
      fc.record({
        log: fc.constant(log),
        other: fc.shuffledSubarray([...log, ...log], {
          minLength: log.length * 2,
          maxLength: log.length * 2,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ log, other }) => {
        expect(stateOf(other)).toEqual(stateOf(log));
      }),
      { numRuns: 1_000, seed: 3221 },
    );
  });

  it('survives being stored as JSON between any two events', () => {
    fc.assert(
      fc.property(someLog, (log) => {
        let stored = emptyFold();
        for (const event of log) {
          foldEvent(stored, event);
          stored = JSON.parse(JSON.stringify(stored)) as CaseFold;
        }
        const straight = emptyFold();
        for (const event of log) foldEvent(straight, event);
        expect(stored).toEqual(straight);
      }),
      { seed: 3221 },
    );
  });

  it('keeps something of every type of event but notes and the engine’s own', () => {
    const silent = caseEventTypes.filter((type) => {
      const event: LogEvent = { source: 'grid', eventId: 'e', type, at: 1, facts: {}, payload: {} };
      const fold = emptyFold();
      foldEvent(fold, event);
      const { first: _first, last: _last, counts, ...rest } = fold;
      return Object.keys(counts).length === 0 && Object.keys(rest).length === 0;
    });
    expect(silent).toEqual(['note.added']);
  });

  it('takes the later step when a sender gives several the same minute', () => {
    const at = 1_760_000_000_000;
    const step = (eventId: string, type: LogEvent['type']): LogEvent => ({
      source: 'grid',
      eventId,
      type,
      at,
      facts: {},
      payload: { department: 'justice', level: 'village' },
    });
    const fold = emptyFold();
    foldEvent(fold, step('e1', 'case.resolved'));
    foldEvent(fold, step('e2', 'case.accepted'));
    foldEvent(fold, step('e3', 'case.registered'));
    expect(viewOf(fold, context).status).toBe('resolved');
  });

  it('opens a resolved case again and gives it a second resolution', () => {
    const fold = emptyFold();
    const step = (hour: number, type: LogEvent['type']) =>
      foldEvent(fold, {
        source: 'grid',
        eventId: `${hour}`,
        type,
        at: hour * 3_600_000,
        facts: {},
        payload: { route: 'mediation', level: 'village' },
      });
    step(1, 'case.registered');
    step(2, 'case.resolved');
    step(3, 'case.reopened');
    expect(viewOf(fold, context)).toMatchObject({
      status: 'registered',
      resolvedAt: null,
      resolvedRoute: null,
    });
    step(4, 'case.resolved');
    expect(viewOf(fold, context)).toMatchObject({ status: 'resolved', resolvedAt: 4 * 3_600_000 });
  });

  it('places a case by code before coordinates before the source', () => {
    const fold = emptyFold();
    const place = (eventId: string, facts: Facts) =>
      foldEvent(fold, { source: 'grid', eventId, type: 'note.added', at: 1, facts, payload: {} });
    expect(viewOf(fold, context)).toMatchObject({ area: 511900000000000, unplaced: true, cell: null });
    place('b', { lng: 106.75, lat: 31.86, found: 511902001000000 });
    expect(viewOf(fold, context)).toMatchObject({ area: 511902001000000, unplaced: false });
    place('a', { area: 511921000000000 });
    expect(viewOf(fold, context)).toMatchObject({ area: 511921000000000, unplaced: false, lng: 106.75 });
  });
});

import type { Tier } from '@fengqiao/contract/cases';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { officialCalendar } from './calendar.ts';
import { viewOf } from './case-view.ts';
import { nextDue } from './deadlines.ts';
import { emptyFold, foldEvent, type LogEvent } from './fold.ts';
import { dayMs } from './instant.ts';
import { findTier, type TierRules } from './tier.ts';
import { compareHistories, tierHistories } from './tier-history.ts';

const profile = loadProfile('bazhong');
const context = { sourceArea: 511900000000000, profile, pointOf: () => null };
const start = Date.parse('2026-03-02T09:00:00+08:00');
const until = start + 120 * dayMs;

const event = (
  id: string,
  day: number,
  type: LogEvent['type'],
  payload: Record<string, unknown> = {},
  people?: number,
): LogEvent => ({
  source: 'grid',
  eventId: id,
  type,
  at: start + day * dayMs,
  facts: people === undefined ? {} : { people },
  payload,
});

/** The shipped rules with another number in one of them. */
const changed = (id: string, atLeast: number): TierRules => ({
  tiers: {
    version: 'tried',
    rules: profile.tiers.rules.map((rule) => (rule.id === id ? { ...rule, atLeast } : rule)),
  },
});

const compared = (log: readonly LogEvent[], rules: TierRules, from = start) => {
  const [before, after] = tierHistories(log, context, profile, officialCalendar, [profile, rules], until);
  if (before === undefined || after === undefined) throw new Error('two sets of rules, two histories');
  return compareHistories(before, after, from, until);
};

describe('the tier of a case over time', () => {
  it('is at every moment what the rules said of that moment, in whatever order the log is read', () => {
    const someLog = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 9 }),
        day: fc.integer({ min: 1, max: 100 }),
        type: fc.constantFrom<LogEvent['type']>(
          'risk.signalled',
          'case.triaged',
          'case.resolved',
          'note.added',
        ),
        factor: fc.constantFrom('emerging', 'threat'),
        people: fc.constantFrom(undefined, 6, 150),
      }),
      { maxLength: 6, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(someLog, fc.integer({ min: 0, max: 119 }), (some, day) => {
        const log = [
          event('first', 0, 'case.registered'),
          ...some.map(({ id, day: on, type, factor, people }) =>
            event(
              `${id}`,
              on,
              type,
              { factor, difficulty: 'simple', leadDepartment: 'justice', level: 'village' },
              people,
            ),
          ),
        ];
        const at = start + day * dayMs + 1_000;
        const fold = emptyFold();
        for (const each of log) if (each.at <= at) foldEvent(fold, each);
        const view = viewOf(fold, context);
        const dueAt = nextDue(fold, view, profile, officialCalendar)?.dueAt ?? null;
        const [history] = tierHistories(log.reverse(), context, profile, officialCalendar, [profile], until);
        const told = history?.steps.findLast((step) => step.at <= at)?.tier ?? null;
        expect(told).toBe(findTier(fold, view, dueAt, profile, at).tier);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('would have turned red earlier by the days between two signals', () => {
    const log = [
      event('1', 0, 'case.registered'),
      event('2', 2, 'risk.signalled', { factor: 'extremeSpeech' }),
      event('3', 11, 'risk.signalled', { factor: 'extremeSpeech' }),
    ];
    expect(compared(log, changed('extremeSpeech-red', 1))).toMatchObject({
      changed: true,
      redBefore: start + 11 * dayMs,
      redAfter: start + 2 * dayMs,
      earlierMs: 9 * dayMs,
    });
  });

  it('is compared within the window only, and by what both reach', () => {
    const log = [event('1', 0, 'case.registered'), event('2', 1, 'note.added', {}, 60)];
    expect(compared(log, changed('people-red', 50))).toMatchObject({
      changed: true,
      highestBefore: 'orange' satisfies Tier,
      highestAfter: 'red',
      redBefore: null,
      earlierMs: 0,
    });
    expect(compared(log, changed('people-red', 90), start + 2 * dayMs)).toMatchObject({
      changed: false,
      redAfter: null,
      earlierMs: null,
    });
  });
});

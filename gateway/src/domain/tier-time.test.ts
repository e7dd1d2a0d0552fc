import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { officialCalendar } from './calendar.ts';
import { viewOf } from './case-view.ts';
import { nextDue } from './deadlines.ts';
import { emptyFold, foldEvent, type LogEvent } from './fold.ts';
import { findTier } from './tier.ts';

const profile = loadProfile('bazhong');
const context = { sourceArea: 511900000000000, profile, pointOf: () => null };
const start = Date.parse('2026-03-02T09:00:00+08:00');
const hourMs = 3_600_000;
const steps: LogEvent['type'][] = ['case.registered', 'case.triaged', 'risk.signalled', 'case.resolved'];

const someCase = fc.array(
  fc.record({
    type: fc.constantFrom(...steps),
    hour: fc.integer({ min: 0, max: 2_000 }),
    difficulty: fc.constantFrom('simple', 'general', 'complex'),
    factor: fc.constantFrom('emerging', 'action'),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('a tier that changes with time alone', () => {
  it('changes at the moment that was told before, and not earlier', () => {
    fc.assert(
      fc.property(someCase, fc.integer({ min: 0, max: 4_000 }), (events, hour) => {
        const fold = emptyFold();
        for (const [index, { type, hour: at, ...payload }] of events.entries())
          foldEvent(fold, {
            source: 's',
            eventId: `${index}`,
            type,
            at: start + at * hourMs,
            facts: {},
            payload: { ...payload, leadDepartment: 'justice', level: 'village' },
          });
        const view = viewOf(fold, context);
        const dueAt = nextDue(fold, view, profile, officialCalendar)?.dueAt ?? null;
        const at = (now: number) => findTier(fold, view, dueAt, profile, now);
        const now = start + hour * hourMs;
        const { tier, nextAt } = at(now);
        if (nextAt === null) {
          expect(at(now + 3_650 * 24 * hourMs).tier).toBe(tier);
          return;
        }
        expect(nextAt).toBeGreaterThan(now);
        expect(at(nextAt - 1).tier).toBe(tier);
        expect(at(nextAt).tier).not.toBe(tier);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});

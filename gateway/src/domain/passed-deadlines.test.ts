import { describe, expect, it } from 'vitest';
import { isRaised } from './passed-deadlines.ts';

const term = { kind: 'resolve', difficulty: 'general', startedAt: 1_000, dueAt: 6_000 };

describe('a term that passed', () => {
  it('is raised once, wherever a calendar has moved its end since', () => {
    expect(isRaised(term, [{ kind: 'resolve', difficulty: 'general', dueAt: 5_000 }])).toBe(true);
    expect(isRaised(term, [{ kind: 'resolve', dueAt: 6_000 }])).toBe(true);
  });

  it('is not that of another clock, of another difficulty, or from before the case was reopened', () => {
    expect(isRaised(term, [{ kind: 'triage', difficulty: null, dueAt: 5_000 }])).toBe(false);
    expect(isRaised(term, [{ kind: 'resolve', difficulty: 'simple', dueAt: 5_000 }])).toBe(false);
    expect(isRaised(term, [{ kind: 'resolve', difficulty: 'general', dueAt: 999 }])).toBe(false);
    expect(isRaised(term, [])).toBe(false);
  });
});

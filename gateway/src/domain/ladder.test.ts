import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { emptyFold, foldEvent } from './fold.ts';
import { ladderOf } from './ladder.ts';

function attempts(...made: [level: string, outcome: string, professional?: boolean][]) {
  const fold = emptyFold();
  for (const [index, [level, outcome, professional]] of made.entries())
    foldEvent(fold, {
      source: 's',
      eventId: `${index}`,
      type: 'mediation.attempted',
      at: index,
      facts: {},
      payload: { level, outcome, professional },
    });
  return fold;
}

describe('the ladder 3221 (HP-02..05)', () => {
  const profile = loadProfile('hepingxi');

  it('counts attempts against the gate of each level; a declined one was none', () => {
    const fold = attempts(
      ['village', 'failed'],
      ['village', 'failed'],
      ['village', 'declined'],
      ['township', 'agreed'],
    );
    expect(ladderOf(fold, profile)).toEqual([
      { level: 'village', attempts: 2, required: 3 },
      { level: 'township', attempts: 1, required: 2 },
      { level: 'county', attempts: 0, required: 2 },
    ]);
  });

  it('counts only professional attempts at the county', () => {
    const fold = attempts(['county', 'failed', true], ['county', 'failed']);
    expect(ladderOf(fold, profile).at(-1)).toEqual({ level: 'county', attempts: 1, required: 2 });
  });

  it('shows attempts without a gate where the profile has no ladder', () => {
    expect(ladderOf(attempts(['group', 'failed']), loadProfile('bazhong'))).toEqual([
      { level: 'group', attempts: 1, required: null },
    ]);
  });
});

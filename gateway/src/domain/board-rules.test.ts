import { expect, test } from 'vitest';
import { loadProfile, profileIds } from '../profiles/load-profile.ts';
import { boardDuties, boardRules } from './board-rules.ts';

test('every place has its own steps on the board, and each of its clocks once', () => {
  for (const id of profileIds) {
    const profile = loadProfile(id);
    const { steps } = boardRules(profile);
    expect(steps.map(({ label }) => label)).toEqual(profile.workflow.steps.map(({ label }) => label));
    const shown = steps.flatMap(({ clocks }) => clocks.map(({ rule }) => rule.zh));
    expect(new Set(shown).size, id).toBe(shown.length);
  }
});

test('a change of the rules changes the board (FX-20)', () => {
  const profile = loadProfile('bazhong');
  const [first, ...rest] = profile.clocks;
  if (first === undefined) throw new Error('the profile has no clock');
  const changed = {
    ...profile,
    clocks: [{ ...first, span: { unit: 'workingDays' as const, n: 2 } }, ...rest],
  };
  const termOf = (rules: ReturnType<typeof boardRules>) => rules.steps[1]?.clocks[0]?.term.zh;
  expect(termOf(boardRules(profile))).toBe('1个工作日');
  expect(termOf(boardRules(changed))).toBe('2个工作日');
});

test('the 3221 ladder of Hepingxi stands on its board with its gates (HP-02 to HP-05)', () => {
  const { ladder, ladderName } = boardRules(loadProfile('hepingxi'));
  expect(ladderName?.zh).toContain('3221');
  expect(ladder.map(({ required }) => required)).toEqual([3, 2, 2]);
});

test('a place that has said what its centre is for shows that, another its steps', () => {
  expect(boardDuties(loadProfile('chongqing'))[0]?.zh).toContain('统筹协调');
  expect(boardDuties(loadProfile('bazhong')).map(({ zh }) => zh)).toContain('规范受理');
});

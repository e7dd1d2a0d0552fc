import { expect, test } from 'vitest';
import { loadProfile, originsOf, profileIds } from '../profiles/load-profile.ts';
import { type FactCounts, factsOf } from './checklist-facts.ts';
import { checkedLists, factOfItem } from './checklist-lists.ts';

const places = profileIds.map((id) => ({ ...loadProfile(id), origins: originsOf(id) }));

const none: FactCounts = {
  centres: 0,
  staffed: 0,
  staffKnown: 0,
  zoned: 0,
  withDepartments: 0,
  dutyDays: 0,
  rosterDays: 0,
  teams: 0,
  completeTeams: 0,
  publicStaff: 0,
  withPhoto: 0,
  grids: 0,
  gridsStaffed: 0,
  incidents: 0,
  steps: 5,
  unanswered: 0,
  firstPetitions: 0,
  accepted: 0,
  line: 0.1,
  sourcesAlive: 0,
  sources: 0,
};
const fact = (counts: Partial<FactCounts>, name: string) =>
  factsOf({ ...none, ...counts }).find((each) => each.name === name);

test('the lists of the own place come first, those of other places are named after them', () => {
  const lists = checkedLists(places, 'haizhou');
  expect(lists.filter(({ own }) => own).map(({ key, items }) => [key, items.length])).toEqual([
    ['haizhou.acceptance', 30],
    ['haizhou.fiveHaves', 5],
    ['haizhou.fiveStandards', 5],
    ['haizhou.mechanisms', 10],
  ]);
  const keys = lists.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(expect.arrayContaining(['bazhong.1+6+N', 'meishan.1+6+N', 'hepingxi.redLines']));
});

test('a centre that has not said how many work in it is no centre without staff (HP-22)', () => {
  expect(fact({ centres: 3, staffed: 2, staffKnown: 2 }, 'fullTimeStaff')).toMatchObject({
    n: 2,
    of: 3,
    holds: null,
  });
  expect(fact({ centres: 3, staffed: 2, staffKnown: 3 }, 'fullTimeStaff')).toMatchObject({ holds: false });
  expect(fact({ centres: 3, staffed: 3, staffKnown: 3 }, 'fullTimeStaff')).toMatchObject({ holds: true });
});

test('ten first petitions of a hundred cases are on the line, eleven are past it (HP-06)', () => {
  expect(fact({ firstPetitions: 10, accepted: 100 }, 'firstPetitions')?.holds).toBe(true);
  expect(fact({ firstPetitions: 11, accepted: 100 }, 'firstPetitions')?.holds).toBe(false);
  expect(fact({ firstPetitions: 11, accepted: 100, line: null }, 'firstPetitions')?.holds).toBeNull();
});

test('where there is nothing to count, nothing is held to be met', () => {
  expect(['zones', 'duty', 'teams', 'publicStaff', 'sources'].map((name) => fact({}, name)?.holds)).toEqual(
    Array(5).fill(null),
  );
});

test('items whose words the documents leave open have no figure of their own', () => {
  expect(factOfItem('acceptance', 0)).toBeNull();
  expect(factOfItem('redLines', 1)).toBe('firstPetitions');
});

test('a list that another place inherits stands once, under the place that wrote it', () => {
  const label = { zh: '甲地', en: 'A' };
  const list = { id: 'acceptance', label, sourceRow: 'FX-14', items: [label] };
  const wrote = { id: 'a', label, checklists: [list], structures: [], origins: { checklists: 'a' } };
  const lists = checkedLists([wrote, { ...wrote, id: 'b' }, { ...wrote, id: 'c' }], 'c');
  // The own place shows what it inherits: those are its rules.
  expect(lists.map(({ key, own }) => [key, own])).toEqual([
    ['c.acceptance', true],
    ['a.acceptance', false],
  ]);
});

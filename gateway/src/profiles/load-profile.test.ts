import { describe, expect, it } from 'vitest';
import bazhong from './bazhong.json' with { type: 'json' };
import { loadProfile, originsOf, profileIds, shippedProfiles } from './load-profile.ts';

/** The demo's profile under another id, with something of it changed. */
function faulty(changes: Record<string, unknown>) {
  return () => loadProfile('x', { x: { ...bazhong, id: 'x', ...changes } });
}
const general = bazhong.clocks.find(({ sourceRow }) => sourceRow === 'BZ-06');

describe('profiles', () => {
  it('ships nine places', () => {
    for (const id of profileIds) expect(loadProfile(id).id).toBe(id);
    expect(profileIds).toHaveLength(9);
  });

  it('inherits what a profile leaves out, and says from where', () => {
    const child = loadProfile('hepingxi');
    expect(child.categories).toEqual(loadProfile('bazhong').categories);
    expect(child.ladder.map(({ level, required }) => [level, required])).toEqual([
      ['village', 3],
      ['township', 2],
      ['county', 2],
    ]);
    expect(originsOf('hepingxi')).toMatchObject({ ladder: 'hepingxi', categories: 'bazhong' });
  });

  it('lets a profile of a site extend a shipped one', () => {
    const own = { id: 'tongjiang', extends: 'bazhong', version: '1', label: { zh: '通江', en: 'Tongjiang' } };
    const profile = loadProfile('tongjiang', { ...shippedProfiles, tongjiang: own });
    expect(profile.label.zh).toBe('通江');
    expect(profile.clocks).toEqual(loadProfile('bazhong').clocks);
  });

  it.each<[fault: string, changes: Record<string, unknown>, message: string]>([
    ['an unknown field', { colour: 'red' }, 'Profile x: / has unknown field colour'],
    ['a field that is not there', { letters: undefined }, '/letters'],
    ['a gate without attempts', { ladder: [{ ...gate('village'), required: 0 }] }, '/ladder/0'],
    [
      'a panel twice',
      { bigScreen: { left: ['feed'], right: ['feed'], bottom: ['trend'] } },
      '/bigScreen holds feed twice',
    ],
    [
      'a sub-centre of a category that nobody knows',
      {
        subCentres: [
          { id: 'finance', label: { zh: '', en: '' }, sourceRow: 'JN-04', categories: ['pigeons'] },
        ],
      },
      '/subCentres/0/categories: pigeons is not in /categories',
    ],
    ['levels upside down', { ladder: [gate('county'), gate('village')] }, '/ladder/1 is below'],
    ['a level twice', { ladder: [gate('village'), gate('village')] }, '/ladder holds village twice'],
    [
      'a lead department that nobody knows',
      { categories: [{ ...bazhong.categories[0], leadDepartment: 'nobody' }] },
      '/categories/0/leadDepartment of marriageFamily: nobody is not in /departments',
    ],
    [
      'a department twice',
      { departments: [...bazhong.departments, bazhong.departments[0]] },
      '/departments holds politicalLegal twice',
    ],
    [
      'an unknown letter',
      { letters: [{ ...bazhong.letters[0], kind: 'loveLetter' }] },
      'Profile x: /letters/0/kind must be one of workReminder, riskReminder',
    ],
    [
      'a letter twice',
      { letters: [...bazhong.letters, bazhong.letters[0]] },
      '/letters holds workReminder twice',
    ],
    [
      'a letter without a number in the year',
      { letters: [{ ...bazhong.letters[0], number: '督办单' }] },
      '/letters/0/number lacks {year}',
    ],
    [
      'a clock for a difficulty that the place does not have',
      { difficulties: bazhong.difficulties.filter(({ code }) => code !== 'general') },
      '/clocks/3/difficulty: general is not in /difficulties',
    ],
    [
      'a clock for an unknown category',
      { clocks: [{ ...general, categories: ['weather'] }] },
      '/clocks/0/categories: weather is not in /categories',
    ],
    ['two clocks of one kind', { clocks: [general, general] }, '/clocks holds resolve of general twice'],
    [
      'a span in an unknown unit',
      { clocks: [{ ...general, span: { unit: 'fortnights', n: 1 } }] },
      '/clocks/0/span/unit must be one of',
    ],
    ['a status without words', { stages: bazhong.stages.slice(1) }, '/stages names registered 0 times'],
    [
      'a status outside the way',
      { workflow: { ...bazhong.workflow, steps: bazhong.workflow.steps.slice(0, 4) } },
      '/workflow/steps hold closed 0 times',
    ],
    [
      'a day that a week does not have',
      { cadences: [{ ...bazhong.cadences[3], on: 8 }] },
      '/cadences/0/on: a week has the days 1 to 7',
    ],
    ['a document twice', { documents: Array(2).fill(bazhong.documents[0]) }, '/documents holds intakeNotice'],
    [
      'a structure twice',
      { structures: Array(2).fill(bazhong.structures[0]) },
      '/structures holds 1+6+N twice',
    ],
    ['a whistle without a time', { whistle: { sourceRow: 'YC-14' } }, '/whistle lacks answerWithin'],
  ])('refuses %s and names the path', (_fault, changes, message) => {
    expect(faulty(changes)).toThrow(message);
  });

  it('refuses a file whose id is not its name', () => {
    expect(() => loadProfile('y', { y: { ...bazhong, id: 'x' } })).toThrow('Profile y: /id is x');
  });

  it('refuses profiles that extend each other', () => {
    expect(() => loadProfile('a', { a: { extends: 'b' }, b: { extends: 'a' } })).toThrow('a → b → a');
  });
});

function gate(level: string) {
  return { level, required: 3, professional: false, sourceRow: 'MS-02' };
}

import { describe, expect, it } from 'vitest';
import bazhong from './bazhong.json' with { type: 'json' };
import { loadProfile, profileIds } from './load-profile.ts';

describe('profiles', () => {
  it('loads every profile that is shipped', () => {
    for (const id of profileIds) expect(loadProfile(id).id).toBe(id);
  });

  it('ships 19 categories of which 16 route themselves, and says that the list is ours (CQ-02, CQ-03)', () => {
    const { categories, notes } = loadProfile('bazhong');
    expect(categories).toHaveLength(19);
    expect(categories.filter(({ auto }) => auto)).toHaveLength(16);
    expect(notes?.join(' ')).toContain('are ours');
  });

  it('inherits what a profile leaves out', () => {
    const child = loadProfile('hepingxi');
    expect(child.categories).toEqual(loadProfile('bazhong').categories);
    expect(child.ladder.map(({ level, required }) => [level, required])).toEqual([
      ['village', 3],
      ['township', 2],
      ['county', 2],
    ]);
  });

  it('names the path of a fault', () => {
    const broken = { x: { ...bazhong, id: 'x', ladder: [{ level: 'village', required: 0 }] } };
    expect(() => loadProfile('x', broken)).toThrow(/^Profile x: \/ladder\/0/);
    const stranger = { x: { ...bazhong, id: 'x', colour: 'red' } };
    expect(() => loadProfile('x', stranger)).toThrow('Profile x: / has unknown field colour');
    const noLead = [{ ...bazhong.categories[0], leadDepartment: 'nobody' }];
    expect(() => loadProfile('x', { x: { ...bazhong, id: 'x', categories: noLead } })).toThrow(
      '/categories/0/leadDepartment of marriageFamily: nobody is not in /departments',
    );
  });

  it('refuses profiles that extend each other', () => {
    expect(() => loadProfile('a', { a: { extends: 'b' }, b: { extends: 'a' } })).toThrow('a → b → a');
  });
});

import { expect, it } from 'vitest';
import { adviceFrom } from './advice.ts';

it('advises the routes by how many of the same kind they ended, out of all of them', () => {
  const byRoute = [
    { route: 'litigation', n: 3 },
    { route: 'mediation', n: 6 },
    { route: null, n: 1 },
  ];
  expect(adviceFrom({ byRoute, byOrganisation: [] }).routes).toEqual([
    { route: 'mediation', resolved: 6, of: 10 },
    { route: 'litigation', resolved: 3, of: 10 },
  ]);
});

it('advises nothing from fewer than five', () => {
  const byOrganisation = [
    { organisation: 'A', held: 4, agreed: 4 },
    { organisation: 'B', held: 10, agreed: 5 },
    { organisation: 'C', held: 5, agreed: 4 },
  ];
  const advice = adviceFrom({ byRoute: [{ route: 'mediation', n: 4 }], byOrganisation });
  expect(advice.routes).toEqual([]);
  expect(advice.organisations.map(({ organisation }) => organisation)).toEqual(['C', 'B']);
});

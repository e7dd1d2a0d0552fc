import { roles, staffRoles } from '@fengqiao/contract/accounts';
import { expect, test } from 'vitest';
import { mayOpen } from '../page-roles.ts';
import { homeOf, homePage } from './homes.ts';

const areas = { city: '511900', county: '511902', township: '511902101' };

test('an operator begins at the desk, a leader with figures, a clerk with what waits, at every level', () => {
  for (const areaCode of Object.values(areas)) {
    expect(homePage({ role: 'operator', areaCode })).toBe('/');
    expect(homeOf({ role: 'leader', areaCode }).kind).toBe('figures');
    expect(homeOf({ role: 'head', areaCode }).kind).toBe('figures');
    expect(homeOf({ role: 'clerk', areaCode }).kind).toBe('work');
  }
});

test('the city looks over its counties, the county dispatches, the township registers', () => {
  const firstStep = (role: 'leader' | 'clerk', areaCode: string) => homeOf({ role, areaCode }).steps[0];
  expect(firstStep('leader', areas.city)).toBe('/command');
  expect(firstStep('leader', areas.county)).toBe('/triage');
  expect(firstStep('clerk', areas.township)).toBe('/cases/new');
});

test('a village and a grid have the home of a township', () => {
  const township = homeOf({ role: 'clerk', areaCode: areas.township });
  expect(homeOf({ role: 'clerk', areaCode: '511902101001' })).toEqual(township);
  expect(homeOf({ role: 'clerk', areaCode: '511902101001003' })).toEqual(township);
});

test('nobody is led to a page that is closed to the role', () => {
  for (const role of roles)
    for (const areaCode of Object.values(areas)) {
      expect(mayOpen(role, homePage({ role, areaCode })), role).toBe(true);
      if (!(staffRoles as readonly string[]).includes(role)) continue;
      for (const step of homeOf({ role, areaCode }).steps) expect(mayOpen(role, step), step).toBe(true);
    }
});

test('administrators keep their own pages', () => {
  expect(homePage({ role: 'systemAdmin', areaCode: areas.city })).toBe('/status');
});

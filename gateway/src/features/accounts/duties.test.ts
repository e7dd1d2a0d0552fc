import { expect, test } from 'vitest';
import { type Duty, leavesNoAdministrator } from './duties.ts';

const city: Duty = { role: 'securityAdmin', areaCode: '511900', disabled: false };
const county: Duty = { ...city, areaCode: '511902' };

test.each<[string, Duty, Duty, string[], boolean]>([
  ['the only one cannot be disabled', city, { ...city, disabled: true }, [], true],
  ['the only one cannot get another role', city, { ...city, role: 'operator' }, [], true],
  ['the only one cannot be sent to a county', city, county, [], true],
  ['one of a county does not stand in for the city', city, { ...city, disabled: true }, ['511902'], true],
  ['one of the city stands in for a county', county, { ...county, disabled: true }, ['511900'], false],
  ['one of two may go', city, { ...city, disabled: true }, ['511900'], false],
  ['one of a county may be called to the city', county, city, [], false],
  ['one that is disabled already may change', { ...city, disabled: true }, county, [], false],
  [
    'an operator may always go',
    { ...city, role: 'operator' },
    { ...city, role: 'operator', disabled: true },
    [],
    false,
  ],
])('%s', (_what, before, after, others, expected) => {
  expect(leavesNoAdministrator(before, after, others)).toBe(expected);
});

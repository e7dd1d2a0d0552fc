import { expect, test } from 'vitest';
import { nameFault } from './centre-names.ts';

const county = { level: 'county', name: '麻阳苗族自治县' } as const;
const city = { level: 'city', name: '怀化市' } as const;

test('a township centre is called after county and township (HP-28)', () => {
  const path = [city, county, { level: 'township', name: '和平溪乡' } as const];
  expect(nameFault('麻阳苗族自治县和平溪乡综治中心', path)).toBeNull();
  expect(nameFault('和平溪乡综治中心', path)).toBe('麻阳苗族自治县和平溪乡综治中心');
});

test('a county and a city are called after themselves, spaces or not', () => {
  expect(nameFault('麻阳苗族自治县 综治中心', [city, county])).toBeNull();
  expect(nameFault('怀化综治中心', [city])).toBe('怀化市综治中心');
});

test('without the county above there is nothing to go by', () => {
  expect(nameFault('某村中心', [{ level: 'village', name: '某村' }])).toBeNull();
});

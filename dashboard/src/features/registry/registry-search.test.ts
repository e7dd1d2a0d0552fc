import { expect, test } from 'vitest';
import { parseCentresSearch, parseDutySearch, parseStaffSearch } from './registry-search.ts';

test('what the address says of the registers is read, and what does not fit is left out', () => {
  expect(parseCentresSearch({ area: '511902', level: 'township', short: 1 })).toEqual({
    area: '511902',
    level: 'township',
    short: true,
  });
  expect(parseCentresSearch({ area: '51', level: 'street', short: 'no' })).toEqual({});
  expect(parseStaffSearch({ centre: 'C511902', kind: 'mediator', q: ' ' })).toEqual({
    centre: 'C511902',
    kind: 'mediator',
  });
  expect(parseDutySearch({ week: '2026-11-16' })).toEqual({ week: '2026-11-16' });
  expect(parseDutySearch({ week: 'next' })).toEqual({});
});

import { expect, test } from 'vitest';
import { parseAuditSearch } from './audit-search.ts';

test('an address keeps what fits and loses what does not', () => {
  expect(
    parseAuditSearch({
      from: '2026-11-22',
      to: '22.11.2026',
      actor: '',
      action: 'session.copied',
      outcome: 'perhaps',
      object: 'camera:',
      page: '3',
    }),
  ).toEqual({ from: '2026-11-22', action: 'session.copied', object: 'camera:' });
});

test('a day that is none is no filter', () => {
  expect(parseAuditSearch({ from: '2026-13-41' })).toEqual({});
});

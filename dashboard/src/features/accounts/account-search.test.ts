import { expect, test } from 'vitest';
import { anAccount } from './account-builder.ts';
import { matching, missingAdministrators, parseAccountSearch, stateOf } from './account-search.ts';

const now = Date.parse('2026-11-22T15:00:00+08:00');

test('what does not fit in an address is left out', () => {
  expect(parseAccountSearch({ role: 'emperor', state: 'locked', q: '', create: 'true', x: '1' })).toEqual({
    state: 'locked',
    create: true,
  });
});

test('an account is disabled before it is locked, and locked before it is new', () => {
  const lockedUntil = '2026-11-22T15:01:00+08:00';
  expect(stateOf(anAccount({ lockedUntil, mustChangePassword: true }), now)).toBe('locked');
  expect(stateOf(anAccount({ lockedUntil, disabledAt: lockedUntil }), now)).toBe('disabled');
  expect(stateOf(anAccount({ lockedUntil: '2026-11-22T14:59:00+08:00' }), now)).toBe('active');
});

test('accounts are found by name, account and area, together with the other filters', () => {
  const accounts = [anAccount(), anAccount({ account: 'li.jun', displayName: '李军', role: 'leader' })];
  expect(matching(accounts, { q: 'east', role: 'leader' }, now).map(({ account }) => account)).toEqual([
    'li.jun',
  ]);
  expect(matching(accounts, { q: 'WANG' }, now)).toHaveLength(1);
});

test('a disabled administrator is missing', () => {
  const accounts = [
    anAccount({ role: 'systemAdmin' }),
    anAccount({ role: 'auditAdmin', disabledAt: '2026-11-01T08:00:00+08:00' }),
  ];
  expect(missingAdministrators(accounts)).toEqual(['securityAdmin', 'auditAdmin']);
});

import { administratorRoles, roles, staffRoles } from '@fengqiao/contract/accounts';
import { expect, test } from 'vitest';
import { firstPageOf, followsCases, mayOpen, wallOf } from './page-roles.ts';

test('everybody may open the page on which the work begins', () => {
  for (const role of roles) expect(mayOpen(role, firstPageOf({ role })), role).toBe(true);
});

test('administrators see no case and follow none; staff do', () => {
  for (const role of administratorRoles) {
    expect(['/', '/cases', '/cases/$caseCode', '/viewings'].filter((path) => mayOpen(role, path))).toEqual(
      [],
    );
    expect(followsCases(role)).toBe(false);
  }
  for (const role of staffRoles) expect(followsCases(role), role).toBe(true);
});

test('only the audit administrator opens the log, only the security administrator the sessions of others', () => {
  expect(roles.filter((role) => mayOpen(role, '/audit'))).toEqual(['auditAdmin']);
  expect(roles.filter((role) => mayOpen(role, '/admin/sessions'))).toEqual(['securityAdmin']);
});

test('a kiosk goes to its wall, and nobody else does', () => {
  expect(wallOf({ role: 'kiosk', wallId: 'hall' })).toBe('/wall/hall/1');
  expect(wallOf({ role: 'kiosk', wallId: null })).toBeNull();
  expect(wallOf({ role: 'operator', wallId: null })).toBeNull();
});

import type { Terminal } from '@fengqiao/contract/terminals';
import { expect, test } from 'vitest';
import { matching, parseTerminalSearch } from './terminal-search.ts';

const aTerminal = (overrides: Partial<Terminal>): Terminal => ({
  id: '5f2b8f0e-0000-4000-8000-000000000001',
  name: '指挥席 2',
  place: '指挥大厅',
  areaCode: '511900',
  areaName: '巴中市',
  centreId: null,
  kind: 'key',
  accounts: ['operator01'],
  enrolledAt: '2026-11-01T08:00:00+08:00',
  enrolledBy: 'security01',
  lastSeenAt: null,
  revokedAt: null,
  revokedReason: null,
  ...overrides,
});

test('an address names a terminal to replace by its id only', () => {
  expect(parseTerminalSearch({ replace: '../accounts', invite: 'true' })).toEqual({ invite: true });
  const replace = aTerminal({}).id;
  expect(parseTerminalSearch({ replace })).toEqual({ replace });
});

test('terminals in use come before revoked ones, and are found by name, place, area and account', () => {
  const old = aTerminal({ name: '旧机', revokedAt: '2026-11-02T08:00:00+08:00', accounts: [] });
  const current = aTerminal({});
  expect(matching([old, current], {}).map(({ name }) => name)).toEqual(['指挥席 2', '旧机']);
  expect(matching([old, current], { q: 'OPERATOR' })).toEqual([current]);
  expect(matching([old, current], { state: 'revoked', q: '大厅' })).toEqual([old]);
});

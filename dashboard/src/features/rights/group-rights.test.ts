import type { RightLine } from '@fengqiao/contract/rights';
import { expect, test } from 'vitest';
import { groupRights } from './group-rights.ts';

const line = (name: string): RightLine => ({ name, public: false, source: false, roles: [], reach: 'none' });

test('routes stand together by their noun, socket events and pages by themselves', () => {
  const names = [
    'GET /api/cases',
    'GET /assets/*',
    'SOCKET area.watch',
    'POST /api/cases/:caseCode/ack',
    'GET /*',
  ];
  const groups = groupRights(names.map(line)).map(({ noun, lines }) => [noun, lines.length]);
  expect(groups).toEqual([
    ['cases', 2],
    ['pages', 2],
    ['socket', 1],
  ]);
});

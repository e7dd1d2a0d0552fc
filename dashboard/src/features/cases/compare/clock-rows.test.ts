import type { CaseDetail } from '@fengqiao/contract/cases';
import { expect, test } from 'vitest';
import { clockRows } from './clock-rows.ts';

const clock = (kind: string, term: string): CaseDetail['clocks'][number] => ({
  kind,
  term,
  rule: term,
  confirm: null,
  sourceRow: 'BZ-06',
  startedAt: '2026-03-02T01:00:00.000Z',
  dueAt: '2026-03-09T16:00:00.000Z',
  metAt: null,
  skipped: [],
  worked: [],
  state: 'running',
});

test('two places stand side by side, also where one has no such clock', () => {
  const bazhong = { clocks: [clock('triage', '1'), clock('resolve', '5')] };
  const lixia = { clocks: [clock('triage', '1'), clock('contact', '2'), clock('mediate', '30')] };
  const rows = clockRows([bazhong, lixia]).map(({ kind, clocks }) => [
    kind,
    ...clocks.map((one) => one?.term ?? null),
  ]);
  expect(rows).toEqual([
    ['triage', '1', '1'],
    ['resolve', '5', null],
    ['contact', null, '2'],
    ['mediate', null, '30'],
  ]);
});

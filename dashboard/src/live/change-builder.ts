import type { CaseChange } from '@fengqiao/contract/events';

/** A change of a case for tests; the case is named after its number. */
export function aChange(seq: number, overrides: Partial<CaseChange['case']> = {}): CaseChange {
  const at = '2026-11-22T15:42:08+08:00';
  return {
    seq,
    eventType: 'case.registered',
    occurredAt: at,
    receivedAt: at,
    case: {
      caseCode: `511902-2026-${String(seq).padStart(6, '0')}-1`,
      title: 'Noise at night',
      category: null,
      status: 'registered',
      tier: null,
      difficulty: null,
      areaCode: '511902001',
      areaName: 'Township',
      unplaced: false,
      location: null,
      channel: null,
      source: 'grid',
      leadDepartment: null,
      people: null,
      registeredAt: at,
      lastEventAt: at,
      resolvedAt: null,
      dueAt: null,
      overdue: false,
      sealed: false,
      ...overrides,
    },
  };
}

import type { Viewing } from '@fengqiao/contract/viewings';

/** A viewing for tests: the operator asks to look into a room of a township. */
export function aViewing(overrides: Partial<Viewing> = {}): Viewing {
  return {
    id: '0f3a9c11-0000-4000-8000-000000000001',
    cameraId: '51190210001310000001',
    cameraName: 'Mediation room 1',
    areaCode: '511902101',
    areaName: 'Township',
    caseCode: '511902-2026-000001-1',
    purpose: 'supervision',
    reason: 'A quarrel was reported',
    minutes: 15,
    state: 'requested',
    requestedBy: { account: 'operator01', displayName: 'Operator', areaName: 'City' },
    requestedAt: '2026-11-22T15:40:00+08:00',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    expiresAt: null,
    endedAt: null,
    mayDecide: false,
    mayView: false,
    mayEnd: false,
    ...overrides,
  };
}

/** The same, agreed to by the head of the county until 15:57. */
export const anApprovedViewing = (overrides: Partial<Viewing> = {}): Viewing =>
  aViewing({
    state: 'approved',
    decidedBy: { account: 'head01', displayName: 'Head' },
    decidedAt: '2026-11-22T15:42:00+08:00',
    expiresAt: '2026-11-22T15:57:00+08:00',
    ...overrides,
  });

import type { Viewing } from '@fengqiao/contract/viewings';
import {
  knowsReasons,
  mayView,
  type Person,
  refuseDecision,
  refuseEnd,
  type ViewingFacts,
  viewingState,
} from './viewing.ts';

/** A viewing as it is stored, with the names that go with its ids. */
export interface StoredViewing extends ViewingFacts {
  id: string;
  cameraId: string;
  cameraName: string;
  areaName: string;
  /** null where the reader may not see the case. */
  caseCode: string | null;
  purpose: string;
  reason: string;
  minutes: number;
  requesterName: string;
  requesterAreaName: string;
  deciderName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
}

/** A viewing as one person may know it; `reader` null = as it is told to everybody who watches the area. */
export function presentViewing(viewing: StoredViewing, reader: Person | null, now: Date): Viewing {
  const reasons = reader !== null && knowsReasons(viewing, reader);
  const { decidedBy } = viewing;
  return {
    id: viewing.id,
    cameraId: viewing.cameraId,
    cameraName: viewing.cameraName,
    areaCode: viewing.areaCode,
    areaName: viewing.areaName,
    caseCode: reader === null ? null : viewing.caseCode,
    purpose: viewing.purpose as Viewing['purpose'],
    reason: reasons ? viewing.reason : null,
    minutes: viewing.minutes,
    state: viewingState(viewing, now),
    requestedBy: {
      account: viewing.requestedBy,
      displayName: viewing.requesterName,
      areaName: viewing.requesterAreaName,
    },
    requestedAt: viewing.requestedAt.toISOString(),
    decidedBy:
      decidedBy === null ? null : { account: decidedBy, displayName: viewing.deciderName ?? decidedBy },
    decidedAt: viewing.decidedAt?.toISOString() ?? null,
    decisionReason: reasons ? viewing.decisionReason : null,
    expiresAt: viewing.expiresAt?.toISOString() ?? null,
    endedAt: viewing.endedAt?.toISOString() ?? null,
    mayDecide: reader !== null && refuseDecision(viewing, reader, now) === null,
    mayView: reader !== null && mayView(viewing, reader, now),
    mayEnd: reader !== null && refuseEnd(viewing, reader, now) === null,
  };
}

import { randomBytes } from 'node:crypto';
import type { LadderLevel, RiskFactor } from '@fengqiao/contract/cases';
import type { IngestEvent } from '@fengqiao/contract/ingest';

/** What a source sends of a new case: its registration, risk signals and failed attempts at mediation, all of this moment. */
export function newCase(options: {
  areaCode: string;
  title: string;
  signals?: RiskFactor[];
  attempts?: LadderLevel[];
  category?: string;
}): IngestEvent[] {
  const caseRef = `e2e-${randomBytes(6).toString('hex')}`;
  const at = Date.now();
  const event = (serial: number, rest: Pick<IngestEvent, 'type'> & Partial<IngestEvent>): IngestEvent => ({
    eventId: `${caseRef}-${serial}`,
    caseRef,
    occurredAt: new Date(at + serial).toISOString(),
    ...rest,
  });
  const { areaCode, title, signals = [], attempts = [], category = 'wages' } = options;
  const parts: Parameters<typeof event>[1][] = [
    { type: 'case.registered', areaCode, title, category, channel: 'onsite' },
    ...signals.map((factor) => ({ type: 'risk.signalled' as const, payload: { factor } })),
    ...attempts.map((level) => ({
      type: 'mediation.attempted' as const,
      payload: { level, outcome: 'failed' },
    })),
  ];
  return parts.map((part, serial) => event(serial, part));
}

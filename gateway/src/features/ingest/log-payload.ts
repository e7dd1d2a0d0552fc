import type { CaseEventType } from '@fengqiao/contract/cases';
import type { LoggedEvent } from '@fengqiao/db/queries/ingest';
import type { Facts, LogEvent } from '../../domain/fold.ts';

/** `case_event.payload` of an event: its payload, and its facts under `facts` (which no payload has). */
export function toLogPayload(event: LogEvent): string {
  for (const _ in event.facts) return JSON.stringify({ ...event.payload, facts: event.facts });
  return JSON.stringify(event.payload);
}

/** An event as it was folded, from its row of the log. */
export function fromLog(row: LoggedEvent): LogEvent {
  const { facts = {}, ...payload } = row.payload as { facts?: Facts };
  return {
    source: row.source,
    eventId: row.event_id,
    type: row.type as CaseEventType,
    at: row.at,
    facts,
    payload,
  };
}

import { areaRange } from '@fengqiao/contract/areas';
import type { CaseEventType } from '@fengqiao/contract/cases';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import { deskSource, engineSource } from '../../domain/fold.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import type { Places } from '../../domain/placing.ts';
import type { ReporterHash } from '../../domain/reporter-hash.ts';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { examineAll } from './examine.ts';
import type { CaseGuard, PreparedEvent } from './prepared.ts';

/** Which case an event of our own is of. */
export interface CaseHome {
  caseSource: string;
  caseRef: string;
  /** 15-digit key of the area of its source; for a case that is placed it does not matter. */
  sourceArea: number;
}

export interface ActContext {
  places: Places;
  profile: Profile;
  /** Milliseconds. */
  now: number;
  /** Absent: what an act says of a reporter is not kept. */
  hashReporter?: ReporterHash | undefined;
}

/** What an account did, examined like anything that comes in. Throws `event.invalid` and its like, in words. */
export function actEvent(
  doer: { account: string; areaCode: string },
  home: CaseHome,
  event: Omit<IngestEvent, 'caseRef'>,
  { places, profile, now, hashReporter }: ActContext,
  guard?: CaseGuard,
): PreparedEvent {
  const sender = { name: deskSource, areaCode: doer.areaCode, ...areaRange(doer.areaCode) };
  const masker = maskerFor(places, profile);
  const context = { sender, places, profile, masker, hashReporter, now, suspicious: true };
  const { good, faults } = examineAll([{ ...event, caseRef: home.caseRef }], context);
  const [prepared] = good;
  if (prepared === undefined) throw new AppError('request.invalid', faults[0]?.message ?? 'unknown fault');
  const facts = { ...prepared.facts, by: doer.account };
  return { ...prepared, ...home, facts, ...(guard === undefined ? {} : { guard }) };
}

/**
 * What the engine found. `eventId` has to name the finding, not the moment it was found in: two gateways that find the same thing
 * write it once.
 */
export function engineEvent(
  home: CaseHome,
  event: { eventId: string; type: CaseEventType; at: number; payload: Record<string, unknown> },
): PreparedEvent {
  const masked = { title: null, detail: null, texts: null };
  return {
    ...home,
    ...event,
    source: engineSource,
    facts: {},
    title: null,
    detail: null,
    texts: null,
    masked,
  };
}

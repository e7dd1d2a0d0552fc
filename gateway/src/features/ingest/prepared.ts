import type { QuarantinedRow } from '@fengqiao/contract/ingest';
import type { CaseView } from '../../domain/case-view.ts';
import type { LogEvent } from '../../domain/fold.ts';

/** Who sends: a registered source, with the range of areas it may write to. */
export interface Sender {
  name: string;
  areaCode: string;
  lo: number;
  hi: number;
}

/**
 * May this be done with the case as it stands, by its events so far? Throws the `AppError` that says why not. Runs once more after a
 * deadlock.
 */
export type CaseGuard = (view: CaseView, log: readonly LogEvent[]) => void;

/** An event that was examined and may be stored. */
export interface PreparedEvent extends LogEvent {
  /** The case's own key: the source that registered it, which need not be the event's, and that source's id of it. */
  caseSource: string;
  caseRef: string;
  /** 15-digit key of the area of the case's source. */
  sourceArea: number;
  /** Looks at the locked case before the event is folded, and throws what keeps it out; the event is then not stored. */
  guard?: CaseGuard;
  /** Keyed hash of who reported; absent where nobody said. */
  reporter?: Buffer;
  title: string | null;
  detail: string | null;
  /** Free-text payload fields, JSON text; null = none. */
  texts: string | null;
  /** The same three for everybody outside the handling team. */
  masked: { title: string | null; detail: string | null; texts: string | null };
}

/** An event that goes to quarantine. */
export interface Fault extends QuarantinedRow {
  /** The event as it came. */
  event: unknown;
}

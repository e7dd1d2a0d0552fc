import type { QuarantinedRow } from '@fengqiao/contract/ingest';
import type { LogEvent } from '../../domain/fold.ts';

/** Who sends: a registered source, with the range of areas it may write to. */
export interface Sender {
  name: string;
  areaCode: string;
  lo: number;
  hi: number;
}

/** An event that was examined and may be stored. */
export interface PreparedEvent extends LogEvent {
  caseRef: string;
  /** 15-digit key of the source's area. */
  sourceArea: number;
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

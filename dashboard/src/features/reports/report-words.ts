import type { ReportLine } from '@fengqiao/contract/reports';

const dayMs = 86_400_000;
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The days of a report as people read them, both counting: `2026-11-16 – 2026-11-22`, or one day alone. */
export function periodWords({ from, until }: Pick<ReportLine, 'from' | 'until'>): string {
  const last = shifted(until, -1);
  return last <= from ? from : `${from} – ${last}`;
}

/** `1.4 MB`, `312 kB`. */
export const sizeWords = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;

/** A hash as people compare it: its beginning and its end. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;

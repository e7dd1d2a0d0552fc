import type { CaseDetail } from '@fengqiao/contract/cases';

type Clock = CaseDetail['clocks'][number];

/** One kind of clock under each of several places' rules; null = the place has none for this case. */
export interface ClockRow {
  kind: string;
  clocks: (Clock | null)[];
}

/** The clocks of readings of one case, kind by kind, in the order in which they first stand. */
export function clockRows(readings: readonly Pick<CaseDetail, 'clocks'>[]): ClockRow[] {
  const kinds = new Set(readings.flatMap(({ clocks }) => clocks.map(({ kind }) => kind)));
  return [...kinds].map((kind) => ({
    kind,
    clocks: readings.map(({ clocks }) => clocks.find((clock) => clock.kind === kind) ?? null),
  }));
}

import { type AreaLevel, areaLevels } from '@fengqiao/contract/areas';
import type { Cadence } from '@fengqiao/contract/profiles';
import type { ReportKind } from '@fengqiao/contract/reports';
import type { Profile } from '../profiles/profile-schema.ts';
import { shanghaiDay } from './instant.ts';
import { lastPeriod, type ReportDays } from './report-periods.ts';
import { reportRule } from './report-rules.ts';

/** A report that the clock of a place makes for every area of a level. */
export interface ClockReport {
  kind: ReportKind;
  level: AreaLevel;
  /** The rule that asks for it. */
  cadence: Cadence;
}

/** Figures of a day are whole when the last senders have told of it. */
const afterMidnightMs = 30 * 60_000;

/** A township is the lowest level that has somebody to read a report each week; below it the cadence is a duty, not a paper. */
const offices: readonly AreaLevel[] = ['township', 'county', 'city'];
const districts: readonly AreaLevel[] = ['county', 'city'];

/** What the cadences of a place ask to be written, each kind once per level. */
export function clockReports({ cadences }: Pick<Profile, 'cadences'>): ClockReport[] {
  const asked = cadences.flatMap((cadence): ClockReport[] => {
    const level = areaLevels.find((each) => each === cadence.level);
    // What the system does by itself is written by nobody.
    if (level === undefined || cadence.form === 'run') return [];
    const of = (kind: ReportKind, levels: readonly AreaLevel[]): ClockReport[] =>
      levels.includes(level) ? [{ kind, level, cadence }] : [];
    switch (cadence.every) {
      case 'day':
        return of('daily', districts);
      case 'week':
        return of('weekly', districts);
      case 'month':
        // The ledger of the villages is one paper of their township (HP-14).
        if (level === 'village') return [{ kind: 'ledger', level: 'township', cadence }];
        return of(cadence.on === undefined ? 'monthlyReport' : 'monthlyReturn', offices);
      case 'quarter':
        return of('quarterly', districts);
      default:
        return [];
    }
  });
  return asked.filter(
    ({ kind, level }, index) =>
      asked.findIndex((each) => each.kind === kind && each.level === level) === index,
  );
}

/** The days of the newest report of a kind that can be made at a time (ms): those of the last period that is over. */
export function clockDays(kind: ReportKind, now: number): ReportDays {
  return lastPeriod(shanghaiDay(now - afterMidnightMs), reportRule(kind).period);
}

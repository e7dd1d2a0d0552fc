import {
  type AreaLevel,
  areaCodeOfKey,
  areaKey,
  areaLevel,
  areaPrefix,
  areaRange,
} from '@fengqiao/contract/areas';
import type { IndicatorName, PeriodStep } from '@fengqiao/contract/indicators';
import type {
  Counted,
  CountedArea,
  CountFilter,
  Days,
  GroupedCount,
} from '@fengqiao/db/queries/indicator-filter';
import type { Calendar } from '../../domain/calendar.ts';
import type { Client } from '../../plugins/db.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { Figure } from './figure.ts';
import { behindOf, countNeed, type Need } from './need.ts';
import { rules } from './rules.ts';
import { Tally } from './tally.ts';
import { sqlClocks } from './terms.ts';

/** What an indicator is asked of: one or several areas at once, over days, as a whole or by period. */
export interface Question {
  areas: readonly CountedArea[];
  days: Days;
  step: PeriodStep | null;
  filter: CountFilter;
  profile: Profile;
  /** The site's working days. */
  calendar: Calendar;
}

/** The figure of one of the areas, of one of the periods (`null` without a step). */
export type FigureOf = (area: number, period: string | null) => Figure;

/** Counts what an indicator needs; whoever asks for many indicators at once counts each need once. */
export type CountNeed = (need: Need, counted: Counted) => Promise<readonly GroupedCount[]>;

/** Counts once for all areas and periods; every figure is then made from its part of the counts by the one rule. */
export function computeIndicator(client: Client, name: IndicatorName, question: Question): Promise<FigureOf> {
  const clocks = sqlClocks(question.profile);
  return figuresBy((need, counted) => countNeed(client, need, counted, clocks), name, question);
}

/** The same with counts from elsewhere. */
export async function figuresBy(
  countOf: CountNeed,
  name: IndicatorName,
  { areas, days, step, filter, profile, calendar }: Question,
): Promise<FigureOf> {
  const { needs, figure } = rules[name];
  const counted = { areas, days, step, filter };
  const found = new Map<string, { key: string; n: number }[]>();
  for (const [need, what] of Object.entries(needs))
    for (const { area, period, key, n } of await countOf(what, counted)) {
      const place = `${need} ${area} ${period}`;
      const counts = found.get(place);
      if (counts) counts.push({ key, n });
      else found.set(place, [{ key, n }]);
    }
  return (area, period) => {
    const tallies = Object.entries(needs).map(([need, what]) => {
      const counts = found.get(`${need} ${area} ${period}`) ?? [];
      return [need, new Tally(counts, behindOf(what))] as const;
    });
    const level: AreaLevel = areaLevel(areaCodeOfKey(area));
    return figure(Object.fromEntries(tallies), { profile, calendar, level });
  };
}

/** An area as the counts take it. */
export function countedArea(areaCode: string): CountedArea {
  const prefix = areaPrefix(areaCode);
  return { key: areaKey(prefix), lvl: prefix.length, ...areaRange(areaCode) };
}

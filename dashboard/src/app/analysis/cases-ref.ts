import type { Channel } from '@fengqiao/contract/cases';
import {
  type caseAreaLevels,
  type IndicatorCasesQuery,
  type IndicatorName,
  indicatorNames,
  sides,
} from '@fengqiao/contract/indicators';

type Level = (typeof caseAreaLevels)[number];

/** Which cases are looked at behind a figure: a side of it or of one of its parts, and where they differ from the page's filter. */
export interface CasesRef {
  name: IndicatorName;
  side: (typeof sides)[number];
  part?: string;
  area?: string;
  channel?: Channel;
  level?: Level;
  /** `YYYY-MM-DD`; `until` is excluded. */
  from?: string;
  until?: string;
}

/** Parts keys and codes hold neither. */
const between = '~';
const assigned = '=';
const own = ['part', 'area', 'channel', 'level', 'from', 'until'] as const;

/** As one word of an address, and as the `list` of a table's row: `routes~numerator~part=mediation`. */
export function writeCasesRef(ref: CasesRef): string {
  const rest = own.flatMap((key) => (ref[key] === undefined ? [] : [`${key}${assigned}${ref[key]}`]));
  return [ref.name, ref.side, ...rest].join(between);
}

/** Reads it again; null for what nobody wrote. */
export function readCasesRef(text: string | undefined): CasesRef | null {
  const [first, second, ...rest] = (text ?? '').split(between);
  const name = indicatorNames.find((each) => each === first);
  const side = sides.find((each) => each === second);
  if (name === undefined || side === undefined) return null;
  const ref: Record<string, string> = {};
  for (const each of rest) {
    const at = each.indexOf(assigned);
    const key = own.find((known) => known === each.slice(0, at));
    if (key === undefined || each.length > 200) return null;
    ref[key] = each.slice(at + 1);
  }
  return { ...ref, name, side };
}

/** What the gateway is asked for these cases, on top of the page's filter. */
export function casesQueryOf(
  { side, part, area, channel, level, from, until }: CasesRef,
  filter: Omit<IndicatorCasesQuery, 'side' | 'part'>,
): IndicatorCasesQuery {
  return {
    ...filter,
    side,
    ...(part === undefined ? {} : { part }),
    ...(area === undefined ? {} : { area }),
    ...(channel === undefined ? {} : { channel }),
    ...(level === undefined ? {} : { level }),
    ...(from === undefined ? {} : { from: `${from}T00:00:00+08:00` }),
    ...(until === undefined ? {} : { to: `${until}T00:00:00+08:00` }),
  };
}

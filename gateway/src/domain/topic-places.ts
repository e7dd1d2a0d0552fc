import { areaCodeOfKey, areaPrefix } from '@fengqiao/contract/areas';
import { coarserCell } from './cells.ts';
import type { TopicCase } from './topic-case.ts';

/** How cases are put together by place: the finest first, and what is no topic there is counted with the next. */
export interface PlaceLevel {
  kind: 'named' | 'cell' | 'area';
  /** Fewest cases that are a topic. */
  least: number;
  /** Fewest that say a word which nobody says elsewhere. */
  leastOfRare: number;
  /** Places of this level that a case belongs to. */
  keysOf(of: TopicCase): string[];
}

/** Squares of about a kilometre. */
export const topicCellZoom = 15;

/** Significant digits of the levels of areas. */
const city = 4;
const county = 6;
const township = 9;
const village = 12;
const areaDigits = [2, city, county, township, village, 15] as const;

export const placeLevels: readonly PlaceLevel[] = [
  // One name stands for one place inside a county only: every town has a 人民路.
  {
    kind: 'named',
    least: 3,
    leastOfRare: 3,
    keysOf: (of) => of.places.map((name) => `${upTo(of.area, county) ?? upTo(of.area, city)} ${name}`),
  },
  {
    kind: 'cell',
    least: 3,
    leastOfRare: 3,
    keysOf: ({ area, cell }) =>
      cell === null ? [] : [`${upTo(area, township) ?? ''} ${coarserCell(cell, topicCellZoom)}`],
  },
  areaLevel(village, 3),
  areaLevel(township, 3),
  areaLevel(county, 4),
  areaLevel(city, 5),
  areaLevel(2, 8),
];

function areaLevel(digits: number, least: number): PlaceLevel {
  return {
    kind: 'area',
    least,
    // In a whole city a word that three cases share by chance is no matter.
    leastOfRare: digits < county ? least : Math.min(least, 3),
    keysOf({ area }) {
      const key = upTo(area, digits);
      return key === null ? [] : [key];
    },
  };
}

/** The first digits of an area's key, or null when the area is above that level. */
function upTo(area: number, digits: number): string | null {
  const prefix = areaPrefix(areaCodeOfKey(area));
  return prefix.length < digits ? null : prefix.slice(0, digits);
}

/** 15-digit key of the finest area that holds all of some areas; 0 when they lie in different provinces. */
export function commonArea(areas: readonly number[]): number {
  const prefixes = areas.map((area) => areaPrefix(areaCodeOfKey(area)));
  const [first = ''] = prefixes;
  let common = '';
  for (const digits of areaDigits) {
    const prefix = first.slice(0, digits);
    if (prefix.length < digits || !prefixes.every((other) => other.startsWith(prefix))) break;
    common = prefix;
  }
  return Number(common.padEnd(15, '0'));
}

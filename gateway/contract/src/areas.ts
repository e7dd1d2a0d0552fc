import Type from 'typebox';
import { LngLat, Nullable, OneOf } from './common.ts';

/**
 * Area code: 6 digits province, city, county (GB/T 2260); 9 township (GB/T 10114); 12 village (statistical code);
 * 15 grid. Provinces and cities end in zeros (`510000`, `511900`).
 */
export const AreaCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12}|\\d{15})$' });

export const areaLevels = ['province', 'city', 'county', 'township', 'village', 'grid'] as const;
export const AreaLevel = OneOf(areaLevels);
export type AreaLevel = Type.Static<typeof AreaLevel>;

const significantDigits: Record<AreaLevel, number> = {
  province: 2,
  city: 4,
  county: 6,
  township: 9,
  village: 12,
  grid: 15,
};

/** Level of a well-formed code, by its length and trailing zeros. */
export function areaLevel(code: string): AreaLevel {
  if (code.length === 15) return 'grid';
  if (code.length === 12) return 'village';
  if (code.length === 9) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** The digits that the whole subtree of an area shares: `511900` → `5119`. */
export function areaPrefix(code: string): string {
  return code.slice(0, significantDigits[areaLevel(code)]);
}

/**
 * The subtree of an area as an inclusive range of 15-digit integers. 15 digits stay below 2^53, so they are exact
 * as JavaScript numbers and as `bigint` columns alike.
 */
export function areaRange(code: string): { lo: number; hi: number } {
  const prefix = areaPrefix(code);
  return { lo: Number(prefix.padEnd(15, '0')), hi: Number(prefix.padEnd(15, '9')) };
}

/** Size of an area one level below, as a number of 15-digit keys: `511900` → 10^9, a county's. Of a grid: 1. */
export function childStep(code: string): number {
  const digits = significantDigits[areaLevel(code)];
  const below = Math.min(...Object.values(significantDigits).filter((each) => each > digits), 15);
  return 10 ** (15 - below);
}

/** An area code as the 15-digit integer that the database stores. */
export function areaKey(code: string): number {
  return Number(code.padEnd(15, '0'));
}

/** The code of a 15-digit integer at the shortest length that keeps it: the inverse of `areaKey`. */
export function areaCodeOfKey(key: number): string {
  const digits = String(key).padStart(15, '0');
  for (const length of [6, 9, 12]) {
    if (/^0*$/.test(digits.slice(length))) return digits.slice(0, length);
  }
  return digits;
}

/** Whether `code` lies in the subtree of `root` (an area lies in its own). */
export function isWithin(code: string, root: string): boolean {
  return code.startsWith(areaPrefix(root));
}

/** Code of the ancestor of an area at a level, or null when the area is above it. */
export function ancestorAt(code: string, level: AreaLevel): string | null {
  const digits = significantDigits[level];
  if (areaPrefix(code).length < digits) return null;
  return code.slice(0, digits).padEnd(6, '0');
}

export const Area = Type.Object({
  code: AreaCode,
  level: AreaLevel,
  name: Type.String(),
  parent: Nullable(AreaCode),
  centre: Nullable(LngLat),
  /** True where the position was made up for the demo. */
  synthetic: Type.Boolean(),
});
export type Area = Type.Static<typeof Area>;

/** Open cases by tier, for the area tree and the choropleth. */
export const AreaCounts = Type.Object({
  open: Type.Integer(),
  blue: Type.Integer(),
  orange: Type.Integer(),
  red: Type.Integer(),
  cameras: Type.Integer(),
});

export const AreaDetail = Type.Object({
  ...Area.properties,
  /** From the root the caller may see down to the area itself. */
  path: Type.Array(Type.Object({ code: AreaCode, name: Type.String() })),
  counts: AreaCounts,
  children: Type.Array(Type.Object({ ...Area.properties, counts: AreaCounts })),
});
export type AreaDetail = Type.Static<typeof AreaDetail>;

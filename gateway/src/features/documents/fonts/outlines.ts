import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';
import { parseUnicodeRange, subsetOf } from './unicode-ranges.ts';

/** A point of a TrueType outline, in font units. */
export interface OutlinePoint {
  x: number;
  y: number;
  onCurve: boolean;
}

/** A character's shape: closed contours of quadratic curves, and how far the next one stands. */
export interface Outline {
  contours: OutlinePoint[][];
  advance: number;
}

/** Weights of the axis `wght`: what is said, and what stands out. */
export type Weight = 400 | 700;

/** Noto Sans SC: the same figures for all of its subsets. */
export const metrics = { unitsPerEm: 1000, ascent: 1160, descent: -288 } as const;

const ranges: Record<string, string> = createRequire(import.meta.url)(
  '@fontsource-variable/noto-sans-sc/unicode.json',
);
const folder = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
);
const subsets = new Map(Object.entries(ranges).map(([name, text]) => [name, parseUnicodeRange(text)]));

const known = new Map<string, Outline | null>();
const mostKnown = 20_000;

/** The shape of a character at a weight; null = the font has none. Shapes are kept: documents use the same characters over and over. */
export function outlineOf(character: string, weight: Weight): Outline | null {
  const key = `${weight}${character}`;
  const held = known.get(key);
  if (held !== undefined) return held;
  const outline = read(character.codePointAt(0) ?? 0, weight);
  if (known.size < mostKnown) known.set(key, outline);
  return outline;
}

const opened = new Map<string, fontkit.VariableFont>();
const mostOpened = 24;

/** A subset at a weight; a few are kept open, the one used longest ago goes first. */
function open(name: string, weight: Weight): fontkit.VariableFont {
  const key = `${name} ${weight}`;
  const held = opened.get(key);
  if (held !== undefined) {
    opened.delete(key);
    opened.set(key, held);
    return held;
  }
  const file = `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`;
  const font = fontkit.create(readFileSync(join(folder, 'files', file)));
  font.variationCoords = [weight];
  opened.set(key, font);
  const [oldest] = opened.keys();
  if (opened.size > mostOpened && oldest !== undefined) opened.delete(oldest);
  return font;
}

function read(codePoint: number, weight: Weight): Outline | null {
  const name = subsetOf(codePoint, subsets);
  if (name === undefined) return null;
  const font = open(name, weight);
  if (!font.hasGlyphForCodePoint(codePoint)) return null;
  const glyph = font.glyphForCodePoint(codePoint);
  const decoded = glyph._decode();
  const advance = Math.round(glyph.advanceWidth);
  if (decoded === undefined || decoded.numberOfContours === 0) return { contours: [], advance };
  const points = decoded.points?.map((point) => point.copy());
  // No subset of this font is made of composites; one that were would need its parts here.
  const [first] = points ?? [];
  if (points === undefined || first === undefined) return null;
  // fontkit does not vary the outlines of WOFF2 by itself. Four phantom points stand for the metrics, which are varied above.
  const phantoms = Array.from({ length: 4 }, () => Object.assign(first.copy(), { endContour: true }));
  font._variationProcessor?.transformPoints(glyph.id, [...points, ...phantoms]);
  return { contours: contoursOf(points), advance };
}

function contoursOf(points: readonly fontkit.FontPoint[]): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  let contour: OutlinePoint[] = [];
  for (const { x, y, onCurve, endContour } of points) {
    contour.push({ x: Math.round(x), y: Math.round(y), onCurve });
    if (!endContour) continue;
    contours.push(contour);
    contour = [];
  }
  return contours;
}

import { qrBits } from './qr-bits.ts';
import { penaltyOf } from './qr-penalty.ts';

/**
 * QR code by ISO/IEC 18004, of the one size that the code of a case needs: version 2 (25 × 25 modules), level Q, of which a quarter may
 * be lost, as on a form that was folded and stamped.
 */
const size = 25;
/** Level Q in the format information. */
const levelBits = 0b11;

/** Rows of modules, true = dark. */
export type QrCode = boolean[][];

/** By the number of the mask: which modules it turns. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The code of a text of at most 29 digits, capital letters and signs; no quiet zone. Throws `RangeError` for any other. */
export function qrCode(text: string): QrCode {
  const bits = qrBits(text);
  const drawn = masks.map((turns, mask) => draw(bits, mask, turns));
  return drawn.reduce((best, code) => (penaltyOf(code) < penaltyOf(best) ? code : best));
}

function draw(bits: readonly number[], mask: number, turns: (x: number, y: number) => boolean): QrCode {
  const fixed = fixedModules();
  setFormat(fixed, mask);
  const code: QrCode = fixed.map((row) => row.map((module) => module === true));
  let next = 0;
  // Upwards and downwards in turns, in pairs of columns from the right; the column of the timing pattern is left out.
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = upwards ? size - 1 - step : step;
        if (fixed[y]?.[x] !== null) continue;
        const row = code[y];
        if (row !== undefined) row[x] = (bits[next] === 1) !== turns(x, y);
        next += 1;
      }
  }
  return code;
}

/** What is the same in every code; null = a module for data. */
function fixedModules(): (boolean | null)[][] {
  const modules: (boolean | null)[][] = Array.from({ length: size }, () => Array(size).fill(null));
  const set = (x: number, y: number, dark: boolean) => {
    const row = modules[y];
    if (row !== undefined && x >= 0 && x < size) row[x] = dark;
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  // Rings around a middle; a finder has a light ring outside, which is its separator.
  const rings = (cx: number, cy: number, reach: number) => {
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dx = -reach; dx <= reach; dx += 1) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(cx + dx, cy + dy, reach === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
      }
  };
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    rings(x, y, 4);
  rings(size - 7, size - 7, 2);
  return modules;
}

/** Level and mask with their own check bits, twice, and the dark module. */
function setFormat(modules: (boolean | null)[][], mask: number): void {
  const data = (levelBits << 3) | mask;
  let rest = data;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const format = ((data << 10) | rest) ^ 0x5412;
  const set = (x: number, y: number, bit: number) => {
    const row = modules[y];
    if (row !== undefined) row[x] = ((format >> bit) & 1) === 1;
  };
  const upTo = (n: number) => Array.from({ length: n }, (_, index) => index);
  for (const bit of upTo(6)) set(8, bit, bit);
  set(8, 7, 6);
  set(8, 8, 7);
  set(7, 8, 8);
  for (const bit of [9, 10, 11, 12, 13, 14]) set(14 - bit, 8, bit);
  for (const bit of upTo(8)) set(size - 1 - bit, 8, bit);
  for (const bit of [8, 9, 10, 11, 12, 13, 14]) set(8, size - 15 + bit, bit);
  const dark = modules[size - 8];
  if (dark !== undefined) dark[8] = true;
}

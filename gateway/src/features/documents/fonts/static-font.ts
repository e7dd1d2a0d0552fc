import { Bytes } from './bytes.ts';
import { type Box, boxOf, glyfOf } from './glyf.ts';
import { metrics, type Outline } from './outlines.ts';

/** A character with its shape. */
export interface FontCharacter {
  codePoint: number;
  outline: Outline;
}

const nothing: Outline = { contours: [], advance: metrics.unitsPerEm };

/** A TrueType font (OpenType 1.9) of some characters, for a PDF to embed. Glyph 0 is empty; the others stand in the order of their code points. */
export function staticFont(name: string, weight: number, characters: readonly FontCharacter[]): Buffer {
  const sorted = [...characters].sort((a, b) => a.codePoint - b.codePoint);
  const outlines = [nothing, ...sorted.map(({ outline }) => outline)];
  const glyphs = outlines.map(glyfOf);
  const box = outlines.map(boxOf).reduce(union);
  return fontFile({
    'OS/2': os2(weight, sorted),
    cmap: cmap(sorted.map(({ codePoint }) => codePoint)),
    glyf: Buffer.concat(glyphs),
    head: head(box),
    hhea: hhea(outlines, box),
    hmtx: hmtx(outlines),
    loca: loca(glyphs),
    maxp: maxp(outlines),
    name: nameTable(name),
    post: new Bytes().u32(0x0003_0000, 0).i16(-100, 50).u32(0, 0, 0, 0, 0).buffer(),
  });
}

const union = (a: Box, b: Box): Box => ({
  xMin: Math.min(a.xMin, b.xMin),
  yMin: Math.min(a.yMin, b.yMin),
  xMax: Math.max(a.xMax, b.xMax),
  yMax: Math.max(a.yMax, b.yMax),
});

/** Without the file's checksum: no reader of a PDF asks for it. */
function head({ xMin, yMin, xMax, yMax }: Box): Buffer {
  const bytes = new Bytes().u32(0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5).u16(0x0003, metrics.unitsPerEm);
  return bytes.u32(0, 0, 0, 0).i16(xMin, yMin, xMax, yMax).u16(0, 8).i16(2, 1, 0).buffer();
}

function hhea(outlines: readonly Outline[], { xMin, xMax }: Box): Buffer {
  const widest = Math.max(...outlines.map(({ advance }) => advance));
  const bytes = new Bytes().u32(0x0001_0000).i16(metrics.ascent, metrics.descent, 0);
  bytes.u16(widest).i16(xMin, 0, xMax, 1, 0, 0, 0, 0, 0, 0, 0);
  return bytes.u16(outlines.length).buffer();
}

function hmtx(outlines: readonly Outline[]): Buffer {
  const bytes = new Bytes();
  for (const outline of outlines) bytes.u16(outline.advance).i16(boxOf(outline).xMin);
  return bytes.buffer();
}

function loca(glyphs: readonly Buffer[]): Buffer {
  const bytes = new Bytes().u32(0);
  let at = 0;
  for (const glyph of glyphs) {
    at += glyph.length;
    bytes.u32(at);
  }
  return bytes.buffer();
}

function maxp(outlines: readonly Outline[]): Buffer {
  const points = Math.max(...outlines.map(({ contours }) => contours.flat().length));
  const contours = Math.max(...outlines.map((outline) => outline.contours.length));
  const bytes = new Bytes().u32(0x0001_0000).u16(outlines.length, points, contours);
  return bytes.u16(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0).buffer();
}

/** Format 12: any code point. */
function cmap(codePoints: readonly number[]): Buffer {
  const bytes = new Bytes().u16(0, 1, 3, 10).u32(12).u16(12, 0);
  bytes.u32(16 + codePoints.length * 12, 0, codePoints.length);
  for (const [index, codePoint] of codePoints.entries()) bytes.u32(codePoint, codePoint, index + 1);
  return bytes.buffer();
}

/** Version 4; what a PDF asks of it: the heights. */
function os2(weight: number, characters: readonly FontCharacter[]): Buffer {
  const codes = characters.map(({ codePoint }) => Math.min(codePoint, 0xffff));
  const bytes = new Bytes().u16(4).i16(metrics.unitsPerEm).u16(weight, 5, 0);
  bytes.i16(650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0); // sub- and superscript, strike-out, no family class
  for (let index = 0; index < 10; index += 1) bytes.u8(0); // PANOSE
  bytes
    .u32(0, 0, 0, 0)
    .u32(0x20202020)
    .u16(weight >= 700 ? 0x20 : 0x40);
  bytes.u16(Math.min(0xffff, ...codes), Math.max(0, ...codes));
  bytes.i16(metrics.ascent, metrics.descent, 0).u16(metrics.ascent, -metrics.descent).u32(0, 0);
  return bytes.i16(543, 733).u16(0, 32, 0).buffer();
}

function nameTable(name: string): Buffer {
  const texts = [1, 4, 6].map((id) => ({ id, text: Buffer.from(name, 'utf16le').swap16() }));
  const bytes = new Bytes().u16(0, texts.length, 6 + texts.length * 12);
  let at = 0;
  for (const { id, text } of texts) {
    bytes.u16(3, 1, 0x409, id, text.length, at);
    at += text.length;
  }
  return Buffer.concat([bytes.buffer(), ...texts.map(({ text }) => text)]);
}

/** Header, directory and tables, each table on a multiple of four. */
function fontFile(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const directory = new Bytes().u32(0x0001_0000).u16(names.length, 2 ** power * 16, power);
  directory.u16(names.length * 16 - 2 ** power * 16);
  let at = 12 + names.length * 16;
  const bodies: Buffer[] = [];
  for (const name of names) {
    const table = tables[name] ?? Buffer.alloc(0);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    for (const letter of name.padEnd(4)) directory.u8(letter.charCodeAt(0));
    directory.u32(sumOf(padded), at, table.length);
    at += padded.length;
    bodies.push(padded);
  }
  return Buffer.concat([directory.buffer(), ...bodies]);
}

function sumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

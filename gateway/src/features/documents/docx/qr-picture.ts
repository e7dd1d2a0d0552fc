import { crc32, deflateSync } from 'node:zlib';
import { qrCode } from '../../../domain/qr-code.ts';

/** A PNG for the documents. */
export interface DocumentPicture {
  png: Buffer;
  /** Points, both ways. */
  size: number;
}

/** Light modules around a code, without which readers do not find it. */
const quiet = 4;
/** 18 mm: read by a telephone at arm's length, also from a copy. */
const printedSize = 51;

/** The code of a case as a picture (一案一码); nothing else is in it. */
export function qrPicture(caseCode: string): DocumentPicture {
  const code = qrCode(caseCode);
  const side = code.length + 2 * quiet;
  const light = Buffer.alloc(side + 1, 0xff);
  // Eight pixels to a module: one byte of a row of black and white. Each row begins with the number of its filter, none.
  light[0] = 0;
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.from(light);
    for (const [x, dark] of (code[y - quiet] ?? []).entries()) if (dark) row[1 + quiet + x] = 0;
    return row;
  });
  const pixels = Buffer.concat(rows.flatMap((row) => Array<Buffer>(8).fill(row)));
  return { png: pngOf(side * 8, pixels), size: printedSize };
}

function pngOf(side: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1; // bits of a pixel, grey
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

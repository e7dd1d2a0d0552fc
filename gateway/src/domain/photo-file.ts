/** What a photograph is refused for. */
export type PhotoFault = 'type' | 'broken' | 'small' | 'large';

/** A photograph as it may hang: without what cameras write into files, such as the place where it was taken. */
export interface CleanPhoto {
  type: 'image/jpeg' | 'image/png';
  bytes: Buffer;
  width: number;
  height: number;
}

/** Fewer pixels are a blur on a board, more are no portrait. */
const leastSide = 120;
const mostSide = 4_000;

/** Reads a JPEG or PNG file by its bytes, whatever it is called, and drops its metadata. A pure function. */
export function cleanPhoto(bytes: Buffer): CleanPhoto | PhotoFault {
  const read = isJpeg(bytes) ? cleanJpeg(bytes) : isPng(bytes) ? cleanPng(bytes) : 'type';
  if (typeof read === 'string') return read;
  if (Math.min(read.width, read.height) < leastSide) return 'small';
  return Math.max(read.width, read.height) > mostSide ? 'large' : read;
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const isPng = (bytes: Buffer): boolean => bytes.subarray(0, pngHead.length).equals(pngHead);
const isJpeg = (bytes: Buffer): boolean => bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff;

/** Parts of a PNG that draw it; all others (text, time, EXIF) go. */
const drawn = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM']);

function cleanPng(bytes: Buffer): CleanPhoto | PhotoFault {
  const parts: Buffer[] = [pngHead];
  let at = pngHead.length;
  let size: { width: number; height: number } | null = null;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return 'broken';
    if (kind === 'IHDR' && length === 13)
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (drawn.has(kind)) parts.push(bytes.subarray(at, end));
    if (kind === 'IEND')
      return size === null ? 'broken' : { type: 'image/png', bytes: Buffer.concat(parts), ...size };
    at = end;
  }
  return 'broken';
}

/** Segments with the size of the picture: start of frame, but for DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** APP1 … APP15 and comments; APP0 (JFIF) and APP14 (Adobe's colours) are needed to draw it. */
const isMetadata = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee);

function cleanJpeg(bytes: Buffer): CleanPhoto | PhotoFault {
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  let size: { width: number; height: number } | null = null;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'broken';
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return 'broken';
    if (isFrame(marker) && at + 9 <= bytes.length)
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === 0xda) {
      // The picture itself, up to the end; what is written behind it is not drawn.
      const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
      if (size === null || last < end) return 'broken';
      return { type: 'image/jpeg', bytes: Buffer.concat([...parts, bytes.subarray(at, last + 2)]), ...size };
    }
    if (!isMetadata(marker)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return 'broken';
}

import type { Init, Part, SegmentStart } from '../packing/packed.ts';

/** Kinds of messages: a worker sends those below 16, its node the others. */
export const KIND = {
  begin: 1,
  part: 2,
  finish: 3,
  facts: 4,
  ended: 5,
  /** Twice a second, with nothing in it: the worker is not frozen. */
  beat: 6,
  open: 16,
  close: 17,
} as const;

/** Payloads beyond these are not believed: a segment's most and a little; a camera's address and login. */
export const UP_LIMIT = 32 * 1024 * 1024;
export const DOWN_LIMIT = 64 * 1024;

const DISCONTINUITY = 1;
const WITH_INIT = 2;
const INDEPENDENT = 1;
/** wallMs f64, flags u8; with an init: width and height u16, length of the codecs u16. */
const BEGIN_BYTES = 9;
const INIT_BYTES = 6;
/** wallMs f64, durationTicks u32, targetTicks u32, flags u8. */
const PART_BYTES = 17;

/** @param init only when it is another one than before */
export function encodeBegin(start: Omit<SegmentStart, 'init'>, init: Init | undefined): Buffer[] {
  const head = Buffer.alloc(BEGIN_BYTES + (init ? INIT_BYTES : 0));
  head.writeDoubleBE(start.wallMs, 0);
  head.writeUInt8((start.discontinuity ? DISCONTINUITY : 0) | (init ? WITH_INIT : 0), 8);
  if (init === undefined) return [head];
  const codecs = Buffer.from(init.codecs);
  head.writeUInt16BE(init.width, BEGIN_BYTES);
  head.writeUInt16BE(init.height, BEGIN_BYTES + 2);
  head.writeUInt16BE(codecs.length, BEGIN_BYTES + 4);
  return [head, codecs, init.bytes];
}

/** @throws RangeError when it is cut short */
export function decodeBegin(payload: Buffer): Omit<SegmentStart, 'init'> & { init: Init | undefined } {
  const flags = payload.readUInt8(8);
  const start = { wallMs: payload.readDoubleBE(0), discontinuity: (flags & DISCONTINUITY) !== 0 };
  if ((flags & WITH_INIT) === 0) return { ...start, init: undefined };
  const width = payload.readUInt16BE(BEGIN_BYTES);
  const height = payload.readUInt16BE(BEGIN_BYTES + 2);
  const from = BEGIN_BYTES + INIT_BYTES;
  const to = from + payload.readUInt16BE(BEGIN_BYTES + 4);
  const codecs = payload.toString('latin1', from, to);
  // Of its own: the payload's memory is used again.
  return { ...start, init: { bytes: Buffer.from(payload.subarray(to)), codecs, width, height } };
}

export function encodePart(part: Part, targetTicks: number): Buffer[] {
  const head = Buffer.alloc(PART_BYTES);
  head.writeDoubleBE(part.wallMs, 0);
  head.writeUInt32BE(part.durationTicks, 8);
  head.writeUInt32BE(targetTicks, 12);
  head.writeUInt8(part.independent ? INDEPENDENT : 0, 16);
  return [head, part.bytes];
}

/** Its bytes are a view of the payload. @throws RangeError when it is cut short */
export function decodePart(payload: Buffer): { part: Part; targetTicks: number } {
  const part = {
    wallMs: payload.readDoubleBE(0),
    durationTicks: payload.readUInt32BE(8),
    independent: (payload.readUInt8(16) & INDEPENDENT) !== 0,
    bytes: payload.subarray(PART_BYTES),
  };
  return { part, targetTicks: payload.readUInt32BE(12) };
}

/** Small and seldom: as JSON. */
export const encodeJson = (value: unknown): Buffer[] => [Buffer.from(JSON.stringify(value))];

/** What the other end of our own pipe sent; its shape is not checked. @throws SyntaxError */
export const decodeJson = <T>(payload: Buffer): T => JSON.parse(payload.toString('utf8')) as T;

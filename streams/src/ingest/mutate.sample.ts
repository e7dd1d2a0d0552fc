/** A whole number from 0 up to a limit. */
export type Random = (limit: number) => number;

/** Repeatable random numbers (mulberry32): a seed that broke something breaks it again. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** Bytes that mean something at the edges: signs, lengths, markers, empty and full. */
const TELLING = [0x00, 0x01, 0x03, 0x24, 0x3b, 0x3d, 0x7f, 0x80, 0xfe, 0xff];

type Change = (bytes: Buffer, random: Random) => Buffer;

const CHANGES: Change[] = [
  // one bit, one byte, one 16-bit number
  (bytes, random) => edit(bytes, random, (at) => (bytes[at] ?? 0) ^ (1 << random(8))),
  (bytes, random) => edit(bytes, random, () => TELLING[random(TELLING.length)] ?? 0),
  (bytes, random) => {
    if (bytes.length < 2) return bytes;
    bytes.writeUInt16BE([0, 1, 0x7fff, 0xffff, random(65_536)][random(5)] ?? 0, random(bytes.length - 1));
    return bytes;
  },
  // cut short, cut out, said twice, filled up
  (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  (bytes, random) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(20))]);
  },
  (bytes, random) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - random(40)))]);
  },
  (bytes, random) => Buffer.concat([bytes, Buffer.alloc(random(3000), random(256))]),
  // the kind of the payload: every NAL unit type and aggregation there is
  (bytes, random) =>
    edit(
      bytes,
      (limit) => Math.min(limit - 1, random(2) === 0 ? 12 : 0),
      () => random(256),
    ),
  // noise all over
  (bytes, random) => {
    for (let i = random(16); i >= 0; i--) edit(bytes, random, () => random(256));
    return bytes;
  },
];

/** A changed copy of some bytes: one to three changes out of the usual ones. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  for (let i = random(3); i >= 0; i--) {
    if (changed.length > 0) changed = CHANGES[random(CHANGES.length)]?.(changed, random) ?? changed;
  }
  return changed;
}

function edit(bytes: Buffer, place: Random, value: (at: number) => number): Buffer {
  const at = place(bytes.length);
  bytes[at] = value(at);
  return bytes;
}

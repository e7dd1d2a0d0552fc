/**
 * The binary messages of a node's picture socket (`picture-socket.ts`): a fixed head, big endian, and the media behind it.
 *
 *     0  kind           1 = init segment, 2 = part
 *     1  flags          bit 0 begins with a key frame, bit 1 pictures before it are missing
 *     2  tile           uint16, as the page numbered it
 *     4  durationTicks  uint32, 90 kHz; 0 for an init segment
 *     8  wallMs         float64, wall clock of its first picture, epoch ms; 0 for an init segment
 *
 * An init segment's head goes on with one byte for the length of its codecs (RFC 6381) and their ASCII.
 */
export const PICTURE_HEAD_BYTES = 16;

const INIT = 1;
const PART = 2;
const INDEPENDENT = 1;
const GAP = 2;

/** What a tile needs before its parts; another one means that the format changed. */
export interface InitFrame {
  kind: 'init';
  tile: number;
  /** RFC 6381, e.g. `avc1.4d0028,mp4a.40.2`; at most 255 characters of ASCII. */
  codecs: string;
}

/** About a fifth of a second of a tile. */
export interface PartFrame {
  kind: 'part';
  tile: number;
  /** Begins with a key frame. */
  independent: boolean;
  /** Pictures before it were not sent: it does not follow the part that came before it. */
  gap: boolean;
  /** Wall clock of its first picture, epoch ms. */
  wallMs: number;
  /** 90 kHz. */
  durationTicks: number;
}

/** The head of a message; the media follows it as it is. */
export function encodePictureHead(frame: InitFrame | PartFrame): Uint8Array<ArrayBuffer> {
  const codecs = frame.kind === 'init' ? frame.codecs : '';
  const head = new Uint8Array(PICTURE_HEAD_BYTES + (frame.kind === 'init' ? 1 + codecs.length : 0));
  const view = new DataView(head.buffer);
  view.setUint16(2, frame.tile);
  if (frame.kind === 'init') {
    head[0] = INIT;
    head[PICTURE_HEAD_BYTES] = codecs.length;
    for (let at = 0; at < codecs.length; at++) head[PICTURE_HEAD_BYTES + 1 + at] = codecs.charCodeAt(at);
    return head;
  }
  head[0] = PART;
  head[1] = (frame.independent ? INDEPENDENT : 0) | (frame.gap ? GAP : 0);
  view.setUint32(4, frame.durationTicks);
  view.setFloat64(8, frame.wallMs);
  return head;
}

/** A message and its media (a view, not a copy); `null` for what is none. */
export function decodePicture(
  message: ArrayBuffer,
): ((InitFrame | PartFrame) & { media: Uint8Array<ArrayBuffer> }) | null {
  if (message.byteLength < PICTURE_HEAD_BYTES) return null;
  const view = new DataView(message);
  const [kind, flags, tile] = [view.getUint8(0), view.getUint8(1), view.getUint16(2)];
  if (kind === PART) {
    return {
      kind: 'part',
      tile,
      independent: (flags & INDEPENDENT) !== 0,
      gap: (flags & GAP) !== 0,
      durationTicks: view.getUint32(4),
      wallMs: view.getFloat64(8),
      media: new Uint8Array(message, PICTURE_HEAD_BYTES),
    };
  }
  if (kind !== INIT || message.byteLength <= PICTURE_HEAD_BYTES) return null;
  const begin = PICTURE_HEAD_BYTES + 1;
  const end = begin + view.getUint8(PICTURE_HEAD_BYTES);
  if (end > message.byteLength) return null;
  const codecs = String.fromCharCode(...new Uint8Array(message, begin, end - begin));
  return { kind: 'init', tile, codecs, media: new Uint8Array(message, end) };
}

/** Fixed messages for the tests of both sides; media `de ad be ef` behind each head. */
export const pictureVector: readonly { frame: InitFrame | PartFrame; hex: string }[] = [
  {
    frame: { kind: 'init', tile: 513, codecs: 'avc1.4d0028' },
    hex: '01000201000000000000000000000000' + '0b617663312e346430303238' + 'deadbeef',
  },
  {
    frame: {
      kind: 'part',
      tile: 7,
      independent: true,
      gap: true,
      wallMs: 1_763_800_000_000.5,
      durationTicks: 18_000,
    },
    hex: '02030007000046504279aaaac2600800' + 'deadbeef',
  },
  {
    frame: {
      kind: 'part',
      tile: 65_535,
      independent: false,
      gap: false,
      wallMs: 1_763_800_000_200,
      durationTicks: 17_999,
    },
    hex: '0200ffff0000464f4279aaaac26c8000' + 'deadbeef',
  },
];

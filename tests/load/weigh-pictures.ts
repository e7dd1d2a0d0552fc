import type { CameraServer } from '@fengqiao/fixtures';

const RTP_PAYLOAD_AT = 16;
const FILLER = 12;
/** Reserved: to be ignored by decoders, and no start of another picture (ITU-T H.264 7.4.1.2.3). */
const RESERVED = 23;
const FU_A = 28;

/**
 * The simulator fills pictures up to a bit rate with filler data units, which our relay rightly leaves out of its
 * segments: it would carry an eighth of what ffmpeg does. This makes them units that every relay has to carry.
 */
export function weighPictures(server: CameraServer): void {
  for (const { clip } of server.cameras.values()) {
    for (const { wire } of clip.tracks[0]?.frames ?? []) {
      for (const start of wire.starts) retype(wire.bytes, start + RTP_PAYLOAD_AT);
    }
  }
}

/** Changes the type of a single unit, or of the unit that a fragment belongs to. */
function retype(bytes: Buffer, payloadAt: number): void {
  const fragment = ((bytes[payloadAt] ?? 0) & 0x1f) === FU_A;
  const at = fragment ? payloadAt + 1 : payloadAt;
  const header = bytes[at] ?? 0;
  if ((header & 0x1f) === FILLER) bytes[at] = (header & 0xe0) | RESERVED;
}

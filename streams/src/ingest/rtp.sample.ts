import { BASELINE_360P, HEVC_360P } from '../fmp4/parameter-sets.sample.ts';
import type { VideoFormat } from '../media.ts';

/** Slices as x264 and x265 begin them: their headers name picture parameter set 0. */
const HEADS = {
  h264: { key: '658884', slice: '419a02' },
  h265: { key: '2801af', slice: '0201d0' },
} as const;

/** The NAL units of one picture of a size, with its parameter sets when it is a key frame. */
export function pictureNals(codec: 'h264' | 'h265', key: boolean, bytes = 40): Buffer[] {
  const head = Buffer.from(HEADS[codec][key ? 'key' : 'slice'], 'hex');
  const slice = Buffer.concat([head, Buffer.alloc(Math.max(0, bytes - head.length), 0x5a)]);
  const format: VideoFormat = codec === 'h264' ? BASELINE_360P : HEVC_360P;
  return key ? [...format.vps, ...format.sps, ...format.pps, slice] : [slice];
}

/** H.264 NAL units in one STAP-A. */
export const stapA = (...nalus: Buffer[]): Buffer => Buffer.concat([Buffer.of(24), ...prefixed(nalus)]);

/** H.265 NAL units in one AP. */
export const aggregate = (...nalus: Buffer[]): Buffer =>
  Buffer.concat([Buffer.of(48 << 1, 1), ...prefixed(nalus)]);

const prefixed = (nalus: Buffer[]): Buffer[] =>
  nalus.flatMap((nal) => [Buffer.of(nal.length >> 8, nal.length & 0xff), nal]);

/** An H.264 NAL unit in FU-A fragments of a few bytes. */
export function fuA(nal: Buffer, size = 3): Buffer[] {
  const [header = 0] = nal;
  return pieces(nal.subarray(1), size).map(({ flags, piece }) =>
    Buffer.concat([Buffer.of((header & 0xe0) | 28, flags | (header & 0x1f)), piece]),
  );
}

/** An H.265 NAL unit in FU fragments of a few bytes. */
export function fu(nal: Buffer, size = 3): Buffer[] {
  const [first = 0, second = 0] = nal;
  return pieces(nal.subarray(2), size).map(({ flags, piece }) =>
    Buffer.concat([Buffer.of((first & 0x81) | (49 << 1), second, flags | ((first >> 1) & 0x3f)), piece]),
  );
}

function pieces(body: Buffer, size: number): { flags: number; piece: Buffer }[] {
  const cut: { flags: number; piece: Buffer }[] = [];
  for (let at = 0; at < body.length; at += size) {
    const flags = (at === 0 ? 0x80 : 0) | (at + size >= body.length ? 0x40 : 0);
    cut.push({ flags, piece: body.subarray(at, at + size) });
  }
  return cut;
}

/** An RTP packet as it stands on the wire. */
export function rtpPacket(
  fields: { sequence: number; timestamp: number; marker: boolean; payloadType?: number; ssrc?: number },
  payload: Buffer,
): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt8(0x80, 0);
  head.writeUInt8((fields.marker ? 0x80 : 0) | (fields.payloadType ?? 96), 1);
  head.writeUInt16BE(fields.sequence & 0xffff, 2);
  head.writeUInt32BE(fields.timestamp >>> 0, 4);
  head.writeUInt32BE(fields.ssrc ?? 1, 8);
  return Buffer.concat([head, payload]);
}

/** A packet of an interleaved TCP connection. */
export const interleaved = (channel: number, packet: Buffer): Buffer =>
  Buffer.concat([Buffer.of(0x24, channel, packet.length >> 8, packet.length & 0xff), packet]);

import type { SdpMedia } from 'node-media-server/src/session/rtsp_client_session.js';
import type { AudioFormat } from '../media.ts';
import type { RtpPacket } from './rtp.ts';
import { fmtp } from './sdp-tracks.ts';
import { SequenceWatch } from './sequence.ts';

const RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
/** Bytes of one frame: 6144 bits for each of eight channels. */
const FRAME_LIMIT = 8 * 1024;
/** Bytes of an AudioSpecificConfig: two are usual. */
const CONFIG_LIMIT = 64;

/** The format a description announces; `undefined` when its AudioSpecificConfig says something we do not pack. */
export function aacFormat(media: SdpMedia): AudioFormat | undefined {
  const config = Buffer.from(fmtp(media, 'config') ?? '', 'hex');
  if (config.length < 2 || config.length > CONFIG_LIMIT) return undefined;
  const bits = config.readUInt16BE(0);
  const objectType = bits >> 11;
  const rateIndex = (bits >> 7) & 0x0f;
  const channels = (bits >> 3) & 0x0f;
  const sampleRate = RATES[rateIndex];
  // 2 is AAC LC; an explicit rate (15) or a channel layout of its own (0) is not seen on cameras.
  if (objectType !== 2 || sampleRate === undefined || channels === 0) return undefined;
  return { codec: 'aac', config, sampleRate, channels, frameLength: bits & 0x04 ? 960 : 1024 };
}

/** RFC 3640 mpeg4-generic: AU headers of configurable width, several frames per packet or one over several. */
export class AacDepayloader {
  readonly #sizeBits: number;
  readonly #firstHeaderBits: number;
  readonly #headerBits: number;
  readonly #frameLength: number;
  readonly #emit: (data: Buffer, timestamp: number) => void;
  readonly #sequence = new SequenceWatch();
  #fragments: Buffer[] = [];
  #fragmentSize = 0;
  #fragmentTime = 0;

  /** @param emit one frame, to be copied when it is kept; the timestamp is in RTP ticks and may pass 2^32 */
  constructor(media: SdpMedia, format: AudioFormat, emit: (data: Buffer, timestamp: number) => void) {
    const width = (name: string, fallback: number): number => Number(fmtp(media, name) ?? fallback) || 0;
    this.#sizeBits = width('sizelength', 13);
    this.#firstHeaderBits = this.#sizeBits + width('indexlength', 3);
    this.#headerBits = this.#sizeBits + width('indexdeltalength', width('indexlength', 3));
    this.#frameLength = format.frameLength;
    this.#emit = emit;
  }

  push(packet: RtpPacket): void {
    const lost = this.#sequence.lost(packet.sequence);
    if (lost < 0) return;
    if (lost > 0) this.#fragments = [];
    const { payload } = packet;
    if (payload.length < 2) return;
    const headers = payload.readUInt16BE(0);
    let at = 2 + Math.ceil(headers / 8);
    for (let i = 0, bit = 0; bit + this.#sizeBits <= headers; i++) {
      const size = this.#size(payload, 16 + bit);
      bit += i === 0 ? this.#firstHeaderBits : this.#headerBits;
      if (size === undefined || size === 0 || size > FRAME_LIMIT) return;
      if (at + size > payload.length) {
        this.#fragment(payload.subarray(at), size, packet.timestamp);
        return;
      }
      this.#emit(payload.subarray(at, at + size), packet.timestamp + i * this.#frameLength);
      at += size;
    }
  }

  /** A frame over several packets: each carries the whole size in its header. */
  #fragment(piece: Buffer, size: number, timestamp: number): void {
    // A packet of another frame: the rest of the one before it will not come.
    if (timestamp !== this.#fragmentTime) this.#fragments = [];
    this.#fragmentTime = timestamp;
    this.#fragments.push(Buffer.from(piece));
    this.#fragmentSize = this.#fragments.reduce((sum, { length }) => sum + length, 0);
    if (this.#fragmentSize < size) return;
    if (this.#fragmentSize === size) this.#emit(Buffer.concat(this.#fragments), timestamp);
    this.#fragments = [];
  }

  /** `sizelength` bits from a bit position. */
  #size(payload: Buffer, position: number): number | undefined {
    let value = 0;
    for (let bit = position; bit < position + this.#sizeBits; bit++) {
      const byte = payload[bit >> 3];
      if (byte === undefined) return undefined;
      value = (value << 1) | ((byte >> (7 - (bit & 7))) & 1);
    }
    return value;
  }
}

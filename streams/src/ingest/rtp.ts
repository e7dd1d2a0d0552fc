/** The fields of an RTP packet (RFC 3550 5.1) that are used. */
export interface RtpPacket {
  payloadType: number;
  marker: boolean;
  /** 16 bits. */
  sequence: number;
  /** 32 bits. */
  timestamp: number;
  ssrc: number;
  /** A view into the packet: copy what is kept. */
  payload: Buffer;
}

/** `null` for anything that is not RTP version 2 or is cut short. */
export function parseRtp(packet: Buffer): RtpPacket | null {
  if (packet.length < 12) return null;
  const first = packet.readUInt8(0);
  if (first >> 6 !== 2) return null;
  let start = 12 + (first & 0x0f) * 4;
  if (first & 0x10) {
    if (packet.length < start + 4) return null;
    start += 4 + packet.readUInt16BE(start + 2) * 4;
  }
  const end = first & 0x20 ? packet.length - packet.readUInt8(packet.length - 1) : packet.length;
  if (start > end) return null;
  const second = packet.readUInt8(1);
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    payload: packet.subarray(start, end),
  };
}

/** What a sender report ties together: a wall-clock time and an RTP timestamp. */
export interface SenderReport {
  ssrc: number;
  /** Epoch ms of the camera's clock, with fractions. */
  ntpMs: number;
  rtpTimestamp: number;
}

const NTP_TO_UNIX_S = 2_208_988_800;
const SENDER_REPORT = 200;

/** The first sender report of a compound RTCP packet (RFC 3550 6.4.1); `null` when there is none. */
export function parseSenderReport(packet: Buffer): SenderReport | null {
  let at = 0;
  while (at + 4 <= packet.length) {
    if (packet.readUInt8(at) >> 6 !== 2) return null;
    const size = (packet.readUInt16BE(at + 2) + 1) * 4;
    if (packet.readUInt8(at + 1) === SENDER_REPORT && size >= 28 && at + size <= packet.length) {
      const seconds = packet.readUInt32BE(at + 8);
      const fraction = packet.readUInt32BE(at + 12) / 2 ** 32;
      // Before 2036 the top bit is set; after the roll-over it is not (RFC 4330 3).
      const era = seconds < 2 ** 31 ? 2 ** 32 : 0;
      return {
        ssrc: packet.readUInt32BE(at + 4),
        ntpMs: (seconds + era - NTP_TO_UNIX_S + fraction) * 1000,
        rtpTimestamp: packet.readUInt32BE(at + 16),
      };
    }
    at += size;
  }
  return null;
}

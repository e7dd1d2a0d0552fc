/** What a camera sends, once the transport is off: shared by ingest (makes it), fmp4 and hls (pack it). */

export type VideoCodec = 'h264' | 'h265';

/** The parameter sets a decoder needs before the first picture; NAL units without start codes. */
export interface VideoFormat {
  codec: VideoCodec;
  /** Only H.265 has them. */
  vps: Buffer[];
  sps: Buffer[];
  pps: Buffer[];
}

export interface AudioFormat {
  codec: 'aac';
  /** AudioSpecificConfig, ISO/IEC 14496-3 1.6.2.1. */
  config: Buffer;
  /** Hz; also the timescale of the audio track. */
  sampleRate: number;
  channels: number;
  /** Samples per access unit: 1024, or 960 when the config says so. */
  frameLength: number;
}

/** One picture in decoding order. */
export interface VideoUnit {
  /** NAL units without start codes; parameter sets, delimiters and fillers are taken out. */
  nalus: Buffer[];
  /** True for a picture a decoder can start with. */
  key: boolean;
  /** Presentation time, 90 kHz, unwrapped from 32 bits, no fixed origin. */
  ptsTicks: number;
  /** Presentation time on the wall clock, epoch ms (see `ClockSource`). */
  wallMs: number;
}

export interface AudioFrame {
  /** A view that holds good only during the call. */
  data: Buffer;
  /** On the same clock as `VideoUnit.wallMs`. */
  wallMs: number;
}

/** `camera`: RTCP sender reports of a camera whose clock is right; `arrival`: when the packets came here. */
export type ClockSource = 'camera' | 'arrival';

/** Ticks per second of every video track here: RTP's rate for H.264 and H.265. */
export const VIDEO_TIMESCALE = 90_000;

import type { SdpMedia } from 'node-media-server/src/session/rtsp_client_session.js';
import { readVideoInfo } from '../fmp4/video-info.ts';
import type { AudioFormat, AudioFrame, ClockSource, VideoFormat, VideoUnit } from '../media.ts';
import { VIDEO_TIMESCALE } from '../media.ts';
import { AacDepayloader, aacFormat } from './aac.ts';
import { type AccessUnit, AccessUnits } from './access-units.ts';
import { h264 } from './h264.ts';
import { h265 } from './h265.ts';
import { IngestError } from './ingest-error.ts';
import { ParameterSets } from './parameter-sets.ts';
import { parseRtp, parseSenderReport, type RtpPacket } from './rtp.ts';
import type { TrackKind } from './rtsp-session.ts';
import { type ChosenTracks, fmtp } from './sdp-tracks.ts';
import { type TrackTimes, WallClock } from './wall-clock.ts';

/** Where the pictures and sound of one connection go. */
export interface TrackSink {
  /** Once per connection, before anything else: the sound that will come, and what is left out in words. */
  opened(audio: AudioFormat | undefined, dropped: string[]): void;
  /** Before the first picture and whenever it changes. */
  videoFormat(format: VideoFormat): void;
  video(unit: VideoUnit): void;
  audio(frame: AudioFrame): void;
}

export interface FeedCounters {
  bytes: number;
  packets: number;
  lostPackets: number;
  droppedFrames: number;
  /** Epoch ms of the last video packet. */
  lastRtpAt: number;
}

interface Track {
  rtp(packet: RtpPacket, nowMs: number): void;
  times: TrackTimes;
}

/** The tracks of one connection: its packets to pictures, sound and times. */
export class CameraTracks {
  readonly counters: FeedCounters = { bytes: 0, packets: 0, lostPackets: 0, droppedFrames: 0, lastRtpAt: 0 };
  readonly #sink: TrackSink;
  readonly #clock = new WallClock();
  readonly #tracks: Partial<Record<TrackKind, Track>> = {};
  #video: VideoTrack | undefined;

  constructor(sink: TrackSink) {
    this.#sink = sink;
  }

  get clock(): ClockSource {
    return this.#clock.source;
  }

  /** What the picture waits for, when packets come and pictures do not. */
  get lacks(): 'key-frame' | 'parameter-sets' | undefined {
    if (this.#video === undefined) return undefined;
    if (this.#video.lacksSets) return 'parameter-sets';
    return this.#video.units.waitingForKey ? 'key-frame' : undefined;
  }

  open(chosen: ChosenTracks): void {
    this.#video = new VideoTrack(chosen, this.#clock, this.#sink);
    this.#tracks.video = this.#video;
    const audio = chosen.audio && aacFormat(chosen.audio);
    if (chosen.audio && audio) this.#tracks.audio = audioTrack(chosen.audio, audio, this.#clock, this.#sink);
    const dropped =
      chosen.audio && !audio ? [...chosen.dropped, 'audio AAC of this kind is not relayed'] : chosen.dropped;
    this.#sink.opened(audio, dropped);
  }

  /** @throws IngestError when the packets are of a kind that is not spoken here */
  rtp(kind: TrackKind, bytes: Buffer): void {
    const packet = parseRtp(bytes);
    const track = this.#tracks[kind];
    if (packet === null || track === undefined) return;
    const now = Date.now();
    const { counters } = this;
    counters.packets++;
    counters.bytes += bytes.length;
    if (kind === 'video') counters.lastRtpAt = now;
    track.rtp(packet, now);
    if (this.#video === undefined) return;
    counters.lostPackets = this.#video.units.counters.lostPackets;
    counters.droppedFrames = this.#video.units.counters.droppedFrames;
  }

  rtcp(kind: TrackKind, bytes: Buffer): void {
    const report = parseSenderReport(bytes);
    if (report !== null) this.#tracks[kind]?.times.reported(report, Date.now());
  }
}

/** So many packets that are not spoken here, and not one picture: it will not become better. */
const UNSUPPORTED_LIMIT = 50;

class VideoTrack implements Track {
  readonly times: TrackTimes;
  readonly units: AccessUnits;
  /** True while a picture was held back for want of what is needed to decode it. */
  lacksSets = true;
  readonly #sink: TrackSink;
  readonly #sets: ParameterSets;
  readonly #payloadType: number;
  #format: VideoFormat | undefined;

  constructor(chosen: ChosenTracks, clock: WallClock, sink: TrackSink) {
    const codec = chosen.videoCodec === 'h264' ? h264 : h265;
    this.#sink = sink;
    this.#payloadType = chosen.video.payloadType;
    // Whatever a description says: H.264 and H.265 have this clock (RFC 6184 8.2.1, RFC 7798 7.1).
    this.times = clock.track(VIDEO_TIMESCALE);
    this.#sets = new ParameterSets(codec);
    for (const nal of describedSets(chosen.video)) {
      const kind = codec.kind(nal);
      if (kind === 'vps' || kind === 'sps' || kind === 'pps') this.#sets.put(kind, nal);
    }
    this.units = new AccessUnits({
      codec,
      sets: this.#sets,
      emit: (unit) => this.#picture(unit),
      decodingOrder: Number(fmtp(chosen.video, 'sprop-max-don-diff')) > 0,
    });
  }

  /** @throws IngestError when the packets are of a kind that is not spoken here */
  rtp(packet: RtpPacket, nowMs: number): void {
    if (packet.payloadType !== this.#payloadType) return;
    this.times.arrived(this.times.unwrap(packet.timestamp), nowMs);
    this.units.push(packet);
    if (this.#format === undefined && this.units.counters.unsupportedPackets > UNSUPPORTED_LIMIT)
      throw new IngestError('unsupported-codec', 'packets of a kind that is not relayed');
  }

  #picture({ nalus, key, slice, timestamp }: AccessUnit): boolean {
    if (key) {
      const format = this.#sets.formatOf(slice);
      this.lacksSets = format === undefined;
      if (format === undefined) return false;
      if (format !== this.#format) {
        this.#format = format;
        if (readVideoInfo(format).interlaced) this.units.endByTimestamp();
        this.#sink.videoFormat(format);
      }
    }
    const ptsTicks = this.times.unwrap(timestamp);
    this.#sink.video({ nalus, key, ptsTicks, wallMs: this.times.wallMs(ptsTicks) });
    return true;
  }
}

function audioTrack(media: SdpMedia, format: AudioFormat, clock: WallClock, sink: TrackSink): Track {
  const times = clock.track(format.sampleRate);
  const depayloader = new AacDepayloader(media, format, (data, timestamp) => {
    const ticks = times.unwrap(timestamp >>> 0);
    sink.audio({ data, wallMs: times.wallMs(ticks) });
  });
  return {
    times,
    rtp(packet, nowMs) {
      if (packet.payloadType !== media.payloadType) return;
      times.arrived(times.unwrap(packet.timestamp), nowMs);
      depayloader.push(packet);
    },
  };
}

/** The parameter sets of the description (RFC 6184 8.1, RFC 7798 7.1). */
function describedSets(media: SdpMedia): Buffer[] {
  return ['sprop-vps', 'sprop-sps', 'sprop-pps', 'sprop-parameter-sets']
    .flatMap((name) => (fmtp(media, name) ?? '').split(','))
    .map((text) => Buffer.from(text.trim(), 'base64'))
    .filter((nal) => nal.length >= 4);
}

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
import { openRtspSession, type RtspSource, type TrackKind } from './rtsp-session.ts';
import { type ChosenTracks, fmtp } from './sdp-tracks.ts';
import { type TrackTimes, WallClock } from './wall-clock.ts';

/** Where a camera's pictures and sound go. */
export interface FeedSink {
  /** Once per connection, before anything else: the sound that will come, and what is left out in words. */
  opened(audio: AudioFormat | undefined, dropped: string[]): void;
  /** Before the first picture and whenever it changes. */
  videoFormat(format: VideoFormat): void;
  video(unit: VideoUnit): void;
  audio(frame: AudioFrame): void;
  /** Once, unless the feed was closed first. */
  ended(error: IngestError): void;
}

export interface FeedCounters {
  bytes: number;
  packets: number;
  lostPackets: number;
  droppedFrames: number;
  /** Epoch ms of the last video packet. */
  lastRtpAt: number;
}

export interface CameraFeed {
  /** True from the PLAY reply on. */
  readonly playing: boolean;
  readonly counters: FeedCounters;
  readonly clock: ClockSource;
  /** What the picture waits for, when packets come and pictures do not. */
  readonly lacks: 'key-frame' | 'parameter-sets' | undefined;
  close(): void;
}

interface Track {
  rtp(packet: RtpPacket, nowMs: number): void;
  times: TrackTimes;
}

/** One connection to one camera: pictures, sound and times out of its RTSP session. */
export function openCameraFeed(source: RtspSource, sink: FeedSink): CameraFeed {
  const counters: FeedCounters = { bytes: 0, packets: 0, lostPackets: 0, droppedFrames: 0, lastRtpAt: 0 };
  const clock = new WallClock();
  const tracks: Partial<Record<TrackKind, Track>> = {};
  let video: VideoTrack | undefined;

  const session = openRtspSession(source, {
    tracks(chosen) {
      video = new VideoTrack(chosen, clock, sink);
      tracks.video = video;
      const audio = chosen.audio && aacFormat(chosen.audio);
      if (chosen.audio && audio) tracks.audio = audioTrack(chosen.audio, audio, clock, sink);
      const dropped =
        chosen.audio && !audio
          ? [...chosen.dropped, 'audio AAC of this kind is not relayed']
          : chosen.dropped;
      sink.opened(audio, dropped);
    },
    rtp(kind, bytes) {
      const packet = parseRtp(bytes);
      const track = tracks[kind];
      if (packet === null || track === undefined) return;
      const now = Date.now();
      counters.packets++;
      counters.bytes += bytes.length;
      if (kind === 'video') counters.lastRtpAt = now;
      track.rtp(packet, now);
      if (video !== undefined) {
        counters.lostPackets = video.units.counters.lostPackets;
        counters.droppedFrames = video.units.counters.droppedFrames;
      }
    },
    rtcp(kind, bytes) {
      const report = parseSenderReport(bytes);
      if (report !== null) tracks[kind]?.times.reported(report, Date.now());
    },
    ended: (error) => sink.ended(error),
  });

  return {
    get playing() {
      return session.playing;
    },
    counters,
    get clock() {
      return clock.source;
    },
    get lacks() {
      if (video === undefined) return undefined;
      if (video.lacksSets) return 'parameter-sets';
      return video.units.waitingForKey ? 'key-frame' : undefined;
    },
    close: () => session.close(),
  };
}

/** So many packets that are not spoken here, and not one picture: it will not become better. */
const UNSUPPORTED_LIMIT = 50;

class VideoTrack implements Track {
  readonly times: TrackTimes;
  readonly units: AccessUnits;
  /** True while a picture was held back for want of what is needed to decode it. */
  lacksSets = true;
  readonly #sink: FeedSink;
  readonly #sets: ParameterSets;
  readonly #payloadType: number;
  #format: VideoFormat | undefined;

  constructor(chosen: ChosenTracks, clock: WallClock, sink: FeedSink) {
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

function audioTrack(media: SdpMedia, format: AudioFormat, clock: WallClock, sink: FeedSink): Track {
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

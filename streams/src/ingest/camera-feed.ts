import type { ClockSource } from '../media.ts';
import { CameraTracks, type FeedCounters, type TrackSink } from './camera-tracks.ts';
import type { IngestError } from './ingest-error.ts';
import { openRtspSession, type RtspSource } from './rtsp-session.ts';

export type { FeedCounters } from './camera-tracks.ts';

/** Where a camera's pictures and sound go. */
export interface FeedSink extends TrackSink {
  /** Once, unless the feed was closed first. */
  ended(error: IngestError): void;
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

/** One connection to one camera: pictures, sound and times out of its RTSP session. */
export function openCameraFeed(source: RtspSource, sink: FeedSink): CameraFeed {
  const tracks = new CameraTracks(sink);
  const session = openRtspSession(source, {
    tracks: (chosen) => tracks.open(chosen),
    rtp: (kind, bytes) => tracks.rtp(kind, bytes),
    rtcp: (kind, bytes) => tracks.rtcp(kind, bytes),
    ended: (error) => sink.ended(error),
  });
  return {
    get playing() {
      return session.playing;
    },
    counters: tracks.counters,
    get clock() {
      return tracks.clock;
    },
    get lacks() {
      return tracks.lacks;
    },
    close: () => session.close(),
  };
}

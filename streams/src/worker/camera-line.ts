import type { RtspSource } from '../ingest/rtsp-session.ts';
import type { ClockSource } from '../media.ts';
import type { PackedSink } from '../packing/packed.ts';
import type { Resume } from '../packing/segmenter.ts';

/** What one connection to a camera is to bring. */
export interface LineRequest {
  source: RtspSource;
  /** Where the stream stands; left out: at its beginning. */
  resume?: Resume | undefined;
  /** Somebody's picture was cut off: rather a worker with much to do than one that has to be started. */
  urgent?: boolean;
}

/** One connection to one camera and what packs it, wherever it runs. */
export interface CameraLine {
  /** Ends it; nothing is called back afterwards. */
  close(): void;
}

/** How a connection fares; counted from its beginning. */
export interface LineFacts {
  /** Epoch ms when they were taken. */
  at: number;
  /** True from the PLAY reply on. */
  playing: boolean;
  bytes: number;
  lostPackets: number;
  /** Pictures that came and were not packed. */
  droppedFrames: number;
  /** Pictures packed. */
  frames: number;
  /** Epoch ms of the last video packet; 0 before it. */
  lastRtpAt: number;
  /** Camera's time of the newest picture to its arrival; `null` before it. */
  latencyMs: number | null;
  clock: ClockSource;
  /** What the picture waits for, when packets come and pictures do not. */
  lacks: 'key-frame' | 'parameter-sets' | null;
  /** What the camera offers and is not relayed. */
  dropped: string[];
}

/** Why a connection ended. */
export interface LineEnd {
  /** See `IngestReason`. */
  reason: string;
  /** Holds no address, user name or password. */
  message: string;
  /** True when only a change at the camera or of its registration helps. */
  lasting: boolean;
  /** True when the camera has nothing to do with it: the process that held the connection is gone. */
  lost?: boolean;
}

/** Where a connection's parts and news go. */
export interface LineSink extends PackedSink {
  /** Once a second, and before the end. */
  facts(facts: LineFacts): void;
  /** Once, unless the line was closed first. */
  ended(end: LineEnd): void;
}

/** One worker process as the node's status shows it. */
export interface WorkerLoad {
  pid: number;
  /** Connections it holds. */
  lines: number;
}

/** Where connections are made: in this process, or in workers. */
export interface Lines {
  /** Empty when they are in this process. */
  readonly workers: readonly WorkerLoad[];
  open(request: LineRequest, sink: LineSink): CameraLine;
  /** Ends all that it has; resolves when it is gone. */
  close(): Promise<void>;
}

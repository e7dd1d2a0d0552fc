import { MAX_BYTES } from '../hls/live-stream.ts';
import { type CameraFeed, openCameraFeed } from '../ingest/camera-feed.ts';
import { IngestError } from '../ingest/ingest-error.ts';
import { Segmenter } from '../packing/segmenter.ts';
import type { CameraLine, LineFacts, LineRequest, LineSink, Lines } from './camera-line.ts';

/** A segment ends at the first key frame after this time. */
const SEGMENT_MIN_MS = 900;
const FACTS_MS = 1000;

/** Connections in this very process: in each worker, and in nodes that have none. */
export class LocalLines implements Lines {
  readonly workers = [];
  readonly #open = new Set<LocalLine>();

  open(request: LineRequest, sink: LineSink): CameraLine {
    const line = new LocalLine(request, sink, () => this.#open.delete(line));
    this.#open.add(line);
    return line;
  }

  async close(): Promise<void> {
    for (const line of [...this.#open]) line.close();
  }
}

class LocalLine implements CameraLine {
  readonly #packer: Segmenter;
  readonly #feed: CameraFeed;
  readonly #timer: NodeJS.Timeout;
  readonly #over: () => void;
  #frames = 0;
  #unpacked = 0;
  #latencyMs: number | null = null;
  #dropped: string[] = [];

  constructor({ source, resume }: LineRequest, sink: LineSink, over: () => void) {
    this.#over = over;
    const segmentMaxBytes = MAX_BYTES;
    this.#packer = new Segmenter({ segmentMinMs: SEGMENT_MIN_MS, segmentMaxBytes, resume }, sink);
    this.#feed = openCameraFeed(source, {
      opened: (audio, dropped) => {
        this.#dropped = dropped;
        this.#packer.setAudio(audio);
      },
      videoFormat: (format) => {
        try {
          this.#packer.setVideo(format);
        } catch (cause) {
          throw new IngestError('no-parameter-sets', 'they cannot be read', cause);
        }
      },
      video: (unit) => {
        if (!this.#packer.addVideo(unit)) {
          this.#unpacked++;
          return;
        }
        this.#frames++;
        this.#latencyMs = Math.round(Date.now() - unit.wallMs);
      },
      audio: (frame) => this.#packer.addAudio(frame),
      ended: ({ reason, message, lasting }) => {
        this.#packer.discontinue();
        sink.facts(this.#facts());
        this.close();
        sink.ended({ reason, message, lasting });
      },
    });
    this.#timer = setInterval(() => sink.facts(this.#facts()), FACTS_MS);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#feed.close();
    this.#over();
  }

  #facts(): LineFacts {
    const { playing, counters, clock, lacks = null } = this.#feed;
    const { bytes, lostPackets, lastRtpAt } = counters;
    return {
      at: Date.now(),
      playing,
      bytes,
      lostPackets,
      droppedFrames: counters.droppedFrames + this.#unpacked,
      frames: this.#frames,
      lastRtpAt,
      latencyMs: this.#latencyMs,
      clock,
      lacks,
      dropped: this.#dropped,
    };
  }
}

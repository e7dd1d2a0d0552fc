import type { CameraLine, LineFacts, LineRequest, LineSink, Lines } from '../worker/camera-line.ts';

/** A connection whose camera is played by a test. */
export interface HandLine {
  request: LineRequest;
  sink: LineSink;
  closed: boolean;
  /** Sends a segment of one part, finished. */
  segment(): void;
  /** Says how it fares, now unless told otherwise. */
  say(facts?: Partial<LineFacts>): void;
}

const init = { bytes: Buffer.from('moov'), codecs: 'avc1.4d0028', width: 640, height: 360 };

/** Connections that a test holds in its hands. */
export class HandLines implements Lines {
  readonly workers = [];
  /** All that were opened, oldest first. */
  readonly opened: HandLine[] = [];

  /** Those that nobody has closed. */
  get held(): HandLine[] {
    return this.opened.filter(({ closed }) => !closed);
  }

  open(request: LineRequest, sink: LineSink): CameraLine {
    const line: HandLine = {
      request,
      sink,
      closed: false,
      segment() {
        const wallMs = Date.now();
        sink.begin({ init, wallMs, discontinuity: false });
        sink.part({ bytes: Buffer.from('moof'), durationTicks: 18_000, independent: true, wallMs }, 18_720);
        sink.finish(6000);
      },
      say: (facts = {}) => sink.facts({ ...good(), ...facts }),
    };
    this.opened.push(line);
    return {
      close: () => {
        line.closed = true;
      },
    };
  }

  async close(): Promise<void> {}
}

const good = (): LineFacts => ({
  at: Date.now(),
  playing: true,
  bytes: 1000,
  lostPackets: 0,
  droppedFrames: 0,
  frames: 15,
  lastRtpAt: Date.now(),
  latencyMs: 40,
  clock: 'camera',
  lacks: null,
  dropped: [],
});

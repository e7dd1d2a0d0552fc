import type { LiveStream } from '../hls/live-stream.ts';
import type { LineFacts } from '../worker/camera-line.ts';
import { BitRate } from './bit-rate.ts';
import type { SessionStats } from './session-status.ts';

type Counted = Pick<LineFacts, 'bytes' | 'frames' | 'droppedFrames' | 'lostPackets'>;
const NOTHING: Counted = { bytes: 0, frames: 0, droppedFrames: 0, lostPackets: 0 };

const sum = (a: Counted, b: Counted): Counted => ({
  bytes: a.bytes + b.bytes,
  frames: a.frames + b.frames,
  droppedFrames: a.droppedFrames + b.droppedFrames,
  lostPackets: a.lostPackets + b.lostPackets,
});

/** A session's figures over all its connections, each of which counts from its own beginning. */
export class Tally {
  readonly #rate = new BitRate();
  #past = NOTHING;
  #facts: LineFacts | undefined;
  #dropped: string[] = [];
  #latencyMs: number | null = null;
  #connected = false;
  /** Connections made so far. */
  connects = 0;

  /** The newest word of the connection that is open; `undefined` before its first. */
  get facts(): LineFacts | undefined {
    return this.#facts;
  }

  /** Age of the newest word, ms; 0 before the first of a connection. */
  factsAgeMs(nowMs: number): number {
    return this.#facts === undefined ? 0 : nowMs - this.#facts.at;
  }

  begin(): void {
    this.end();
    this.connects++;
    this.#connected = true;
  }

  take(facts: LineFacts, nowMs: number): void {
    this.#facts = facts;
    this.#dropped = facts.dropped;
    this.#latencyMs = facts.latencyMs ?? this.#latencyMs;
    this.#rate.read(this.#past.bytes + facts.bytes, nowMs);
  }

  end(): void {
    this.#connected = false;
    if (this.#facts === undefined) return;
    this.#past = sum(this.#past, this.#facts);
    this.#facts = undefined;
  }

  read(stream: LiveStream): SessionStats {
    const { init, codecs, frameRate, lastPartAt } = stream;
    const { frames, droppedFrames, lostPackets } = sum(this.#past, this.#facts ?? NOTHING);
    return {
      frames,
      droppedFrames,
      lostPackets,
      kbps: this.#connected ? this.#rate.kbps : 0,
      connects: this.connects,
      lastFrameAt: lastPartAt || null,
      latencyMs: this.#latencyMs,
      clock: this.#facts?.clock ?? null,
      codec: codecs ?? null,
      width: init?.width ?? null,
      height: init?.height ?? null,
      fps: frameRate === undefined ? null : Math.round(frameRate * 10) / 10,
      heldBytes: stream.bytes,
      dropped: this.#dropped,
    };
  }
}

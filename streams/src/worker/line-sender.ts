import type { Init, Part, SegmentStart } from '../packing/packed.ts';
import type { LineEnd, LineFacts, LineSink } from './camera-line.ts';
import { encodeBegin, encodeJson, encodePart, KIND } from './messages.ts';

/** The way to the node. */
export interface Outlet {
  send(kind: number, line: number, pieces: readonly Buffer[]): void;
  /** True when the node does not read as fast as this worker writes. */
  readonly full: boolean;
}

/**
 * Sends what one line packs to the node. When the node falls behind, the segment ends where it is and everything up to the next key
 * frame for which there is room is left out: memory stays bounded, and no picture is sent whose predecessor is missing.
 */
export class LineSender implements LineSink {
  readonly #line: number;
  readonly #outlet: Outlet;
  readonly #over: () => void;
  #init: Init | undefined;
  #skipping = false;
  #frameTicks: number | undefined;
  /** Parts left out so far. */
  skipped = 0;

  /** @param over told when the line has ended */
  constructor(line: number, outlet: Outlet, over: () => void = () => {}) {
    this.#line = line;
    this.#outlet = outlet;
    this.#over = over;
  }

  begin(start: SegmentStart): void {
    if (this.#outlet.full) {
      this.#skipping = true;
      return;
    }
    const discontinuity = start.discontinuity || this.#skipping;
    this.#skipping = false;
    const news = start.init === this.#init ? undefined : start.init;
    this.#init = start.init;
    this.#send(KIND.begin, encodeBegin({ wallMs: start.wallMs, discontinuity }, news));
  }

  part(part: Part, targetTicks: number): void {
    if (!this.#skipping && this.#outlet.full) {
      this.finish(this.#frameTicks);
      this.#skipping = true;
    }
    if (this.#skipping) this.skipped++;
    else this.#send(KIND.part, encodePart(part, targetTicks));
  }

  finish(frameTicks: number | undefined): void {
    this.#frameTicks = frameTicks;
    if (!this.#skipping) this.#send(KIND.finish, encodeJson(frameTicks ?? null));
  }

  facts(facts: LineFacts): void {
    if (!this.#outlet.full) this.#send(KIND.facts, encodeJson(facts));
  }

  ended(end: LineEnd): void {
    this.#send(KIND.ended, encodeJson(end));
    this.#over();
  }

  #send(kind: number, pieces: readonly Buffer[]): void {
    this.#outlet.send(kind, this.#line, pieces);
  }
}

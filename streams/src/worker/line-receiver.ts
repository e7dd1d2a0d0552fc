import type { Init } from '../packing/packed.ts';
import type { LineEnd, LineFacts, LineSink } from './camera-line.ts';
import { decodeBegin, decodeJson, decodePart, KIND } from './messages.ts';

/** Hands on what a `LineSender` sent for one line. */
export class LineReceiver {
  readonly #sink: LineSink;
  #init: Init | undefined;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  /**
   * @param payload holds good until the call returns
   * @throws RangeError, SyntaxError when the worker sends what it should not
   */
  take(kind: number, payload: Buffer): void {
    if (kind === KIND.part) {
      const { part, targetTicks } = decodePart(payload);
      this.#sink.part(part, targetTicks);
    } else if (kind === KIND.begin) {
      const { init, ...start } = decodeBegin(payload);
      this.#init = init ?? this.#init;
      if (this.#init === undefined) throw new RangeError('a segment without an init segment');
      this.#sink.begin({ ...start, init: this.#init });
    } else if (kind === KIND.finish) {
      this.#sink.finish(decodeJson<number | null>(payload) ?? undefined);
    } else if (kind === KIND.facts) {
      this.#sink.facts(decodeJson<LineFacts>(payload));
    } else if (kind === KIND.ended) {
      this.#sink.ended(decodeJson<LineEnd>(payload));
    } else throw new RangeError(`a message of kind ${kind}`);
  }
}

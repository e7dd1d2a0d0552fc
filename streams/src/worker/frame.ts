/** Bytes before each payload: its length (u32), its kind (u8) and the line it belongs to (u32). */
export const HEAD_BYTES = 9;

/** One message between a node and its worker. */
export interface Frame {
  kind: number;
  /** Number of the line; 0 for the worker itself. */
  line: number;
  payload: Buffer;
}

/** The head of a message whose payload is these pieces, to be written before them. */
export function frameHead(kind: number, line: number, pieces: readonly Buffer[]): Buffer {
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  head.writeUInt32BE(pieces.reduce((sum, { length }) => sum + length, 0));
  head.writeUInt8(kind, 4);
  head.writeUInt32BE(line, 5);
  return head;
}

/** Memory for what comes in pieces is used again; a huge payload does not keep it for good. */
const STORE_KEPT = 1024 * 1024;

/** Messages out of a stream of bytes. A payload is a view that holds good until `take` returns. */
export class FrameReader {
  readonly #limit: number;
  readonly #take: (frame: Frame) => void;
  readonly #head = Buffer.alloc(HEAD_BYTES);
  #headFill = 0;
  /** Bytes of the payload that is being read; `undefined` while a head is. */
  #length: number | undefined;
  /** What came of a payload that did not come whole. */
  #store = Buffer.alloc(0);
  #fill = 0;

  /** @param limit bytes of the largest payload that is believed */
  constructor(limit: number, take: (frame: Frame) => void) {
    this.#limit = limit;
    this.#take = take;
  }

  /** @throws RangeError when a payload is larger than the limit; then nothing more can be read */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length || this.#length === 0) {
      if (this.#length === undefined) at += this.#readHead(chunk, at);
      else at += this.#readPayload(this.#length, chunk, at);
    }
  }

  #readHead(chunk: Buffer, at: number): number {
    const count = chunk.copy(this.#head, this.#headFill, at);
    this.#headFill += count;
    if (this.#headFill < HEAD_BYTES) return count;
    const length = this.#head.readUInt32BE(0);
    if (length > this.#limit) throw new RangeError(`a message of ${length} bytes`);
    this.#headFill = 0;
    this.#length = length;
    return count;
  }

  #readPayload(length: number, chunk: Buffer, at: number): number {
    if (this.#fill === 0 && chunk.length - at >= length) {
      this.#whole(chunk.subarray(at, at + length));
      return length;
    }
    if (this.#store.length < length) this.#store = Buffer.allocUnsafeSlow(2 * length);
    const count = chunk.copy(this.#store, this.#fill, at, at + length - this.#fill);
    this.#fill += count;
    if (this.#fill < length) return count;
    this.#fill = 0;
    this.#whole(this.#store.subarray(0, length));
    if (this.#store.length > STORE_KEPT) this.#store = Buffer.alloc(0);
    return count;
  }

  #whole(payload: Buffer): void {
    this.#length = undefined;
    this.#take({ kind: this.#head.readUInt8(4), line: this.#head.readUInt32BE(5), payload });
  }
}

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

/**
 * Messages out of a stream of bytes. Each payload is a buffer of its own: parts live on in playlists, and must not keep the chunk
 * that they came in alive.
 */
export class FrameReader {
  readonly #limit: number;
  readonly #take: (frame: Frame) => void;
  readonly #head = Buffer.alloc(HEAD_BYTES);
  #headFill = 0;
  #payload: Buffer | undefined;
  #payloadFill = 0;

  /** @param limit bytes of the largest payload that is believed */
  constructor(limit: number, take: (frame: Frame) => void) {
    this.#limit = limit;
    this.#take = take;
  }

  /** @throws RangeError when a payload is larger than the limit; then nothing more can be read */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length || this.#payload?.length === this.#payloadFill) {
      if (this.#payload === undefined) at += this.#readHead(chunk, at);
      else at += this.#readPayload(this.#payload, chunk, at);
    }
  }

  #readHead(chunk: Buffer, at: number): number {
    const count = chunk.copy(this.#head, this.#headFill, at);
    this.#headFill += count;
    if (this.#headFill < HEAD_BYTES) return count;
    const length = this.#head.readUInt32BE(0);
    if (length > this.#limit) throw new RangeError(`a message of ${length} bytes`);
    this.#headFill = 0;
    this.#payload = Buffer.allocUnsafeSlow(length);
    this.#payloadFill = 0;
    return count;
  }

  #readPayload(payload: Buffer, chunk: Buffer, at: number): number {
    const count = chunk.copy(payload, this.#payloadFill, at);
    this.#payloadFill += count;
    if (this.#payloadFill < payload.length) return count;
    this.#payload = undefined;
    this.#take({ kind: this.#head.readUInt8(4), line: this.#head.readUInt32BE(5), payload });
    return count;
  }
}

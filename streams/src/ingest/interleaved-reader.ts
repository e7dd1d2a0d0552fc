import { IngestError } from './ingest-error.ts';

const DOLLAR = 0x24;
const HEAD_LIMIT = 64 * 1024;
const BODY_LIMIT = 1024 * 1024;

/** Where the parts of one RTSP connection go (RFC 2326 10.12). */
export interface InterleavedHandlers {
  /** One RTP or RTCP packet; a view that holds good only until the call returns. */
  packet(channel: number, packet: Buffer): void;
  /** One RTSP message: its head without the empty line, and its body. */
  message(head: string, body: Buffer): void;
}

/**
 * Cuts a camera's TCP bytes into packets and messages, without copying packets that arrive whole. Nothing of a chunk
 * is kept but a copy of its unfinished end.
 */
export class InterleavedReader {
  readonly #handlers: InterleavedHandlers;
  #rest: Buffer | undefined;

  constructor(handlers: InterleavedHandlers) {
    this.#handlers = handlers;
  }

  /** @throws IngestError `protocol-error` when the bytes are neither. */
  push(chunk: Buffer): void {
    const bytes = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const used = bytes[at] === DOLLAR ? this.#packet(bytes, at) : this.#message(bytes, at);
      if (used === 0) break;
      at += used;
    }
    this.#rest = at === bytes.length ? undefined : Buffer.from(bytes.subarray(at));
  }

  /** Bytes taken, 0 when more are needed. */
  #packet(bytes: Buffer, at: number): number {
    if (bytes.length - at < 4) return 0;
    const size = 4 + bytes.readUInt16BE(at + 2);
    if (bytes.length - at < size) return 0;
    this.#handlers.packet(bytes.readUInt8(at + 1), bytes.subarray(at + 4, at + size));
    return size;
  }

  #message(bytes: Buffer, at: number): number {
    const first = bytes[at];
    if (first === undefined) return 0;
    // Some cameras put an empty line between messages.
    if (first === 0x0d || first === 0x0a) return 1;
    if (first < 0x41 || first > 0x5a) throw new IngestError('protocol-error', 'unexpected bytes');
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) {
      if (bytes.length - at > HEAD_LIMIT) throw new IngestError('protocol-error', 'endless message');
      return 0;
    }
    const head = bytes.toString('utf8', at, end);
    const length = Number(/^content-length:\s*(\d+)\s*$/im.exec(head)?.[1] ?? 0);
    if (length > BODY_LIMIT) throw new IngestError('protocol-error', 'message too long');
    const size = end + 4 + length - at;
    if (bytes.length - at < size) return 0;
    this.#handlers.message(head, bytes.subarray(end + 4, end + 4 + length));
    return size;
  }
}

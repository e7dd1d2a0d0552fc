import type { PictureMessage } from '@fengqiao/contract/picture-socket';
import type { WebSocket } from 'ws';

/** From so far behind on a tile waits for its next key frame; the page would only jump over what is older. */
const BEHIND_MS = 1_500;
const CAUGHT_UP_MS = 500;
/** Bytes that wait in this process for one page, and what has to be left of them before pictures go on. */
const BEHIND_BYTES = 8 * 1024 * 1024;
const CAUGHT_UP_BYTES = 1024 * 1024;
/** A page that neither asks, answers nor takes anything for so long is gone; one on a thin line still asks for the clock. */
const DEAD_MS = 20_000;

/**
 * The connection to one page. How far the page is behind is told by a ping a second: it waits behind the pictures, in the buffers of both
 * systems too, which `bufferedAmount` knows nothing of (megabytes: half a minute of a thin line).
 */
export class Line {
  readonly #socket: WebSocket;
  /** Epoch ms of the pings that were not answered, oldest first. */
  #unanswered: number[] = [];
  /** Epoch ms of the last sign of the far end: an answer, a message, or bytes that it took. */
  #aliveAt: number;

  constructor(socket: WebSocket, nowMs: number) {
    this.#socket = socket;
    this.#aliveAt = nowMs;
    socket.on('pong', (sentAt) => {
      this.heard();
      const at = Number(sentAt.toString('latin1'));
      this.#unanswered = this.#unanswered.filter((each) => each > at);
    });
  }

  /** ms from sending to arriving, as far as is known: of what is still on its way at least. */
  lagMs(nowMs: number): number {
    const [oldest = nowMs] = this.#unanswered;
    return nowMs - oldest;
  }

  /** True when the next part would only make the page later. */
  isBehind(nowMs: number): boolean {
    return this.lagMs(nowMs) > BEHIND_MS || this.#socket.bufferedAmount > BEHIND_BYTES;
  }

  /** True when a tile that was left out may go on. */
  hasCaughtUp(nowMs: number): boolean {
    return this.lagMs(nowMs) < CAUGHT_UP_MS && this.#socket.bufferedAmount < CAUGHT_UP_BYTES;
  }

  send(message: PictureMessage): void {
    this.#socket.send(JSON.stringify(message));
  }

  /**
   * Two fragments of one message: the media of a part is the same memory for all pages, never a copy.
   * @param sent told when the media is no longer read
   */
  sendPicture(head: Uint8Array, media: Buffer, sent: () => void = () => undefined): void {
    this.#socket.send(head, { binary: true, fin: false });
    this.#socket.send(media, { binary: true, fin: true }, (error) => {
      sent();
      if (!error) this.heard();
    });
  }

  /** The far end gave a sign of life. */
  heard(): void {
    this.#aliveAt = Date.now();
  }

  /** Called once a second: asks how far the page is, and cuts a dead line. */
  beat(nowMs: number): void {
    if (nowMs - this.#aliveAt > DEAD_MS) {
      this.#socket.terminate();
      return;
    }
    this.#unanswered.push(nowMs);
    this.#socket.ping(String(nowMs));
  }
}

import { decodePicture, type InitFrame, type PartFrame } from '@fengqiao/contract/picture-frame';
import type {
  PictureMessage,
  PictureRequest,
  PictureState,
  WatchRequest,
} from '@fengqiao/contract/picture-socket';
import { ServerClock } from '../server-clock.ts';

export interface LineHandlers {
  init(frame: InitFrame, media: Uint8Array<ArrayBuffer>): void;
  part(frame: PartFrame, media: Uint8Array<ArrayBuffer>): void;
  state(state: PictureState): void;
  /** The node plays this tile no longer. */
  refused(code: string): void;
  /** The connection is gone and comes back by itself; `failures`: tries in a row that did not even open it. */
  lost(failures: number): void;
}

/** A tile on the line. */
export interface LineTile {
  /** Takes a newer grant for the same camera. */
  renew(grant: string): void;
  leave(): void;
}

/** The outside of a line, replaced in tests. */
export interface LineDeps {
  connect(url: string): WebSocket;
  /** Milliseconds that never jump. */
  now(): number;
  random(): number;
}

const tickMs = 1_000;
const clockEveryMs = 2_000;
/** The node answers the clock every two seconds: silent for longer, it is dead or frozen, or the line is. */
const silentMs = 4_000;
/** The node may wait for a moment: tiles come and go with each change of a screen. */
const idleMs = 5_000;
const firstRetryMs = 300;
const longestRetryMs = 2_500;

/** One connection of this page to one streams node, for all its tiles; comes back by itself and asks for all of them again. */
export class PictureLine {
  readonly clock = new ServerClock();
  readonly #url: string;
  readonly #deps: LineDeps;
  readonly #tiles = new Map<number, { request: WatchRequest; handlers: LineHandlers }>();
  #socket: WebSocket | null = null;
  #listening = new AbortController();
  #ticker: ReturnType<typeof setInterval> | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #nextTile = 0;
  #failures = 0;
  #heardMs = 0;
  #askedMs = 0;
  #emptyMs: number | null = null;

  constructor(url: string, deps: LineDeps) {
    this.#url = url;
    this.#deps = deps;
  }

  watch(wanted: Pick<WatchRequest, 'cameraId' | 'stream' | 'grant'>, handlers: LineHandlers): LineTile {
    const tile = this.#freeNumber();
    const request: WatchRequest = { type: 'watch', tile, ...wanted };
    this.#tiles.set(tile, { request, handlers });
    this.#emptyMs = null;
    this.#ticker ??= setInterval(() => this.#tick(), tickMs);
    if (this.#socket === null && this.#retry === null) this.#connect();
    else this.#send(request);
    return {
      renew: (grant) => {
        request.grant = grant;
        this.#send({ type: 'renew', tile, grant });
      },
      leave: () => {
        if (this.#tiles.delete(tile)) this.#send({ type: 'leave', tile });
      },
    };
  }

  #freeNumber(): number {
    do this.#nextTile = (this.#nextTile + 1) % 65_536;
    while (this.#tiles.has(this.#nextTile));
    return this.#nextTile;
  }

  #connect(): void {
    this.#retry = null;
    const socket = this.#deps.connect(this.#url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#heardMs = this.#deps.now();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    socket.addEventListener('open', () => this.#opened(), { signal });
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#read(data), { signal });
    socket.addEventListener('close', () => this.#lost(), { signal });
  }

  #opened(): void {
    this.#failures = 0;
    this.#heardMs = this.#deps.now();
    this.#askClock();
    for (const { request } of this.#tiles.values()) this.#send(request);
  }

  #read(data: unknown): void {
    this.#heardMs = this.#deps.now();
    if (data instanceof ArrayBuffer) {
      const frame = decodePicture(data);
      const handlers = frame && this.#tiles.get(frame.tile)?.handlers;
      if (frame?.kind === 'init') handlers?.init(frame, frame.media);
      else if (frame?.kind === 'part') handlers?.part(frame, frame.media);
      return;
    }
    this.#told(JSON.parse(String(data)) as PictureMessage);
  }

  #told(message: PictureMessage): void {
    if (message.type === 'clock') {
      const { sentAt, now } = message;
      this.clock.observe({ sentMs: sentAt, receivedMs: this.#heardMs, serverMs: now });
      return;
    }
    const handlers = this.#tiles.get(message.tile)?.handlers;
    if (message.type === 'state') {
      handlers?.state(message);
      return;
    }
    this.#tiles.delete(message.tile);
    handlers?.refused(message.code);
  }

  #tick(): void {
    const now = this.#deps.now();
    if (this.#tiles.size === 0) {
      this.#emptyMs ??= now;
      if (now - this.#emptyMs >= idleMs) this.#close();
      return;
    }
    if (this.#socket === null) return;
    // The browser would wait minutes for a node that does not even answer the close.
    if (now - this.#heardMs > silentMs) this.#lost();
    else if (now - this.#askedMs >= clockEveryMs) this.#askClock();
  }

  #askClock(): void {
    this.#askedMs = this.#deps.now();
    this.#send({ type: 'clock', sentAt: this.#askedMs });
  }

  #lost(): void {
    this.#hangUp();
    // The clock is asked for as soon as it is open.
    this.#failures = this.#askedMs > 0 ? 0 : this.#failures + 1;
    this.#askedMs = 0;
    const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures);
    this.#retry = setTimeout(() => this.#again(), delayMs * (0.5 + this.#deps.random() / 2));
    for (const { handlers } of [...this.#tiles.values()]) handlers.lost(this.#failures);
  }

  /** The tiles may all have gone to another node meanwhile. */
  #again(): void {
    this.#retry = null;
    if (this.#tiles.size > 0) this.#connect();
  }

  #hangUp(): void {
    this.#listening.abort();
    this.#socket?.close();
    this.#socket = null;
  }

  #close(): void {
    this.#hangUp();
    if (this.#retry !== null) clearTimeout(this.#retry);
    if (this.#ticker !== null) clearInterval(this.#ticker);
    this.#retry = this.#ticker = null;
    this.#failures = this.#askedMs = 0;
  }

  #send(request: PictureRequest): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }
}

import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, errorTable } from '@fengqiao/contract/errors';
import { PICTURE_REQUEST_BYTES, PICTURES_PATH } from '@fengqiao/contract/picture-socket';
import { type WebSocket, WebSocketServer } from 'ws';
import type { NodeDeps } from '../node/deps.ts';
import { PageLine } from './page-line.ts';

export interface PictureLimits {
  /** Connections of one address that play nothing; with tiles there may be more: hundreds of pages share a proxy's address. */
  emptyPerAddress: number;
  /** Connections of this node. */
  lines: number;
}

const TICK_MS = 500;
const GOING_AWAY = 1001;

/** `GET /pictures`: the picture sockets of all pages. */
export class PictureServer {
  readonly #deps: NodeDeps;
  readonly #limits: PictureLimits;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: PICTURE_REQUEST_BYTES,
    perMessageDeflate: false,
  });
  readonly #pages = new Map<WebSocket, { page: PageLine; address: string }>();
  readonly #timer: NodeJS.Timeout;

  constructor(deps: NodeDeps, limits: PictureLimits = { emptyPerAddress: 64, lines: 2000 }) {
    this.#deps = deps;
    this.#limits = limits;
    this.#timer = setInterval(() => this.#tick(Date.now()), TICK_MS);
    this.#timer.unref();
  }

  /** Answers an upgrade; nothing but the path of this socket is one. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#refusal(request);
    if (refusal !== undefined) {
      refuse(socket, refusal);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (page) => this.#accept(page, request));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const [socket, { page }] of this.#pages) {
      page.end();
      socket.close(GOING_AWAY);
      socket.terminate();
    }
    this.#pages.clear();
  }

  #refusal({ url = '', headers, socket }: IncomingMessage): ErrorCode | undefined {
    if (url !== PICTURES_PATH) return 'notFound';
    const { origin } = headers;
    const { allowOrigins } = this.#deps;
    // What is no browser sends no origin; it needs a grant all the same.
    if (origin !== undefined && !allowOrigins.includes('*') && !allowOrigins.includes(origin))
      return 'request.crossSite';
    const address = socket.remoteAddress ?? '';
    const empty = [...this.#pages.values()].filter(
      (each) => each.address === address && each.page.tiles === 0,
    );
    if (empty.length >= this.#limits.emptyPerAddress || this.#pages.size >= this.#limits.lines)
      return 'overloaded';
    return undefined;
  }

  #accept(socket: WebSocket, request: IncomingMessage): void {
    const page = new PageLine(this.#deps, socket, Date.now());
    this.#pages.set(socket, { page, address: request.socket.remoteAddress ?? '' });
    socket.on('close', () => {
      this.#pages.delete(socket);
      page.end();
    });
    // A broken or forbidden frame: the close that follows ends the page.
    socket.on('error', (error) => this.#deps.log.info({ err: error }, 'a picture socket broke'));
  }

  #tick(nowMs: number): void {
    for (const { page } of [...this.#pages.values()]) page.tick(nowMs);
  }
}

function refuse(socket: Duplex, code: ErrorCode): void {
  const [status, message] = errorTable[code];
  const body = JSON.stringify({
    error: { code, message: message.replace('%s', 'This address'), requestId: '' },
  });
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

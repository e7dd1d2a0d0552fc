import { PICTURE_TILES, type PictureRequest, type WatchRequest } from '@fengqiao/contract/picture-socket';
import type { WebSocket } from 'ws';
import type { NodeDeps } from '../node/deps.ts';
import { admit, Refusal } from './admission.ts';
import { Line } from './line.ts';
import { parseRequest } from './requests.ts';
import { TokenBucket } from './token-bucket.ts';
import { WatchedTile } from './watched-tile.ts';

/** All tiles of a page begin or are renewed at once; then it is silent for half a minute. */
const REQUEST_BURST = 4 * PICTURE_TILES;
const REQUESTS_PER_S = 20;
/** A page without a tile opens its line again when it has one. */
const IDLE_MS = 60_000;
/** Close codes of RFC 6455. */
const DONE = 1000;
const BROKE_RULES = 1008;

/** One page: reads what it asks, and keeps its tiles. */
export class PageLine {
  readonly #deps: NodeDeps;
  readonly #socket: WebSocket;
  readonly #line: Line;
  readonly #tiles = new Map<number, WatchedTile>();
  readonly #requests: TokenBucket;
  #emptySince: number;
  #beatAt = 0;

  constructor(deps: NodeDeps, socket: WebSocket, nowMs: number) {
    this.#deps = deps;
    this.#socket = socket;
    this.#line = new Line(socket, nowMs);
    this.#requests = new TokenBucket(REQUEST_BURST, REQUESTS_PER_S, nowMs);
    this.#emptySince = nowMs;
    socket.on('message', (data, isBinary) => this.#read(String(data), isBinary));
  }

  /** Tiles that play. */
  get tiles(): number {
    return this.#tiles.size;
  }

  /** Called twice a second. */
  tick(nowMs: number): void {
    for (const tile of [...this.#tiles.values()]) tile.look(nowMs);
    if (this.tiles > 0) this.#emptySince = nowMs;
    else if (nowMs - this.#emptySince > IDLE_MS) this.#socket.close(DONE, 'no tile');
    if (nowMs - this.#beatAt < 1000) return;
    this.#beatAt = nowMs;
    this.#line.beat(nowMs);
  }

  /** Ends every tile; the connection is closed or about to be. */
  end(): void {
    for (const tile of [...this.#tiles.keys()]) this.#drop(tile);
  }

  #read(text: string, isBinary: boolean): void {
    this.#line.heard();
    const request = isBinary ? null : parseRequest(text);
    if (request === null) this.#socket.close(BROKE_RULES, 'not a request of this contract');
    else if (!this.#requests.take(Date.now())) this.#socket.close(BROKE_RULES, 'too many requests');
    else this.#answer(request);
  }

  #answer(request: PictureRequest): void {
    switch (request.type) {
      case 'watch':
        this.#watch(request);
        break;
      case 'renew':
        this.#tiles.get(request.tile)?.renew(request.grant);
        break;
      case 'leave':
        this.#drop(request.tile);
        break;
      case 'clock':
        this.#line.send({ type: 'clock', sentAt: request.sentAt, now: Date.now() });
    }
  }

  #watch(request: WatchRequest): void {
    const number = request.tile;
    this.#drop(number);
    const refuse = ({ code, message }: Refusal): void => {
      this.#drop(number);
      this.#line.send({ type: 'refused', tile: number, code, message });
    };
    try {
      if (this.tiles >= PICTURE_TILES)
        throw new Refusal('tooManyRequests', `At most ${PICTURE_TILES} tiles go over one connection`);
      const admitted = admit(this.#deps, request.grant, request.cameraId, Date.now());
      const tile = new WatchedTile(this.#deps, this.#line, request, admitted, refuse);
      this.#tiles.set(number, tile);
      tile.begin();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error);
    }
  }

  #drop(number: number): void {
    const tile = this.#tiles.get(number);
    if (tile === undefined) return;
    this.#tiles.delete(number);
    tile.close();
    // A private camera is not relayed for nobody, not even for the time a player takes between two requests.
    const { approval } = tile;
    const others = [...this.#tiles.values()].some((other) => other.approval === approval);
    if (approval !== undefined && !others) this.#deps.relay.sendAway(approval);
  }
}

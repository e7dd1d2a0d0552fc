import { encodePictureHead } from '@fengqiao/contract/picture-frame';
import type { WatchRequest } from '@fengqiao/contract/picture-socket';
import type { StreamKind } from '@fengqiao/contract/stream-node';
import type { LentPart } from '../hls/live-stream.ts';
import type { NodeDeps } from '../node/deps.ts';
import type { Init } from '../packing/packed.ts';
import { approvedViewer, NodeFullError } from '../relay/relay.ts';
import type { RelaySession } from '../relay/relay-session.ts';
import { type Admitted, admit, Refusal } from './admission.ts';
import { Drops } from './drops.ts';
import type { Line } from './line.ts';

/** A camera silent for so long is frozen on every page. */
const OLD_MS = 3000;

/** One tile of a page: what its grant opens goes to the line, part by part, for as long as the grant is good. */
export class WatchedTile {
  readonly #deps: NodeDeps;
  readonly #line: Line;
  readonly #request: WatchRequest;
  readonly #refused: (refusal: Refusal) => void;
  readonly #drops = new Drops();
  #admitted: Admitted;
  #session: RelaySession | undefined;
  #init: Init | undefined;
  /** The state as it was last told. */
  #told = '';
  #closed = false;
  #unfollow: () => void = () => undefined;
  #untie: () => void = () => undefined;
  #release: () => void = () => undefined;

  /** @param refused called once when the tile is over at the node; it is closed then */
  constructor(
    deps: NodeDeps,
    line: Line,
    request: WatchRequest,
    admitted: Admitted,
    refused: (refusal: Refusal) => void,
  ) {
    this.#deps = deps;
    this.#line = line;
    this.#request = request;
    this.#admitted = admitted;
    this.#refused = refused;
  }

  begin(): void {
    this.#guarded(() => {
      this.#tie();
      this.#open();
    });
  }

  /** What opens a private camera; `undefined` for a public one. */
  get approval(): string | undefined {
    const { grant, camera } = this.#admitted;
    return camera.private ? grant.approval : undefined;
  }

  /** Takes a newer grant; one that opens nothing ends the tile, whatever is left of the old one. */
  renew(token: string): void {
    this.#guarded(() => {
      this.#admitted = admit(this.#deps, token, this.#request.cameraId, Date.now());
      this.#untie();
      this.#tie();
    });
  }

  /** Called twice a second: ends with the grant, follows a relay that was opened anew, tells what changed. */
  look(nowMs: number): void {
    this.#guarded(() => {
      this.#check(nowMs);
      if (this.#deps.relay.session(this.#request.cameraId, this.#kind()) !== this.#session) this.#open();
      this.#tell(nowMs);
    });
  }

  close(): void {
    this.#closed = true;
    this.#leave();
    this.#untie();
  }

  /** A camera without a sub-stream has only the other one. */
  #kind(): StreamKind {
    const { subUrl } = this.#deps.relay.camera(this.#request.cameraId) ?? this.#admitted.camera;
    return subUrl === undefined ? 'main' : this.#request.stream;
  }

  #open(): void {
    this.#leave();
    const { cameraId } = this.#request;
    // It may have become private since the grant was given.
    const camera = this.#deps.relay.camera(cameraId);
    if (camera === undefined) throw new Refusal('camera.unknown');
    if (!this.#deps.access.opensLive(this.#admitted.grant, camera)) throw new Refusal('play.denied');
    this.#admitted = { ...this.#admitted, camera };
    const session = this.#openSession();
    this.#session = session;
    this.#release = session.viewers.ask(viewerOf(this.#admitted));
    this.#tell(Date.now());
    // What stands there from before a camera broke off is no live picture.
    const { lastPartAt } = session.stream;
    const old = lastPartAt > 0 && Date.now() - lastPartAt > OLD_MS;
    if (old) this.#drops.skip();
    let begun = !old;
    this.#unfollow = session.stream.follow((part, init) => begun && this.#take(part, init));
    begun = true;
    // The grant may have died over what was there already.
    if (this.#closed) this.#leave();
  }

  #openSession(): RelaySession {
    try {
      const session = this.#deps.relay.open(this.#request.cameraId, this.#kind());
      if (session !== undefined) return session;
    } catch (error) {
      if (error instanceof NodeFullError) throw new Refusal('node.full');
      throw error;
    }
    throw new Refusal('camera.unknown');
  }

  #take(part: LentPart, init: Init): void {
    this.#guarded(() => {
      const now = Date.now();
      this.#check(now);
      const verdict = this.#drops.decide(part.independent, this.#line, now);
      if (verdict === 'drop') return;
      const { tile } = this.#request;
      if (init !== this.#init)
        this.#line.sendPicture(encodePictureHead({ kind: 'init', tile, codecs: init.codecs }), init.bytes);
      this.#init = init;
      const { independent, wallMs, durationTicks } = part;
      const gap = verdict === 'gap';
      this.#line.sendPicture(
        encodePictureHead({ kind: 'part', tile, independent, gap, wallMs, durationTicks }),
        part.bytes,
        part.hold(),
      );
      if (gap) this.#tell(now);
    });
  }

  /** @throws Refusal when the grant is not good any more */
  #check(nowMs: number): void {
    if (!this.#deps.access.accepts(this.#admitted.grant, nowMs)) throw new Refusal('play.denied');
  }

  #tell(nowMs: number): void {
    const { state, reason, message, stats } = (this.#session as RelaySession).status(nowMs);
    const told = {
      type: 'state',
      tile: this.#request.tile,
      stream: this.#kind(),
      state,
      reason: reason ?? null,
      message: message ?? null,
      droppedFrames: stats.droppedFrames,
      droppedParts: this.#drops.count,
      codec: stats.codec,
    } as const;
    const text = JSON.stringify(told);
    if (text === this.#told) return;
    this.#told = text;
    this.#line.send({ ...told, lastFrameAt: stats.lastFrameAt });
  }

  /** An approval that ends takes the tile down at once. */
  #tie(): void {
    const { approval } = this;
    if (approval === undefined) return;
    const over = new AbortController();
    over.signal.addEventListener('abort', () => this.#end(new Refusal('play.denied')));
    this.#untie = this.#deps.access.approvals.tie(approval, over);
  }

  #leave(): void {
    this.#unfollow();
    this.#release();
    this.#unfollow = this.#release = () => undefined;
    this.#session = this.#init = undefined;
  }

  #guarded(act: () => void): void {
    if (this.#closed) return;
    try {
      act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#end(error);
    }
  }

  #end(refusal: Refusal): void {
    this.close();
    this.#refused(refusal);
  }
}

const viewerOf = ({ grant, camera }: Admitted): string =>
  camera.private ? approvedViewer(grant.approval ?? '') : `${grant.session} ${grant.terminal}`;

import type { CameraRegistration, StreamKind } from '@fengqiao/contract/stream-node';
import type { RtspSource } from '../ingest/rtsp-session.ts';
import type { Lines, WorkerLoad } from '../worker/camera-line.ts';
import { Keeps } from './keeps.ts';
import { newest, type Poster, Posters, posterOf } from './posters.ts';
import { RelaySession } from './relay-session.ts';
import type { RetryTimes } from './retry.ts';
import type { SessionStatus } from './session-status.ts';

export interface RelayOptions {
  /** ms a session lives on after the last request. */
  lingerMs: number;
  maxSessions: number;
  /** Where connections to cameras are made. */
  lines: Lines;
  retry?: RetryTimes | undefined;
  /** Told of every change of a session's state. */
  changed: (status: SessionStatus) => void;
}

/** Whoever lives from the relay's sessions without being a viewer. */
export interface RelayListener {
  /** A camera was registered or changed; `undefined`: it was removed. */
  camera?(id: string, camera: CameraRegistration | undefined): void;
  /** A session was opened; its `stream` is new. One that ends closes its stream. */
  opened?(session: RelaySession): void;
}

export class NodeFullError extends Error {}

/** What a private camera's viewer counts under: one approval is one person. */
export const approvedViewer = (approval: string): string => `approval ${approval}`;

const TICK_MS = 1000;
const LATE_MS = 5000;
/** The longest pause between two requests of a player that is still there: a private camera is not relayed for nobody. */
const PRIVATE_LINGER_MS = 5000;

const KINDS: readonly StreamKind[] = ['main', 'sub'];
const keyOf = (id: string, kind: StreamKind): string => `${id} ${kind}`;

/** All relays of this node: one session per stream of a camera, however many watch; started on demand. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #cameras = new Map<string, CameraRegistration>();
  readonly #sessions = new Map<string, RelaySession>();
  readonly #keeps = new Keeps();
  readonly #posters = new Posters();
  readonly #listeners = new Set<RelayListener>();
  readonly #timer: NodeJS.Timeout;
  #tickedAt = Date.now();

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(Date.now()), TICK_MS);
    this.#timer.unref();
  }

  /** Sessions it may run at once for viewers; as many again may be kept for recordings. */
  get capacity(): number {
    return this.#options.maxSessions;
  }

  /** Processes that hold its connections; empty: this one. */
  get workers(): readonly WorkerLoad[] {
    return this.#options.lines.workers;
  }

  camera(id: string): CameraRegistration | undefined {
    return this.#cameras.get(id);
  }

  /** Tells from now on, until the returned function is called. */
  listen(listener: RelayListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Registers a camera or changes it; a running session goes on unless its source changed. A private camera is not opened by what is
   * older than what is known: that comes from a gateway that has not noticed the change yet.
   */
  register(id: string, source: CameraRegistration): void {
    const before = this.#cameras.get(id);
    const older = (source.version ?? Number.POSITIVE_INFINITY) < (before?.version ?? 0);
    if (older && before?.private && !source.private) return;
    this.#cameras.set(id, source);
    for (const kind of KINDS) {
      const same = before !== undefined && sameSource(before, source, kind);
      // What was seen while it was private is not shown once it is public, nor the other way round.
      if (same && (source.private === true) === (before.private === true)) continue;
      this.#end(id, kind);
      this.#posters.forget(id);
    }
    for (const listener of this.#listeners) listener.camera?.(id, source);
    this.#openKept(id);
  }

  /** False when there is no such camera. */
  remove(id: string): boolean {
    for (const kind of KINDS) this.#end(id, kind);
    this.#posters.forget(id);
    if (!this.#cameras.delete(id)) return false;
    for (const listener of this.#listeners) listener.camera?.(id, undefined);
    return true;
  }

  /** The running session of a camera's stream. */
  session(id: string, kind: StreamKind = 'main'): RelaySession | undefined {
    return this.#sessions.get(keyOf(id, kind));
  }

  /**
   * The session of a camera's stream, started if it is not running; `undefined` when the camera is not registered or has no such stream.
   * @throws NodeFullError
   */
  open(id: string, kind: StreamKind = 'main'): RelaySession | undefined {
    const running = this.session(id, kind);
    if (running !== undefined) return running;
    const camera = this.#cameras.get(id);
    const source = camera && sourceOf(camera, kind);
    if (source === undefined) return undefined;
    this.#makeRoom(this.#keepsStream(id, kind));
    const { lines, retry, changed } = this.#options;
    const session = new RelaySession({ cameraId: id, kind, source, lines, retry, changed });
    this.#sessions.set(keyOf(id, kind), session);
    for (const listener of this.#listeners) listener.opened?.(session);
    return session;
  }

  /** The newest picture of a public camera, of a stream that runs or of the last one; `undefined` when there is none. Starts nothing. */
  poster(id: string): Poster | undefined {
    const camera = this.#cameras.get(id);
    if (camera === undefined || camera.private) return undefined;
    const running = [this.session(id, 'sub'), this.session(id, 'main')];
    const posters = [...running.map((session) => session && posterOf(session.stream)), this.#posters.get(id)];
    return newest(posters.filter((poster) => poster !== undefined));
  }

  /**
   * Keeps a public camera's main stream open without viewers, from now or as soon as there is a registration and room, until the
   * returned function is called.
   * @param reason who keeps it, e.g. `recording`
   */
  keep(id: string, reason: string): () => void {
    const release = this.#keeps.add(id, reason);
    this.#openKept(id);
    return release;
  }

  /** Counts the viewers under an approval no longer; a private camera that nobody else watches ends at once. */
  sendAway(approval: string): void {
    const now = Date.now();
    for (const { cameraId, kind, viewers } of this.#sessions.values()) {
      if (!this.#cameras.get(cameraId)?.private) continue;
      viewers.sendAway((key) => key === approvedViewer(approval));
      if (viewers.count(now) === 0) this.#end(cameraId, kind);
    }
  }

  statuses(): (SessionStatus & { private: boolean })[] {
    const now = Date.now();
    return [...this.#sessions.values()].map((session) => ({
      ...session.status(now),
      private: this.#cameras.get(session.cameraId)?.private === true,
    }));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { cameraId, kind } of [...this.#sessions.values()]) this.#end(cameraId, kind);
    this.#cameras.clear();
  }

  #isKept(session: RelaySession): boolean {
    return this.#keepsStream(session.cameraId, session.kind);
  }

  #keepsStream(id: string, kind: StreamKind): boolean {
    return kind === 'main' && !this.#cameras.get(id)?.private && this.#keeps.has(id);
  }

  /** A node that is full tries again with the next tick. */
  #openKept(id: string): void {
    if (!this.#keeps.has(id) || this.#cameras.get(id)?.private) return;
    try {
      this.open(id);
    } catch (error) {
      if (!(error instanceof NodeFullError)) throw error;
    }
  }

  /** Ends, of those that are not kept, the session that nobody has watched for longest. What is kept has as much room of its own. */
  #makeRoom(forKept: boolean): void {
    const now = Date.now();
    const beside = [...this.#sessions.values()].filter((session) => this.#isKept(session) === forKept);
    if (beside.length < this.capacity) return;
    const unwatched = beside
      .filter((session) => !forKept && session.viewers.count(now) === 0)
      .sort((a, b) => b.viewers.idleMs(now) - a.viewers.idleMs(now));
    const [victim] = unwatched;
    if (victim === undefined) throw new NodeFullError('this node relays as many cameras as it may');
    this.#end(victim.cameraId, victim.kind);
  }

  #tick(nowMs: number): void {
    const late = nowMs - this.#tickedAt > LATE_MS;
    this.#tickedAt = nowMs;
    // This process stood still: who has asked meanwhile, and what cameras have sent, is read first.
    if (late) return;
    for (const session of this.#sessions.values()) {
      const { lingerMs } = this.#options;
      const isPrivate = this.#cameras.get(session.cameraId)?.private;
      const limit = isPrivate ? Math.min(PRIVATE_LINGER_MS, lingerMs) : lingerMs;
      const left = session.viewers.idleMs(nowMs) > limit && !this.#isKept(session);
      if (left) this.#end(session.cameraId, session.kind);
      else session.tick(nowMs);
    }
    for (const id of this.#keeps.ids()) this.#openKept(id);
  }

  #end(id: string, kind: StreamKind): void {
    const session = this.session(id, kind);
    if (session === undefined) return;
    const poster = this.#cameras.get(id)?.private ? undefined : posterOf(session.stream);
    if (poster !== undefined) this.#posters.keep(id, poster);
    session.close();
    this.#sessions.delete(keyOf(id, kind));
  }
}

function sourceOf(camera: CameraRegistration, kind: StreamKind): RtspSource | undefined {
  const { url, subUrl, username, password } = camera;
  const wanted = kind === 'main' ? url : subUrl;
  return wanted === undefined ? undefined : { url: wanted, username, password };
}

function sameSource(a: CameraRegistration, b: CameraRegistration, kind: StreamKind): boolean {
  const [before, after] = [sourceOf(a, kind), sourceOf(b, kind)];
  return (
    before?.url === after?.url && before?.username === after?.username && before?.password === after?.password
  );
}

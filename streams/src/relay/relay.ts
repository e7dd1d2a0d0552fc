import type { CameraRegistration } from '@fengqiao/contract/stream-node';
import { RelaySession, type SessionStatus } from './relay-session.ts';

export interface RelayOptions {
  /** ms a session lives on after the last request. */
  lingerMs: number;
  maxSessions: number;
  /** Told of every change of a session's state. */
  changed: (status: SessionStatus) => void;
}

export class NodeFullError extends Error {}

/** What a private camera's viewer counts under: one approval is one person. */
export const approvedViewer = (approval: string): string => `approval ${approval}`;

const TICK_MS = 1000;
/** The longest pause between two requests of a player that is still there: a private camera is not relayed for nobody. */
const PRIVATE_LINGER_MS = 5000;

/** All relays of this node: one session per camera, however many watch; started on demand. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #cameras = new Map<string, CameraRegistration>();
  readonly #sessions = new Map<string, RelaySession>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(Date.now()), TICK_MS);
    this.#timer.unref();
  }

  camera(id: string): CameraRegistration | undefined {
    return this.#cameras.get(id);
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
    if (before === undefined) return;
    const same =
      before.url === source.url && before.username === source.username && before.password === source.password;
    if (!same || (source.private && !before.private)) this.#end(id);
  }

  /** False when there is no such camera. */
  remove(id: string): boolean {
    this.#end(id);
    return this.#cameras.delete(id);
  }

  session(id: string): RelaySession | undefined {
    return this.#sessions.get(id);
  }

  /**
   * The session of a camera, started if it is not running; `undefined` when the camera is not registered.
   * @throws NodeFullError
   */
  open(id: string): RelaySession | undefined {
    const running = this.#sessions.get(id);
    if (running !== undefined) return running;
    const source = this.#cameras.get(id);
    if (source === undefined) return undefined;
    if (this.#sessions.size >= this.#options.maxSessions) this.#makeRoom();
    const session = new RelaySession({ cameraId: id, source, changed: this.#options.changed });
    this.#sessions.set(id, session);
    return session;
  }

  /** Counts the viewers under an approval no longer; a private camera that nobody else watches ends at once. */
  sendAway(approval: string): void {
    const now = Date.now();
    for (const [id, session] of this.#sessions) {
      if (!this.#cameras.get(id)?.private) continue;
      session.viewers.sendAway((key) => key === approvedViewer(approval));
      if (session.viewers.count(now) === 0) this.#end(id);
    }
  }

  statuses(): (SessionStatus & { private: boolean })[] {
    const now = Date.now();
    return [...this.#sessions].map(([id, session]) => ({
      ...session.status(now),
      private: this.#cameras.get(id)?.private === true,
    }));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const id of [...this.#sessions.keys()]) this.#end(id);
    this.#cameras.clear();
  }

  /** Ends the session that nobody has watched for longest. */
  #makeRoom(): void {
    const now = Date.now();
    const unwatched = [...this.#sessions.values()]
      .filter((session) => session.viewers.count(now) === 0)
      .sort((a, b) => b.viewers.idleMs(now) - a.viewers.idleMs(now));
    const [victim] = unwatched;
    if (victim === undefined) throw new NodeFullError('this node relays as many cameras as it may');
    this.#end(victim.cameraId);
  }

  #tick(nowMs: number): void {
    for (const [id, session] of this.#sessions) {
      const { lingerMs } = this.#options;
      const limit = this.#cameras.get(id)?.private ? Math.min(PRIVATE_LINGER_MS, lingerMs) : lingerMs;
      if (session.viewers.idleMs(nowMs) > limit) this.#end(id);
      else session.tick(nowMs);
    }
  }

  #end(id: string): void {
    this.#sessions.get(id)?.close();
    this.#sessions.delete(id);
  }
}

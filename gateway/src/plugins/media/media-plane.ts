import { PLAY_GRANT_CLOCK_S, PLAY_GRANT_MAX_S } from '@fengqiao/contract/play-grant';
import { AppError } from '../errors.ts';
import { rankNodes } from './choose-node.ts';
import { signPlayGrant } from './play-grant.ts';
import {
  type CameraSource,
  type NodeReport,
  type Registration,
  type RelayStatus,
  StreamsClient,
} from './streams-client.ts';

/** A grant lives a little less than a node would accept, so that a slow clock does not refuse it. */
const grantS = PLAY_GRANT_MAX_S - 5;
/** How long nodes are told of an approval that ended: until its last grant has died, and a grant that was being signed just then. */
const endedMs = (PLAY_GRANT_MAX_S + PLAY_GRANT_CLOCK_S + 30) * 1000;

export interface PlayRequest {
  cameraId: string;
  name: string;
  private: boolean;
  /** See `Registration`. */
  version: number;
  /** What opens a private camera: the id of the viewing. */
  approval?: string;
  /** What is left of the approval, seconds. */
  leftS?: number;
  source: CameraSource;
  /** Opaque id of the viewer's login. */
  session: string;
  terminal: string;
  /** Where the browser finds a node that has no public address of its own, e.g. `http://10.0.0.5:8081`. */
  defaultPublicUrl: string;
}

/** The ways to a picture under one grant; see `PlayGrant`. */
export interface PlayAddresses {
  playlist: string;
  subPlaylist: string | null;
  socket: string;
  grant: string;
  expiresAt: Date;
}

export interface MediaNode {
  url: string;
  publicUrl: string | null;
}

interface NodeState extends MediaNode {
  client: StreamsClient;
  /** Its last answer; null = it has been silent for too long. */
  report: NodeReport | null;
  /** Polls in a row that it did not answer. */
  silent: number;
}

/** A busy machine loses an answer now and then: that says nothing of the pictures. */
const silentPolls = 2;

type StateListener = (changes: readonly RelayStatus[]) => void;

/** The gateway's view of its streams nodes: who is alive, what each camera's relay does, and the way to a picture. */
export class MediaPlane {
  readonly #secret: string;
  readonly #nodes: NodeState[];
  readonly #listeners = new Set<StateListener>();
  /** Approvals that ended, with the time (epoch ms) until which nodes are told. */
  readonly #ended = new Map<string, number>();
  #states = new Map<string, RelayStatus>();

  constructor(nodes: readonly MediaNode[], secret: string) {
    this.#secret = secret;
    this.#nodes = nodes.map((node) => ({
      ...node,
      client: new StreamsClient(node.url, secret),
      report: null,
      silent: 0,
    }));
  }

  /** Asks every node what it does; a camera no node mentions is idle. Never throws. */
  async poll(): Promise<void> {
    await Promise.all(
      this.#nodes.map(async (node) => {
        const report = await node.client.status().catch(() => null);
        node.silent = report === null ? node.silent + 1 : 0;
        if (report !== null || node.silent >= silentPolls) node.report = report;
      }),
    );
    await this.#tellEnded();
    const now = new Map<string, RelayStatus>();
    for (const { report } of this.#nodes)
      for (const relay of report?.relays ?? []) now.set(relay.cameraId, relay);
    const changes = [...now.values()].filter((relay) => {
      const before = this.#states.get(relay.cameraId);
      return before?.state !== relay.state || before.message !== relay.message;
    });
    for (const { cameraId } of this.#states.values())
      if (!now.has(cameraId)) changes.push({ cameraId, state: 'idle', message: null });
    this.#states = now;
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes);
  }

  /** Calls back with the relays that changed since the last poll. */
  onChange(listener: StateListener): void {
    this.#listeners.add(listener);
  }

  /** Relays that are not idle. */
  states(): RelayStatus[] {
    return [...this.#states.values()];
  }

  summary(): { nodes: number; live: number; failed: number } {
    const alive = this.#nodes.flatMap(({ report }) => (report === null ? [] : [report]));
    return {
      nodes: alive.length,
      live: alive.reduce((sum, { live }) => sum + live, 0),
      failed: alive.reduce((sum, { failed }) => sum + failed, 0),
    };
  }

  /** Takes a picture down at once, wherever it is relayed; a node that cannot be reached is told again with every poll. Never throws. */
  async endApproval(approval: string): Promise<void> {
    this.#ended.set(approval, Date.now() + endedMs);
    await this.#tellEnded();
  }

  /** Tells every node that a camera is private now: a relay that runs ends. Never throws. */
  async close(cameraId: string, registration: Registration): Promise<void> {
    await Promise.all(
      this.#nodes.map(({ client }) => client.register(cameraId, registration).catch(() => undefined)),
    );
  }

  /** Again and again until the grants have died: a node that restarts has forgotten it. */
  async #tellEnded(): Promise<void> {
    for (const [approval, until] of this.#ended) if (until < Date.now()) this.#ended.delete(approval);
    const approvals = [...this.#ended.keys()];
    await Promise.all(
      this.#nodes.flatMap(({ client }) =>
        approvals.map((approval) => client.endApproval(approval).catch(() => undefined)),
      ),
    );
  }

  /** Opens the way to a camera's picture: tells its node where the camera is, and signs. Throws `streams.unavailable`. */
  async play(request: PlayRequest): Promise<PlayAddresses> {
    const { cameraId, name, source } = request;
    const byUrl = new Map(this.#nodes.map((node) => [node.url, node]));
    const ranked = rankNodes(cameraId, [...byUrl.keys()]).flatMap((url) => byUrl.get(url) ?? []);
    // A node that was silent at the last poll is asked last: it may be back.
    const answers = ({ report, silent }: NodeState): boolean => report !== null && silent === 0;
    const inOrder = [...ranked.filter(answers), ...ranked.filter((node) => !answers(node))];
    for (const node of inOrder) {
      try {
        const { version } = request;
        await node.client.register(cameraId, { ...source, name, private: request.private, version });
      } catch {
        continue;
      }
      const expires = Math.floor(Date.now() / 1000 + Math.min(grantS, request.leftS ?? grantS));
      const { session, terminal, approval } = request;
      const grant = signPlayGrant(this.#secret, {
        cameraId,
        session,
        terminal,
        expires,
        ...(approval === undefined ? {} : { approval }),
      });
      const base = node.publicUrl ?? request.defaultPublicUrl;
      const folder = `${base}/live/${grant}/${cameraId}`;
      return {
        playlist: `${folder}/index.m3u8`,
        subPlaylist: source.subUrl === undefined ? null : `${folder}/sub/index.m3u8`,
        socket: `${base.replace(/^http/, 'ws')}/pictures`,
        grant,
        expiresAt: new Date(expires * 1000),
      };
    }
    throw new AppError('streams.unavailable').retryAfter(2);
  }
}

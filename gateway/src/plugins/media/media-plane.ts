import { PLAY_GRANT_CLOCK_S, PLAY_GRANT_MAX_S } from '@fengqiao/contract/play-grant';
import type { CameraCheck, RelaySummary, StreamNodeState } from '@fengqiao/contract/stream-node';
import { AppError } from '../errors.ts';
import { rankNodes } from './choose-node.ts';
import { nodeOrder } from './node-order.ts';
import { type MediaNode, NodeWatch } from './node-watch.ts';
import { type PlayAddresses, type PlayRequest, playAddresses, publicBase } from './play-addresses.ts';
import { changedStates, mergeRelays } from './relay-states.ts';
import { type CameraSource, patience, type Registration, type RelayStatus } from './streams-client.ts';

export type { MediaNode } from './node-watch.ts';
export type { PlayAddresses, PlayRequest } from './play-addresses.ts';

/** How long nodes are told of an approval that ended: until its last grant has died, and a grant that was being signed just then. */
const endedMs = (PLAY_GRANT_MAX_S + PLAY_GRANT_CLOCK_S + 30) * 1000;
/** Cameras of which it is remembered where their viewers were sent. */
const keepNamed = 5_000;

type StateListener = (changes: readonly RelayStatus[]) => void;

/** The gateway's view of its streams nodes: who is alive, what each camera's relay does, and the way to a picture. */
export class MediaPlane {
  readonly #secret: string;
  readonly #nodes = new Map<string, NodeWatch>();
  readonly #listeners = new Set<StateListener>();
  /** Approvals that ended, with the time (epoch ms) until which nodes are told. */
  readonly #ended = new Map<string, number>();
  /** Where the viewers of a camera were sent last: the node's address by camera. */
  readonly #named = new Map<string, string>();
  #states = new Map<string, RelayStatus>();
  #polling = false;

  constructor(nodes: readonly MediaNode[], secret: string) {
    this.#secret = secret;
    for (const node of nodes) this.#nodes.set(node.url, new NodeWatch(node, secret, true));
  }

  /** Takes in the nodes that have announced themselves; those that are no longer in the list are forgotten, but for configured ones. */
  know(announced: readonly MediaNode[]): void {
    const urls = new Set(announced.map(({ url }) => url));
    for (const node of announced) {
      const known = this.#nodes.get(node.url);
      if (known !== undefined) {
        known.announce(node);
        continue;
      }
      const watch = new NodeWatch(node, this.#secret, false);
      this.#nodes.set(node.url, watch);
      if (this.#polling) watch.start(() => this.#heard(watch));
    }
    for (const [url, node] of this.#nodes) {
      if (node.fixed || urls.has(url)) continue;
      node.stop();
      this.#nodes.delete(url);
    }
  }

  /** From now on every node is asked once a second, each by itself. */
  start(): void {
    this.#polling = true;
    for (const node of this.#nodes.values()) node.start(() => this.#heard(node));
  }

  stop(): void {
    this.#polling = false;
    for (const node of this.#nodes.values()) node.stop();
  }

  /** Asks every node once what it does. Never throws. */
  async poll(): Promise<void> {
    const nodes = [...this.#nodes.values()];
    await Promise.all(nodes.map((node) => node.ask()));
    await Promise.all(nodes.map((node) => this.#heard(node)));
  }

  /** Calls back with the relays that changed; a camera that no node mentions any more is idle. */
  onChange(listener: StateListener): void {
    this.#listeners.add(listener);
  }

  /** Relays that are not idle. */
  states(): RelayStatus[] {
    return [...this.#states.values()];
  }

  /** Every relay of every node that answers, with the node's address. */
  relays(): (RelaySummary & { node: string })[] {
    return [...this.#nodes.values()].flatMap(({ url, relays }) =>
      relays.map((relay) => ({ ...relay, node: url })),
    );
  }

  nodes(): StreamNodeState[] {
    return [...this.#nodes.values()].map((node) => node.state());
  }

  summary(): { nodes: number; live: number; failed: number } {
    const alive = this.nodes().filter((node) => node.alive);
    return {
      nodes: alive.length,
      live: alive.reduce((sum, { live }) => sum + live, 0),
      failed: alive.reduce((sum, { failed }) => sum + failed, 0),
    };
  }

  /** Takes a picture down at once, wherever it is relayed; a node that cannot be reached is told again with every poll. Never throws. */
  async endApproval(approval: string): Promise<void> {
    this.#ended.set(approval, Date.now() + endedMs);
    await Promise.all([...this.#nodes.values()].map((node) => this.#tellEnded(node)));
  }

  /** Tells every node that a camera is private now: a relay that runs ends. A node that cannot be reached is told when it is back. Never throws. */
  async close(cameraId: string, registration: Registration): Promise<void> {
    await Promise.all(
      [...this.#nodes.values()].map((node) => node.close(cameraId, registration, patience.last)),
    );
  }

  /** Has a node ask whether a camera describes its stream; null = no node answered. Never for a private camera. */
  async check(cameraId: string, source: CameraSource): Promise<(CameraCheck & { node: string }) | null> {
    const alive = [...this.#nodes.values()].filter((node) => node.alive);
    const [node] = rankNodes(cameraId, alive);
    const answer = await node?.client.check(cameraId, source).catch(() => null);
    return node === undefined || answer === null || answer === undefined
      ? null
      : { ...answer, node: node.url };
  }

  /** Opens the way to a camera's picture: tells its node where the camera is, and signs. Throws `streams.unavailable`. */
  async play(request: PlayRequest): Promise<PlayAddresses> {
    const { cameraId, name, source, version, recordHours } = request;
    const nodes = nodeOrder(cameraId, [...this.#nodes.values()], this.#named.get(cameraId), Date.now());
    const registration = {
      ...source,
      name,
      private: request.private,
      version,
      ...(recordHours === undefined ? {} : { recordHours }),
    };
    for (const node of nodes) {
      try {
        const waitMs = node === nodes.at(-1) ? patience.last : patience.other;
        await node.client.register(cameraId, registration, waitMs);
      } catch {
        continue;
      }
      node.expect(cameraId, Date.now());
      this.#name(cameraId, node.url);
      return playAddresses(this.#secret, request, publicBase(node, request.defaultPublicUrl));
    }
    throw new AppError('streams.unavailable').retryAfter(2);
  }

  /** Has the node to which a camera's viewers were sent pull it before the first of them comes. Never throws. */
  async prewarm(cameraId: string): Promise<void> {
    const node = this.#nodes.get(this.#named.get(cameraId) ?? '');
    await node?.client.prewarm(cameraId).catch(() => undefined);
  }

  /** After an answer or a silence of a node. */
  async #heard(node: NodeWatch): Promise<void> {
    await Promise.all([this.#tellEnded(node), node.closeAgain()]);
    const now = mergeRelays([...this.#nodes.values()].flatMap(({ relays }) => relays));
    const changes = changedStates(this.#states, now);
    this.#states = now;
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes);
  }

  /** Again and again until the grants have died: a node that restarts has forgotten it. */
  async #tellEnded({ client }: NodeWatch): Promise<void> {
    for (const [approval, until] of this.#ended) if (until < Date.now()) this.#ended.delete(approval);
    const approvals = [...this.#ended.keys()];
    await Promise.all(approvals.map((approval) => client.endApproval(approval).catch(() => undefined)));
  }

  #name(cameraId: string, url: string): void {
    this.#named.delete(cameraId);
    this.#named.set(cameraId, url);
    const oldest = this.#named.keys().next().value;
    if (this.#named.size > keepNamed && oldest !== undefined) this.#named.delete(oldest);
  }
}

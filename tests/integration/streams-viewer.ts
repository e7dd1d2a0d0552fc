import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { StreamKind } from '@fengqiao/contract/stream-node';
import { type Camera, type CameraOptions, type CameraServer, startCameraServer } from '@fengqiao/fixtures';
import {
  createStreamNode,
  type NodeStatus,
  type SessionStatus,
  type StreamNodeOptions,
  signPlayGrant,
} from '@fengqiao/streams';
import { eventually } from '../helpers/eventually.ts';

/** A running streams node with a gateway's and a viewer's view of it. */
export interface TestNode {
  url: string;
  secret: string;
  /** What `PUT /internal/cameras/:id` answered. */
  register(cameraId: string, source: Record<string, unknown>): Promise<Response>;
  internal(method: string, path: string): Promise<Response>;
  status(): Promise<NodeStatus>;
  /** Folder of a camera's files under a fresh grant, with the slash. */
  live(cameraId: string, more?: { expires?: number; approval?: string; terminal?: string }): string;
  /** Resolves when the condition holds for a session; looks at each change of state. */
  until(
    cameraId: string,
    condition: (status: SessionStatus) => boolean,
    timeoutMs?: number,
  ): Promise<SessionStatus>;
  states: SessionStatus[];
  stop(): Promise<void>;
}

/** A camera id by GB/T 28181: a centre of the demo region, type 131, a serial number. */
export const cameraId = (serial: number): string => `5119020000131${String(serial).padStart(7, '0')}`;

export async function startTestNode(
  options: Omit<StreamNodeOptions, 'secret' | 'onState'> & { secret?: string } = {},
): Promise<TestNode> {
  const { secret = randomBytes(24).toString('hex') } = options;
  const states: SessionStatus[] = [];
  const watchers = new Set<(status: SessionStatus) => void>();
  const node = createStreamNode({
    allowOrigins: ['http://gateway.test'],
    ...options,
    secret,
    onState(status) {
      states.push(status);
      for (const watch of [...watchers]) watch(status);
    },
  });
  const { port } = await node.start();
  const url = `http://127.0.0.1:${port}`;
  const internal = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${secret}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    url,
    secret,
    states,
    internal: (method, path) => internal(method, path),
    register: (id, source) => internal('PUT', `/internal/cameras/${id}`, source),
    status: async () => (await internal('GET', '/internal/status')).json() as Promise<NodeStatus>,
    live(id, { expires = Math.floor(Date.now() / 1000) + 60, approval, terminal = 'wall-1' } = {}) {
      const payload = {
        cameraId: id,
        session: 'session-1',
        terminal,
        expires,
        ...(approval && { approval }),
      };
      return `${url}/live/${signPlayGrant(secret, payload)}/${id}/`;
    },
    until: (id, condition, timeoutMs = 40_000) =>
      new Promise((resolve, reject) => {
        const watch = (status: SessionStatus): void => {
          if (status.cameraId !== id || !condition(status)) return;
          clearTimeout(timer);
          watchers.delete(watch);
          resolve(status);
        };
        const timer = setTimeout(() => {
          watchers.delete(watch);
          reject(
            new Error(`camera ${id} never came there; it was ${states.map(({ state }) => state).join(' ')}`),
          );
        }, timeoutMs);
        watchers.add(watch);
      }),
    stop: () => node.stop(),
  };
}

/** Addresses of the files that a playlist names, oldest first. */
export function filesOf(playlist: string): {
  segments: string[];
  parts: string[];
  map: string;
  hint: string;
} {
  const all = (pattern: RegExp): string[] => [...playlist.matchAll(pattern)].map((match) => match[1] ?? '');
  return {
    segments: all(/^([^#\s]\S*)$/gm),
    parts: all(/^#EXT-X-PART:.*URI="([^"]+)"/gm),
    map: all(/^#EXT-X-MAP:URI="([^"]+)"/gm).at(-1) ?? '',
    hint: all(/^#EXT-X-PRELOAD-HINT:.*URI="([^"]+)"/gm)[0] ?? '',
  };
}

/** A number of a playlist tag. */
export const tagNumber = (playlist: string, tag: string): number =>
  Number(new RegExp(`^#${tag}[:=](?:.*=)?([\\d.]+)`, 'm').exec(playlist)?.[1]);

/** The boxes of a piece of MP4, as `type:size`. */
export function boxesOf(bytes: Uint8Array): string[] {
  const view = Buffer.from(bytes);
  const boxes: string[] = [];
  for (let at = 0; at + 8 <= view.length; at += Math.max(8, view.readUInt32BE(at))) {
    boxes.push(view.toString('latin1', at + 4, at + 8));
  }
  return boxes;
}

/** A node with simulated cameras, registered as cameras 1, 2, 3 and so on. */
export interface Scene {
  node: TestNode;
  cameras: CameraServer;
  camera(serial?: number): Camera;
  /** A viewer's playlist, with directives to wait for something newer. */
  playlist(query?: string, serial?: number): Promise<string>;
  session(serial?: number, kind?: StreamKind): Promise<SessionStatus | undefined>;
  /** Goes on watching in the background, as a player does, until the scene ends. */
  watch(serial?: number): void;
  stop(): Promise<void>;
}

export async function startScene(
  wanted: Omit<CameraOptions, 'path'>[],
  options: Parameters<typeof startTestNode>[0] = {},
): Promise<Scene> {
  const node = await startTestNode(options);
  const placed = wanted.map((camera, i) => ({ path: `/cam/${i + 1}`, ...camera }));
  const cameras = await startCameraServer({ cameras: placed, seed: 7 });
  for (const [i, { path }] of placed.entries())
    await node.register(cameraId(i + 1), { url: cameras.url(path) });
  const gone = new AbortController();
  const ask = (serial: number, query: string): Promise<Response> =>
    fetch(`${node.live(cameraId(serial))}index.m3u8${query}`, { signal: gone.signal });

  async function watch(serial: number): Promise<void> {
    while (!gone.signal.aborted) {
      const answer = await ask(serial, '');
      const text = await answer.text();
      if (!answer.ok) {
        await delay(200, undefined, { signal: gone.signal });
        continue;
      }
      const next = tagNumber(text, 'EXT-X-MEDIA-SEQUENCE') + filesOf(text).segments.length;
      await (await ask(serial, `?_HLS_msn=${next}`)).text();
    }
  }

  return {
    node,
    cameras,
    camera: (serial = 1) => cameras.camera(`/cam/${serial}`),
    // As a player does: a camera that starts on a busy machine may have no picture yet when the node has waited for long.
    playlist: (query = '', serial = 1) =>
      eventually('a playlist', async () => {
        const answer = await ask(serial, query);
        const text = await answer.text();
        if (!answer.ok) throw new Error(`playlist: ${answer.status} ${text}`);
        return text;
      }),
    session: async (serial = 1, kind = 'main') =>
      (await node.status()).sessions.find(
        (session) => session.cameraId === cameraId(serial) && session.stream === kind,
      ),
    watch: (serial = 1) => void watch(serial).catch(() => {}),
    async stop() {
      gone.abort();
      await node.stop();
      await cameras.stop();
    },
  };
}

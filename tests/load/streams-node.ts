import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlayGrant } from '@fengqiao/contract/cameras';
import { PICTURES_PATH } from '@fengqiao/contract/picture-socket';
import { PLAY_GRANT_MAX_S } from '@fengqiao/contract/play-grant';
import { HEAP_ARGUMENTS, HEAP_ENVIRONMENT, type NodeStatus, signPlayGrant } from '@fengqiao/streams';
import { type Child, startNode } from './child-process.ts';

/** Far below the time that a relay outlives its last viewer. */
const VIEWER_ASKS_MS = 10_000;

/** A camera id by GB/T 28181: a centre of the demo region, type 131, a serial number. */
export const cameraId = (serial: number): string => `5119020000131${String(serial).padStart(7, '0')}`;

/** The real streams process with a gateway's view of it. */
export interface StreamsNode {
  process: Child;
  url: string;
  /** What it shares with a gateway. */
  secret: string;
  /** Registers a camera, or changes its address. */
  register(id: string, url: string, subUrl?: string): Promise<void>;
  /** Ends its relay and forgets it. */
  forget(id: string): Promise<void>;
  status(): Promise<NodeStatus>;
  /** Address of the playlist under a fresh grant of 60 s. */
  playlist(id: string): string;
  /** Asks for the playlist now and then, as little as keeps a relay alive; rejects when it is refused or the signal comes. */
  keepWatching(id: string, signal: AbortSignal): Promise<never>;
  /** What the gateway would answer to a page that asks to play the camera. */
  grant(id: string): PlayGrant;
}

/** Starts it, with more variables when they are given. */
export async function startStreamsNode(more: Record<string, string> = {}): Promise<StreamsNode> {
  const secret = randomBytes(24).toString('hex');
  const ours = { STREAMS_PORT: '0', STREAMS_SECRET: secret, STREAMS_ALLOW_ORIGIN: '*' };
  const env = { ...HEAP_ENVIRONMENT, ...ours, ...more };
  const process = startNode('streams/dist/server.js', { env, nodeArgs: HEAP_ARGUMENTS });
  const [, port] = await process.line(/"port":(\d+)/);
  const url = `http://127.0.0.1:${port}`;
  const internal = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url}/internal/${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    process,
    url,
    secret,
    register: async (id, source, subUrl) =>
      void (await internal('PUT', `cameras/${id}`, { url: source, ...(subUrl !== undefined && { subUrl }) })),
    forget: async (id) => void (await internal('DELETE', `cameras/${id}`)),
    status: async () => (await internal('GET', 'status')).json() as Promise<NodeStatus>,
    playlist: (id) => grantFor(id).playlist,
    async keepWatching(id, signal) {
      for (;;) {
        const answer = await fetch(grantFor(id).playlist, { signal });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`a playlist: ${answer.status} ${text}`);
        await delay(VIEWER_ASKS_MS, undefined, { signal });
      }
    },
    grant: grantFor,
  };

  function grantFor(id: string): PlayGrant {
    const expires = Math.floor(Date.now() / 1000) + PLAY_GRANT_MAX_S;
    const grant = signPlayGrant(secret, { cameraId: id, session: 'bench', terminal: 'bench', expires });
    return {
      playlist: `${url}/live/${grant}/${id}/index.m3u8`,
      subPlaylist: null,
      socket: `${url.replace('http', 'ws')}${PICTURES_PATH}`,
      grant,
      expiresAt: new Date(expires * 1000).toISOString(),
      now: new Date().toISOString(),
      watermark: {
        displayName: '',
        account: 'bench',
        terminal: 'bench',
        timeZone: 'Asia/Shanghai',
        viewing: null,
      },
      private: false,
      viewingId: null,
      endsAt: null,
    };
  }
}

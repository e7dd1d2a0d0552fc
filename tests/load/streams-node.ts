import { randomBytes } from 'node:crypto';
import { type NodeStatus, signPlayGrant } from '@fengqiao/streams';
import { type Child, startNode } from './child-process.ts';

/** A camera id by GB/T 28181: a centre of the demo region, type 131, a serial number. */
export const cameraId = (serial: number): string => `5119020000131${String(serial).padStart(7, '0')}`;

/** The real streams process with a gateway's view of it. */
export interface StreamsNode {
  process: Child;
  /** Registers a camera, or changes its address. */
  register(id: string, url: string): Promise<void>;
  /** Ends its relay and forgets it. */
  forget(id: string): Promise<void>;
  status(): Promise<NodeStatus>;
  /** Address of the playlist under a fresh grant of 60 s. */
  playlist(id: string): string;
}

export async function startStreamsNode(): Promise<StreamsNode> {
  const secret = randomBytes(24).toString('hex');
  const env = { STREAMS_PORT: '0', STREAMS_SECRET: secret, STREAMS_ALLOW_ORIGIN: '*' };
  const process = startNode('streams/dist/server.js', { env });
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
    register: async (id, source) => void (await internal('PUT', `cameras/${id}`, { url: source })),
    forget: async (id) => void (await internal('DELETE', `cameras/${id}`)),
    status: async () => (await internal('GET', 'status')).json() as Promise<NodeStatus>,
    playlist(id) {
      const expires = Math.floor(Date.now() / 1000) + 60;
      const grant = signPlayGrant(secret, { cameraId: id, session: 'bench', terminal: 'bench', expires });
      return `${url}/live/${grant}/${id}/index.m3u8`;
    },
  };
}

import type { ErrorBody } from '@fengqiao/contract/errors';
import { io, type Socket } from 'socket.io-client';
import type { Estate } from './estate.ts';
import { ownAreas } from './places.ts';

/** What is sent with every socket event about the things of an area. A new event gets a line here. */
export const socketRecipes: Record<string, (things: Estate) => unknown> = {
  'area.watch': ({ areaCode }) => areaCode,
  'wall.watch': ({ wall }) => wall,
  'screen.report': ({ areaCode, wall }) => ({
    screen: areaCode === ownAreas.village ? '1' : wall,
    source: 'content',
    tiles: [],
    width: 1920,
    height: 1080,
    fps: 60,
    heapMib: null,
    upS: 1,
    awaySince: null,
  }),
  'terminal.proof': () => 'no.proof',
};

export type SocketAnswer = { seq: number } | ErrorBody;

/** Opens a page's socket and waits until it is let in. Rejects with the reason when it is not. */
export async function openSocket(url: string, cookie: string): Promise<Socket> {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Asks one thing; answers the code of a refusal, or `ok`. */
export async function askSocket(socket: Socket, event: string, value: unknown): Promise<string> {
  const answer = (await socket.timeout(5_000).emitWithAck(event, value)) as SocketAnswer;
  return 'error' in answer ? answer.error.code : 'ok';
}

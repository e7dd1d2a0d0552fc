import type { ClientToServerEvents, ServerToClientEvents } from '@fengqiao/contract/events';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { AccountSession } from '../auth.ts';

/** What the server knows of a page's socket. */
export interface SocketData {
  session: AccountSession;
  /** Its IP address. */
  ip: string;
  /** The area it watches, and the walls. */
  area: string | null;
  walls: Set<string>;
  /** Since when it has been too slow to be told everything, epoch ms; null = it keeps up. */
  slowSince: number | null;
}

export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

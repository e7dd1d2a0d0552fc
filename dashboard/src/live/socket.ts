import type { ClientToServerEvents, ServerToClientEvents } from '@fengqiao/contract/events';
import { io, type Socket } from 'socket.io-client';

export type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Opens the socket of this page. It comes back by itself, after a pause with jitter, so that 500 pages do not come at once. */
export function openSocket(): LiveSocket {
  return io({
    path: '/socket.io',
    withCredentials: true,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 700,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.6,
    timeout: 8_000,
  });
}

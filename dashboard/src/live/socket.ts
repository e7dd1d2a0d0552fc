import type { ClientToServerEvents, ServerToClientEvents } from '@fengqiao/contract/events';
import { io, type Socket } from 'socket.io-client';
import { inSpace } from '../lib/space.ts';
import { proofForMs, terminalProof } from '../lib/terminal/proof.ts';

export type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Opens the socket of this page. It comes back by itself, after a pause with jitter, so that 500 pages do not come at once. */
export function openSocket(): LiveSocket {
  const socket: LiveSocket = io({
    path: inSpace('/socket.io'),
    withCredentials: true,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 700,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.6,
    timeout: 8_000,
    auth: (give) => void terminalProof().then((proof) => give(proof === null ? {} : { proof })),
  });
  keepProving(socket);
  return socket;
}

/** Shows the terminal's key again and again while the socket stands: the gateway ends one that no longer can. */
function keepProving(socket: LiveSocket): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const prove = async () => {
    const proof = await terminalProof();
    if (proof !== null && socket.connected) socket.emit('terminal.proof', proof, () => undefined);
  };
  socket.on('connect', () => {
    clearInterval(timer);
    timer = setInterval(() => void prove(), proofForMs);
  });
  socket.on('disconnect', () => clearInterval(timer));
}

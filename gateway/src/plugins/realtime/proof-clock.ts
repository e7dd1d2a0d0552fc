import { TERMINAL_PROOF_S } from '@fengqiao/contract/terminals';
import type { LiveSocket } from './sockets.ts';

/** A page proves its terminal every half `TERMINAL_PROOF_S`; browsers let timers of hidden pages run once a minute only. */
export const silenceMs = 1.5 * TERMINAL_PROOF_S * 1000;

/** Ends the socket of a session with a key when no proof came for too long. Answers what to call when one did. */
export function expectProofs(socket: Pick<LiveSocket, 'data' | 'emit' | 'disconnect' | 'once'>): () => void {
  if (socket.data.session.binding.kind !== 'key') return () => undefined;
  const timer = setTimeout(() => {
    socket.emit('session.ended', { reason: 'unproven' });
    socket.disconnect(true);
  }, silenceMs);
  socket.once('disconnect', () => clearTimeout(timer));
  return () => timer.refresh();
}

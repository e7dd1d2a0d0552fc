import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../auth.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Connection, Connections } from './handshake.ts';
import type { RefusedSockets } from './refused-sockets.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

/** Sockets of one login; a wall of sixteen screens needs sixteen. */
const socketsPerSession = 100;
/** Sockets of one account at this gateway, over all its logins. */
const socketsPerAccount = 150;

/** Lets in the sockets of live sessions on their terminals, not too many of each. */
export function guardConnections(
  app: FastifyInstance,
  io: LiveServer,
  connections: Connections,
  refused: RefusedSockets,
): void {
  io.use(async (socket, next) => {
    try {
      const connection = connections.of(socket.request);
      const session = await admit(app, io, socket, connection, refused);
      socket.data = { session, ip: connection.ip, area: null, walls: new Set(), slowSince: null };
      return next();
    } catch (error) {
      const { code } = toAppError(error);
      if (code === 'internal') app.log.error({ err: error }, 'realtime: a socket could not be let in');
      return next(new Error(code));
    }
  });
}

async function admit(
  app: FastifyInstance,
  io: LiveServer,
  { request, handshake }: LiveSocket,
  { ip, certificate }: Connection,
  refused: RefusedSockets,
): Promise<AccountSession> {
  const cookies = request.headers.cookie;
  const session = await app.sessionOfSocket({ cookies, proof: handshake.auth.proof, certificate, ip });
  if (session.mustChangePassword) throw new AppError('password.mustChange');
  const others = [...io.sockets.sockets.values()].map(({ data }) => data.session);
  const ofSession = others.filter(({ id }) => id === session.id).length;
  const ofAccount = others.filter(({ accountId }) => accountId === session.accountId).length;
  if (ofSession >= socketsPerSession || ofAccount >= socketsPerAccount) {
    refused.note(session, ip, 'tooManySockets');
    throw new AppError('tooManyRequests', 60);
  }
  return session;
}

import type { Server as HttpServer } from 'node:http';
import { outboxChannel, pruneOutbox, sessionChannel } from '@fengqiao/db/queries/outbox';
import { screenChannel } from '@fengqiao/db/queries/screen-reports';
import { liveSessions } from '@fengqiao/db/queries/sessions';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Server } from 'socket.io';
import { wholeCountry } from './db.ts';
import { guardConnections } from './realtime/admission.ts';
import { Broadcaster } from './realtime/broadcaster.ts';
import { joinKiosks, tellCameraStates } from './realtime/camera-states.ts';
import { serveSocket } from './realtime/connection.ts';
import { Connections, guardUpgrades, isOwnOrigin, socketPath } from './realtime/handshake.ts';
import { Listener } from './realtime/listener.ts';
import { OutboxTail } from './realtime/outbox-tail.ts';
import type { PresentedChanges } from './realtime/present-changes.ts';
import { RefusedSockets } from './realtime/refused-sockets.ts';
import { tellScreenReport } from './realtime/screen-reports.ts';
import { socketPolicies } from './realtime/socket-policies.ts';
import type { LiveServer } from './realtime/sockets.ts';

declare module 'fastify' {
  interface FastifyInstance {
    realtime: {
      /** Everything up to this sequence has been told to the sockets of this gateway. */
      seq(): number;
      /** Connected pages. */
      sockets(): number;
      /** Calls back with what was committed, at this gateway or another, after the sockets were told; null = too much to tell one by one. */
      onChanges(listener: (changes: PresentedChanges | null) => void): void;
    };
  }
}

const heartbeatMs = 5_000;
const recheckMs = 30_000;
const pruneMs = 3_600_000;
/** How long a page may be away and still catch up change by change. */
const keepHours = 72;

/** Pushes what was committed to the pages that may see it; every gateway reads the outbox by itself, so none needs another. */
export const realtimePlugin = fp(
  async (app) => {
    const connections = new Connections(app.config.trustProxy);
    const io = openServer(app, connections);
    const refused = new RefusedSockets(app);
    guardConnections(app, io, connections, refused);
    for (const [event, policy] of Object.entries(socketPolicies)) app.socketPolicies.push({ event, policy });
    const broadcaster = new Broadcaster(io);
    const listeners: ((changes: PresentedChanges | null) => void)[] = [];
    const tail = new OutboxTail(app, (from, seq, changes) => {
      broadcaster.tell(from, seq, changes);
      for (const listener of listeners) listener(changes);
    });
    const listener = new Listener(
      app.pool,
      [outboxChannel, sessionChannel, screenChannel],
      (channel, payload) => {
        if (channel === outboxChannel) tail.hint();
        else if (channel === screenChannel) void tellScreenReport(app, io, payload);
        else endSessions(io, (hash) => hash === payload);
      },
    );
    app.decorate('realtime', {
      seq: () => tail.seq,
      sockets: () => io.sockets.sockets.size,
      onChanges: (listener) => listeners.push(listener),
    });
    io.on('connection', (socket) => {
      void joinKiosks(socket);
      serveSocket({ app, broadcaster, refused, seq: () => tail.seq }, socket);
      socket.emit('heartbeat', { seq: tail.seq, now: new Date().toISOString() });
    });
    app.media.onChange((changes) => void tellCameraStates(app, io, changes));

    const timers = [
      // While the outbox cannot be read, silence tells the pages that what they show is getting old.
      setInterval(() => tail.isCurrent() && broadcaster.heartbeat(tail.seq), heartbeatMs),
      setInterval(() => void recheckSessions(app, io), recheckMs),
      setInterval(
        () =>
          void app
            .inScope(wholeCountry, (client) => pruneOutbox(client, keepHours))
            .catch((error: unknown) => app.log.warn({ err: error }, 'realtime: the outbox was not pruned')),
        pruneMs,
      ),
    ];
    for (const timer of timers) timer.unref();
    app.addHook('onReady', async () => {
      tail.start();
      void listener.start();
    });
    app.addHook('preClose', async () => {
      for (const timer of timers) clearInterval(timer);
      tail.stop();
      listener.stop();
      io.disconnectSockets(true);
      io.engine.close();
    });
  },
  { name: 'realtime', dependencies: ['auth', 'audit', 'db', 'media', 'policy'] },
);

function openServer(app: FastifyInstance, connections: Connections): LiveServer {
  const isAllowed = (request: Parameters<typeof isOwnOrigin>[0]): boolean =>
    isOwnOrigin(request, app.config.trustProxy);
  const io: LiveServer = new Server(app.server as HttpServer, {
    path: socketPath,
    serveClient: false,
    transports: ['websocket', 'polling'],
    allowRequest: (request, decide) => {
      connections.note(request);
      decide(null, isAllowed(request));
    },
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
    pingInterval: 10_000,
    pingTimeout: 8_000,
  });
  guardUpgrades(app.server as HttpServer, isAllowed);
  return io;
}

const hashOf = ({ tokenHash }: { tokenHash: Buffer }): string => tokenHash.toString('hex');

/** Ends the sockets of sessions that were revoked. */
function endSessions(io: LiveServer, isEnded: (tokenHash: string) => boolean): void {
  for (const socket of io.sockets.sockets.values()) {
    if (!isEnded(hashOf(socket.data.session))) continue;
    socket.emit('session.ended', { reason: 'revoked' });
    socket.disconnect(true);
  }
}

/** Finds sessions that ran out or whose account was disabled, which nobody tells. */
async function recheckSessions(app: FastifyInstance, io: LiveServer): Promise<void> {
  const hashes = [...new Set([...io.sockets.sockets.values()].map(({ data }) => hashOf(data.session)))];
  if (hashes.length === 0) return;
  try {
    const live = await liveSessions(app.pool, hashes);
    endSessions(io, (hash) => hashes.includes(hash) && !live.has(hash));
  } catch (error) {
    app.log.warn({ err: error }, 'realtime: sessions could not be checked');
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { Access } from './access/access.ts';
import { Approvals } from './access/approvals.ts';
import { version } from './http/node-status.ts';
import { createRouter } from './http/router.ts';
import { Announcer } from './node/announcer.ts';
import type { NodeDeps } from './node/deps.ts';
import { PictureServer } from './pictures/picture-server.ts';
import { Recordings, type RecordingsOptions } from './recording/recordings.ts';
import { Relay } from './relay/relay.ts';
import { RETRY_TIMES, type RetryTimes } from './relay/retry.ts';
import type { SessionStatus } from './relay/session-status.ts';
import { LocalLines } from './worker/local-lines.ts';
import { WorkerPool } from './worker/pool.ts';

export { signPlayGrant } from './access/play-grant.ts';
export type { NodeStatus } from './http/node-status.ts';
export { nodeRoutes } from './http/router.ts';
export { HEAP_ARGUMENTS, HEAP_ENVIRONMENT } from './node/heap-arguments.ts';
export type { RetryTimes } from './relay/retry.ts';
export type { SessionStats, SessionStatus } from './relay/session-status.ts';

export interface StreamNodeOptions {
  /** Shared with the gateway, at least 32 characters. */
  secret: string;
  /** 0 takes a free port. */
  port?: number;
  host?: string;
  /** Origins whose pages may read pictures, or `*`. */
  allowOrigins?: readonly string[];
  /** ms a relay lives on after its last viewer. */
  lingerMs?: number;
  maxSessions?: number;
  /** Most worker processes; 0: cameras are relayed in this process. */
  workers?: number;
  /** Sessions a worker should hold before another one is started. */
  workerSessions?: number;
  retry?: RetryTimes;
  /** How long public pictures outlive the gateway, ms; see `GatewaySilence`. */
  graceMs?: number;
  /** Gateways to tell where this node is, and what they are told. */
  announce?: { gateways: readonly string[]; url: string; publicUrl: string | null };
  /** Longest wait for the first playlist of a cold camera, ms. */
  coldWaitMs?: number;
  /** Where and how to record; without it the node records nothing. */
  recording?: RecordingsOptions;
  logger?: Logger;
  /** Told of every change of a relay's state. */
  onState?: (status: SessionStatus) => void;
}

export interface StreamNode {
  /** Rejects with the system's error (`EADDRINUSE` ...) when the port cannot be had. */
  start(): Promise<{ port: number }>;
  /** Ends every relay and every connection. */
  stop(): Promise<void>;
}

/** A node that relays cameras as LL-HLS; the gateway tells it which over HTTP. */
export function createStreamNode(options: StreamNodeOptions): StreamNode {
  const { port = 0, host = '127.0.0.1', allowOrigins = [], lingerMs = 45_000, maxSessions = 200 } = options;
  const log = options.logger ?? pino({ level: 'silent' });
  const { workers = 0, workerSessions = 100, retry = RETRY_TIMES } = options;
  const lines =
    workers === 0 ? new LocalLines() : new WorkerPool({ workers, linesPerWorker: workerSessions, log });
  const relay = new Relay({
    lingerMs,
    maxSessions,
    lines,
    retry,
    changed(status) {
      const { cameraId, stream, state, reason, message } = status;
      log.info({ cameraId, stream, state, reason }, message ?? state);
      options.onState?.(status);
    },
  });
  const { secret, coldWaitMs = 12_000 } = options;
  const recordings =
    options.recording === undefined ? undefined : new Recordings(relay, options.recording, log);
  const access = new Access({ secret, approvals: new Approvals(), graceMs: options.graceMs ?? 0 });
  const deps: NodeDeps = {
    relay,
    recordings,
    access,
    secret,
    coldWaitMs,
    allowOrigins,
    log,
    startedAt: Date.now(),
  };
  const server = createServer({ keepAliveTimeout: 65_000 }, createRouter(deps));
  const pictures = new PictureServer(deps);
  server.on('upgrade', (request, socket, head) => pictures.upgrade(request, socket, head));
  const announcer = options.announce && announcerFor(options.announce, deps);
  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          recordings?.start();
          announcer?.start();
          resolve({ port: (server.address() as AddressInfo).port });
        });
      }),
    stop: async () => {
      announcer?.stop();
      pictures.close();
      await recordings?.stop();
      relay.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, lines.close()]);
    },
  };
}

function announcerFor(
  { gateways, url, publicUrl }: NonNullable<StreamNodeOptions['announce']>,
  { relay, access, secret, log }: NodeDeps,
): Announcer {
  const announcement = { url, publicUrl, capacity: relay.capacity, version };
  const heard = (): void => access.heard(Date.now());
  return new Announcer({ gateways, secret, announcement, log, heard });
}

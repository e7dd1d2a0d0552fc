import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { clientCertificate } from '../auth/client-certificate.ts';
import { fromAnotherSite } from '../security.ts';

/** Whether the page that opens a socket is ours. */
export function isOwnOrigin(request: IncomingMessage, trustProxy: boolean): boolean {
  const forwarded = trustProxy ? request.headers['x-forwarded-host'] : undefined;
  const host = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : request.headers.host;
  // Browsers send `cross-site` or `same-site` here as well; `websocket` requests of our own page are `same-origin`.
  return !fromAnotherSite(request.headers, host);
}

/** What the connection of a handshake says; by polling it may be closed long before the socket is served. */
export interface Connection {
  /** IP address, behind a trusted proxy as that tells it (like `request.ip` of HTTP). */
  ip: string;
  /** Fingerprint of the client certificate. */
  certificate: string | null;
}

/** Looks at connections while they are open. */
export class Connections {
  readonly #trustProxy: boolean;
  readonly #known = new WeakMap<IncomingMessage, Connection>();

  constructor(trustProxy: boolean) {
    this.#trustProxy = trustProxy;
  }

  /** To be called as soon as the request of a handshake is there. */
  note(request: IncomingMessage): void {
    const forwarded = this.#trustProxy ? request.headers['x-forwarded-for'] : undefined;
    const nearest = [forwarded].flat().at(-1)?.split(',').at(-1)?.trim();
    const ip = nearest || (request.socket.remoteAddress ?? '');
    this.#known.set(request, { ip, certificate: clientCertificate(request) });
  }

  /** What was noted; nothing for a request that was not. */
  of(request: IncomingMessage): Connection {
    return this.#known.get(request) ?? { ip: '', certificate: null };
  }
}

/** Where sockets are served. */
export const socketPath = '/socket.io/';

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Answers 403 to upgrades from other sites (the socket library would say 400), and 404 to those of any other path: the library lets
 * these hang for ever on a connection that served a request before, and the gateway could not close.
 */
export function guardUpgrades(server: HttpServer, isAllowed: (request: IncomingMessage) => boolean): void {
  const listeners = server.listeners('upgrade') as UpgradeListener[];
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isAllowed(request)) refuseUpgrade(socket, '403 Forbidden');
    else if (!request.url?.startsWith(socketPath)) refuseUpgrade(socket, '404 Not Found');
    else for (const listener of listeners) listener.call(server, request, socket, head);
  });
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

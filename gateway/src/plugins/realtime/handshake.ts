import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { fromAnotherSite } from '../security.ts';

/** Whether the page that opens a socket is ours. */
export function isOwnOrigin(request: IncomingMessage, trustProxy: boolean): boolean {
  const forwarded = trustProxy ? request.headers['x-forwarded-host'] : undefined;
  const host = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : request.headers.host;
  // Browsers send `cross-site` or `same-site` here as well; `websocket` requests of our own page are `same-origin`.
  return !fromAnotherSite(request.headers, host);
}

/** IP address of a page's socket, behind a trusted proxy as that tells it (like `request.ip` of HTTP). */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const nearest = [forwarded].flat().at(-1)?.split(',').at(-1)?.trim();
  return nearest || (request.socket.remoteAddress ?? '');
}

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Answers 403 to upgrades from other sites, before the socket library (which would say 400) sees them. */
export function guardUpgrades(server: HttpServer, isAllowed: (request: IncomingMessage) => boolean): void {
  const listeners = server.listeners('upgrade') as UpgradeListener[];
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isAllowed(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    for (const listener of listeners) listener.call(server, request, socket, head);
  });
}

import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { drillWay } from '../../domain/drill-address.ts';
import { AppError, errorBody } from '../../plugins/errors.ts';

type Listener = (request: IncomingMessage, ...rest: unknown[]) => void;

/**
 * Hands what is asked below the drill's address to the drill's own server, before the real gateway sees it; without a drill it is told so.
 * Pages and pictures are the real gateway's.
 */
export function divert(server: EventEmitter, drill: () => EventEmitter | null): void {
  for (const event of ['request', 'upgrade'] as const) {
    const listeners = server.listeners(event) as Listener[];
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, ...rest: unknown[]) => {
      const way = drillWay(request.method ?? 'GET', request.url ?? '/');
      const other = drill();
      if (way === null) return pass(server, listeners, request, rest);
      request.url = way.url;
      if (way.to === 'real') return pass(server, listeners, request, rest);
      if (way.to === 'notHere') return refuse(event, rest[0], new AppError('drill.notHere'));
      if (other === null) return refuse(event, rest[0], new AppError('drill.over'));
      other.emit(event, request, ...rest);
    });
  }
}

function pass(
  server: EventEmitter,
  listeners: readonly Listener[],
  request: IncomingMessage,
  rest: unknown[],
): void {
  for (const listener of listeners) listener.call(server, request, ...rest);
}

/** In the form of every other refusal; a socket is closed with the status alone. */
function refuse(event: 'request' | 'upgrade', to: unknown, error: AppError): void {
  const body = JSON.stringify(errorBody(error, crypto.randomUUID()));
  const status = error.statusCode ?? 409;
  if (event === 'request') {
    const response = to as ServerResponse;
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(body);
    return;
  }
  const socket = to as Duplex;
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${error.code}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}

import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { PeerCertificate, TLSSocket } from 'node:tls';

/**
 * SHA-256 of the client certificate with which a connection was opened, in lower-case hex; null without one, or with one that
 * the authority of TLS_CLIENT_CA did not sign.
 */
export function clientCertificate(request: IncomingMessage | Http2ServerRequest): string | null {
  const socket = request.socket as Partial<TLSSocket>;
  if (socket.authorized !== true || socket.getPeerCertificate === undefined) return null;
  const certificate = socket.getPeerCertificate() as Partial<PeerCertificate> | null; // null once the connection is closed
  return certificate?.fingerprint256?.replaceAll(':', '').toLowerCase() ?? null;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeFullError, type Relay } from '../relay/relay.ts';
import { parseCameraSource } from './camera-source.ts';
import { nodeStatus } from './node-status.ts';
import { readJson } from './read-json.ts';
import { HttpError, sendJson } from './respond.ts';

export interface InternalDeps {
  relay: Relay;
  secret: string;
  /** Epoch ms. */
  startedAt: number;
}

const CAMERA = /^\/internal\/cameras\/(\d{20})(\/prewarm)?$/;

/** The gateway's side of the node; every request carries the shared secret. @throws HttpError */
export async function handleInternal(
  deps: InternalDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  authorise(deps.secret, request.headers.authorization);
  const route = `${request.method} ${path}`;
  if (route === 'GET /internal/status') {
    sendJson(response, 200, nodeStatus(deps.relay, deps.startedAt));
    return;
  }
  const [, id, prewarm] = CAMERA.exec(path) ?? [];
  if (id === undefined) throw new HttpError(404, 'notFound', 'This address does not exist');
  if (request.method === 'PUT' && !prewarm) {
    deps.relay.register(id, parseCameraSource(await readJson(request)));
    response.writeHead(204).end();
  } else if (request.method === 'DELETE' && !prewarm) {
    if (!deps.relay.remove(id)) throw unknownCamera();
    response.writeHead(204).end();
  } else if (request.method === 'POST' && prewarm) {
    prewarmCamera(deps.relay, id);
    response.writeHead(202).end();
  } else throw new HttpError(405, 'request.invalid', 'This address does not take this method');
}

function prewarmCamera(relay: Relay, id: string): void {
  if (relay.camera(id) === undefined) throw unknownCamera();
  try {
    relay.open(id)?.viewers.touch(Date.now());
  } catch (error) {
    if (error instanceof NodeFullError) throw nodeFull(error);
    throw error;
  }
}

/** The node forgets its cameras when it restarts: the gateway tells it again, so viewers are asked to wait (503). */
export const unknownCamera = (status: 404 | 503 = 404): HttpError =>
  new HttpError(status, 'camera.unknown', 'This node does not know the camera', { retryAfterS: 2 });

export const nodeFull = (error: NodeFullError): HttpError =>
  new HttpError(503, 'node.full', error.message, { retryAfterS: 5 });

/** Compares hashes, so that neither length nor content of the secret shows in the time taken. */
function authorise(secret: string, header: string | undefined): void {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(hash(header ?? ''), hash(`Bearer ${secret}`))) {
    throw new HttpError(401, 'internal.denied', 'The shared secret is missing or wrong');
  }
}

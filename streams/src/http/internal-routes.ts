import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NodeDeps } from '../node/deps.ts';
import { NodeFullError, type Relay } from '../relay/relay.ts';
import { parseCameraSource } from './camera-source.ts';
import { checkRoute } from './check-route.ts';
import { nodeStatus } from './node-status.ts';
import { readJson } from './read-json.ts';
import { recordingRoutes } from './recording-routes.ts';
import { nodeFull, notFound, refusal, unknownCamera } from './refusals.ts';
import { HttpError, sendJson } from './respond.ts';

export type InternalDeps = Pick<NodeDeps, 'relay' | 'access' | 'recordings' | 'secret' | 'startedAt'>;

export interface InternalRoute {
  /** As it stands in the list of the node's routes. */
  name: string;
  method: string;
  path: RegExp;
  /** `id`: what the path names. */
  handle(deps: InternalDeps, id: string, request: IncomingMessage, response: ServerResponse): unknown;
}

const CAMERA = /^\/internal\/cameras\/(\d{20})$/;

/** The gateway's side of the node. */
export const internalRoutes: readonly InternalRoute[] = [
  {
    name: 'GET /internal/status',
    method: 'GET',
    path: /^\/internal\/status$/,
    handle: ({ relay, recordings, startedAt }, _id, _request, response) =>
      sendJson(response, 200, nodeStatus(relay, recordings, startedAt)),
  },
  {
    name: 'PUT /internal/cameras/:id',
    method: 'PUT',
    path: CAMERA,
    async handle({ relay }, id, request, response) {
      relay.register(id, parseCameraSource(await readJson(request)));
      response.writeHead(204).end();
    },
  },
  {
    name: 'DELETE /internal/cameras/:id',
    method: 'DELETE',
    path: CAMERA,
    handle({ relay }, id, _request, response) {
      if (!relay.remove(id)) throw unknownCamera(404);
      response.writeHead(204).end();
    },
  },
  {
    name: 'POST /internal/cameras/:id/prewarm',
    method: 'POST',
    path: /^\/internal\/cameras\/(\d{20})\/prewarm$/,
    handle({ relay }, id, _request, response) {
      prewarmCamera(relay, id);
      response.writeHead(202).end();
    },
  },
  {
    name: 'POST /internal/approvals/:id/end',
    method: 'POST',
    path: /^\/internal\/approvals\/([\w-]{1,100})\/end$/,
    handle({ relay, access }, id, _request, response) {
      access.approvals.end(id, Date.now());
      relay.sendAway(id);
      response.writeHead(204).end();
    },
  },
  checkRoute,
  ...recordingRoutes,
];

/** Every request carries the shared secret. @throws HttpError */
export async function handleInternal(
  deps: InternalDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  authorise(deps.secret, request.headers.authorization);
  deps.access.heard(Date.now());
  const there = internalRoutes.filter((route) => route.path.test(path));
  if (there.length === 0) throw notFound('This address');
  const route = there.find(({ method }) => method === request.method);
  if (route === undefined)
    throw new HttpError(405, 'request.invalid', 'This address does not take this method');
  await route.handle(deps, route.path.exec(path)?.[1] ?? '', request, response);
}

function prewarmCamera(relay: Relay, id: string): void {
  const camera = relay.camera(id);
  if (camera === undefined) throw unknownCamera(404);
  if (camera.private) throw refusal('play.private');
  try {
    relay.open(id)?.viewers.touch(Date.now());
  } catch (error) {
    if (error instanceof NodeFullError) throw nodeFull();
    throw error;
  }
}

/** Compares hashes, so that neither length nor content of the secret shows in the time taken. */
function authorise(secret: string, header: string | undefined): void {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(hash(header ?? ''), hash(`Bearer ${secret}`))) {
    throw refusal('node.denied');
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { format } from 'node:util';
import { errorTable } from '@fengqiao/contract/errors';
import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';
import type { CameraRegistration, StreamKind } from '@fengqiao/contract/stream-node';
import { answerHls, type HlsAnswer, PLAYLIST_NAME } from '../hls/handler.ts';
import type { NodeDeps } from '../node/deps.ts';
import { approvedViewer, NodeFullError } from '../relay/relay.ts';
import type { RelaySession } from '../relay/relay-session.ts';
import { POSTER_NAME, sendPoster } from './poster.ts';
import { denied, nodeFull, notFound, unknownCamera } from './refusals.ts';
import { relayReport } from './relay-report.ts';
import { HttpError, sendJson } from './respond.ts';

export type LiveDeps = Pick<NodeDeps, 'relay' | 'access' | 'coldWaitMs'>;

/** Nothing is decoded: what does not fit as it stands is refused like a wrong grant. */
const LIVE = /^\/live\/([A-Za-z0-9._-]{1,900})\/(\d{20})\/(sub\/)?([a-z0-9.-]{1,60})$/;

/** The pictures' side of the node: a grant in every path, checked for every file. @throws HttpError */
export async function handleLive(
  deps: LiveDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const [, token = '', cameraId = '', sub, file = ''] = LIVE.exec(path) ?? [];
  const kind: StreamKind = sub === undefined ? 'main' : 'sub';
  const grant = deps.access.read(token, cameraId, Date.now());
  if (grant === null || (request.method !== 'GET' && request.method !== 'HEAD')) throw denied();
  // A grant for a recording opens no live picture.
  if (grant.from !== undefined || grant.to !== undefined) throw denied();
  const camera = deps.relay.camera(cameraId);
  if (camera !== undefined && kind === 'sub' && camera.subUrl === undefined) throw notFound('This stream');
  if (file === 'state') {
    sendJson(response, 200, relayReport(deps.relay.session(cameraId, kind), camera, grant));
    return;
  }
  if (camera === undefined) throw unknownCamera();
  if (!deps.access.opensLive(grant, camera)) throw denied();
  if (file === POSTER_NAME && kind === 'main') {
    sendPoster(response, deps.relay.poster(cameraId));
    return;
  }

  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const release = camera.private ? deps.access.approvals.tie(grant.approval ?? '', gone) : () => undefined;
  try {
    const session = openSession(deps, cameraId, kind, file);
    response.once('close', session.viewers.ask(viewerOf(grant, camera)));
    if (file === PLAYLIST_NAME && !query.has('_HLS_msn')) await ready(deps, session, gone.signal);
    const directives = { msn: query.get('_HLS_msn'), part: query.get('_HLS_part') };
    const answer = await answerHls(session.stream, file, directives, gone.signal);
    if (!mayStillSee(deps, grant, camera)) throw denied();
    if (!gone.signal.aborted) sendAnswer(response, answer, session, camera.private ? 'no-store' : undefined);
  } catch (error) {
    // Whatever was waited for: a viewing that is over says so, and nothing else.
    throw mayStillSee(deps, grant, camera) ? error : denied();
  } finally {
    release();
  }
}

/** Whether a grant that was good when the request came is so after the wait; a public picture may be finished. */
const mayStillSee = (deps: LiveDeps, grant: PlayGrantPayload, camera: CameraRegistration): boolean =>
  !camera.private || deps.access.accepts(grant, Date.now());

const viewerOf = ({ approval, session, terminal }: PlayGrantPayload, camera: CameraRegistration): string =>
  camera.private ? approvedViewer(approval ?? '') : `${session} ${terminal}`;

/** Only the playlist starts a camera: a file of a stream that has ended is gone. */
function openSession({ relay }: LiveDeps, cameraId: string, kind: StreamKind, file: string): RelaySession {
  try {
    const session = file === PLAYLIST_NAME ? relay.open(cameraId, kind) : relay.session(cameraId, kind);
    if (session !== undefined) return session;
  } catch (error) {
    if (error instanceof NodeFullError) throw nodeFull();
    throw error;
  }
  throw notFound('This file');
}

/** Waits for a picture that may be shown as live. */
async function ready(deps: LiveDeps, session: RelaySession, signal: AbortSignal): Promise<void> {
  const playable = await session.ready(deps.coldWaitMs, signal);
  if (signal.aborted || (playable && !session.isOld(Date.now()))) return;
  throw noPicture(session);
}

function noPicture({ cameraId, error, state }: RelaySession): HttpError {
  const [status, text] = errorTable['camera.noPicture'];
  const why = error?.message ?? 'the camera has not sent a whole segment yet';
  const details = { state, reason: error?.reason ?? null };
  const message = format(text, cameraId, why);
  return new HttpError(status, 'camera.noPicture', message, { details, retryAfterS: 2 });
}

/** @param caching what is said of the file instead of its own age */
function sendAnswer(
  response: ServerResponse,
  answer: HlsAnswer,
  session: RelaySession,
  caching?: 'no-store',
): void {
  if (answer.status === 404) throw notFound('This file');
  if (answer.status === 400)
    throw new HttpError(400, 'request.invalid', 'The playlist cannot be asked for like this');
  if (answer.status === 503) throw noPicture(session);
  response.writeHead(200, {
    'content-type': answer.type,
    'content-length': answer.pieces.reduce((sum, { length }) => sum + length, 0),
    'cache-control':
      caching ?? (answer.maxAgeS > 0 ? `private, max-age=${answer.maxAgeS}, immutable` : 'no-store'),
  });
  if (response.req.method !== 'HEAD') for (const piece of answer.pieces) response.write(piece);
  response.end();
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RelayReport } from '@fengqiao/contract/cameras';
import { errorTable } from '@fengqiao/contract/errors';
import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';
import type { CameraRegistration } from '@fengqiao/contract/stream-node';
import type { Approvals } from '../access/approvals.ts';
import { verifyPlayGrant } from '../access/play-grant.ts';
import { answerHls, type HlsAnswer, PLAYLIST_NAME } from '../hls/handler.ts';
import { approvedViewer, NodeFullError, type Relay } from '../relay/relay.ts';
import type { RelaySession } from '../relay/relay-session.ts';
import { nodeFull, unknownCamera } from './internal-routes.ts';
import { HttpError, sendJson } from './respond.ts';

export interface LiveDeps {
  relay: Relay;
  secret: string;
  approvals: Approvals;
  /** Longest wait for the first playlist of a cold camera, ms. */
  coldWaitMs: number;
}

/** Nothing is decoded: what does not fit as it stands is refused like a wrong grant. */
const LIVE = /^\/live\/([A-Za-z0-9._-]{1,900})\/(\d{20})\/([a-z0-9.-]{1,60})$/;

/** The pictures' side of the node: a grant in every path, checked for every file. @throws HttpError */
export async function handleLive(
  deps: LiveDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<void> {
  const [, token = '', cameraId = '', file = ''] = LIVE.exec(path) ?? [];
  const grant = verifyPlayGrant(deps.secret, token, cameraId, Date.now());
  if (grant === null || (request.method !== 'GET' && request.method !== 'HEAD')) throw denied();
  // A grant for a recording opens no live picture.
  if (grant.from !== undefined || grant.to !== undefined) throw denied();
  if (grant.approval !== undefined && deps.approvals.hasEnded(grant.approval)) throw denied();
  const camera = deps.relay.camera(cameraId);
  if (file === 'state') {
    sendJson(response, 200, report(deps.relay.session(cameraId), camera, grant));
    return;
  }
  if (camera === undefined) throw unknownCamera(503);
  if (camera.private && grant.approval === undefined) throw denied();

  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const release = camera.private ? deps.approvals.tie(grant.approval ?? '', gone) : () => undefined;
  try {
    const session = openSession(deps, cameraId, file);
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
  !camera.private || (!deps.approvals.hasEnded(grant.approval ?? '') && Date.now() < grant.expires * 1000);

const viewerOf = ({ approval, session, terminal }: PlayGrantPayload, camera: CameraRegistration): string =>
  camera.private ? approvedViewer(approval ?? '') : `${session} ${terminal}`;

const denied = (): HttpError =>
  new HttpError(...([errorTable['play.denied'][0], 'play.denied', errorTable['play.denied'][1]] as const));

/** Only the playlist starts a camera: a file of a stream that has ended is gone. */
function openSession(deps: LiveDeps, cameraId: string, file: string): RelaySession {
  try {
    const session = file === PLAYLIST_NAME ? deps.relay.open(cameraId) : deps.relay.session(cameraId);
    if (session !== undefined) return session;
  } catch (error) {
    if (error instanceof NodeFullError) throw nodeFull(error);
    throw error;
  }
  throw new HttpError(404, 'notFound', 'This file does not exist');
}

/** Waits for a picture that may be shown as live. */
async function ready(deps: LiveDeps, session: RelaySession, signal: AbortSignal): Promise<void> {
  const playable = await session.ready(deps.coldWaitMs, signal);
  if (signal.aborted || (playable && !session.isOld(Date.now()))) return;
  throw noPicture(session);
}

function noPicture({ error, state }: RelaySession): HttpError {
  const message = error?.message ?? 'the camera has not sent a whole segment yet';
  const details = { state, reason: error?.reason ?? null };
  return new HttpError(503, 'camera.noPicture', message, { details, retryAfterS: 2 });
}

/** @param caching what is said of the file instead of its own age */
function sendAnswer(
  response: ServerResponse,
  answer: HlsAnswer,
  session: RelaySession,
  caching?: 'no-store',
): void {
  if (answer.status === 404) throw new HttpError(404, 'notFound', 'This file does not exist');
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

/** The state of a picture with words; asking for it starts nothing. A private camera shows that it is one, no more. */
function report(
  session: RelaySession | undefined,
  camera: CameraRegistration | undefined,
  grant: PlayGrantPayload,
): RelayReport & { latencyMs: number | null } {
  const now = Date.now();
  const hidden = camera?.private === true && grant.approval === undefined;
  const unknown = camera === undefined ? unknownCamera(503) : undefined;
  const status = hidden ? undefined : session?.status(now);
  const { lastFrameAt = null, latencyMs = null, droppedFrames = 0, codec = null } = status?.stats ?? {};
  return {
    state: hidden ? 'private' : unknown ? 'failed' : (status?.state ?? 'idle'),
    reason: unknown?.code ?? status?.reason ?? null,
    message: unknown?.message ?? status?.message ?? null,
    now: new Date(now).toISOString(),
    lastFrameAt: lastFrameAt === null ? null : new Date(lastFrameAt).toISOString(),
    latencyMs,
    droppedFrames,
    codec,
  };
}

/** An id from the caller when it is harmless, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
}

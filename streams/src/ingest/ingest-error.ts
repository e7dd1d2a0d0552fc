/** Why a camera gives no picture. The code is stable (the dashboard translates it). */
export type IngestReason =
  | 'refused'
  | 'unreachable'
  | 'no-answer'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'bad-sdp'
  | 'no-video'
  | 'unsupported-codec'
  | 'no-tcp-transport'
  | 'camera-error'
  | 'protocol-error'
  | 'connection-lost'
  | 'no-rtp'
  | 'no-key-frame'
  | 'no-parameter-sets'
  | 'internal';

const WORDS: Record<IngestReason, string> = {
  refused: 'the camera refused the connection',
  unreachable: 'the camera cannot be reached',
  'no-answer': 'the camera does not answer',
  unauthorized: 'the camera refused the user name or password',
  forbidden: 'the camera forbids this stream',
  'not-found': 'the camera knows no such stream',
  'bad-sdp': 'the camera described its stream in a way that cannot be read',
  'no-video': 'the camera offers no video',
  'unsupported-codec': 'the camera offers no H.264 or H.265 video',
  'no-tcp-transport': 'the camera does not send over TCP',
  'camera-error': 'the camera answered with an error',
  'protocol-error': 'the camera broke the RTSP protocol',
  'connection-lost': 'the camera closed the connection',
  'no-rtp': 'the camera stopped sending',
  'no-key-frame': 'the camera sends no key frame',
  'no-parameter-sets': 'the camera sends no parameter sets (SPS/PPS)',
  internal: 'the relay failed on this stream',
};

/** Asking again soon cannot help and may lock the camera's account: these wait the full back-off. */
const LASTING: ReadonlySet<IngestReason> = new Set([
  'unauthorized',
  'forbidden',
  'not-found',
  'bad-sdp',
  'no-video',
  'unsupported-codec',
  'no-tcp-transport',
]);

/** The end of one camera connection. The message never holds an address, a user name or a password. */
export class IngestError extends Error {
  readonly reason: IngestReason;

  constructor(reason: IngestReason, detail?: string, cause?: unknown) {
    super(detail === undefined ? WORDS[reason] : `${WORDS[reason]} (${detail})`, { cause });
    this.name = 'IngestError';
    this.reason = reason;
  }

  /** True when only a change at the camera or of its registration helps. */
  get lasting(): boolean {
    return LASTING.has(this.reason);
  }
}

/** The reason behind an RTSP status other than 200. */
export function errorOfStatus(method: string, status: number): IngestError {
  const detail = `${method} ${status}`;
  if (status === 401) return new IngestError('unauthorized', detail);
  if (status === 403) return new IngestError('forbidden', detail);
  if (status === 404) return new IngestError('not-found', detail);
  if (status === 461) return new IngestError('no-tcp-transport', detail);
  return new IngestError('camera-error', detail);
}

/** The reason behind whatever was thrown while connecting. */
export function errorOfCause(cause: unknown): IngestError {
  if (cause instanceof IngestError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ECONNREFUSED') return new IngestError('refused', undefined, cause);
  if (code === 'ECONNRESET' || code === 'EPIPE') return new IngestError('connection-lost', code, cause);
  if (code.startsWith('E')) return new IngestError('unreachable', code, cause);
  return new IngestError('internal', undefined, cause);
}

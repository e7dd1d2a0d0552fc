import type { ErrorBody } from '@fengqiao/contract/errors';
import { TERMINAL_PROOF_HEADER } from '@fengqiao/contract/terminals';
import { inDrill, inSpace, leaveSpace, markedFileName } from './space.ts';
import { renewProof, terminalProof } from './terminal/proof.ts';

/** A refusal of the gateway, or the network's. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 = the gateway could not be reached. */
  readonly status: number;
  /** Code of the contract's error table, or `network`. */
  readonly code: string;
  /** Names the line in the gateway's log; empty without an answer. */
  readonly requestId: string;
  readonly details: unknown;
  /** Seconds after which the gateway wants to be asked again; null = it did not say. */
  readonly retryAfterS: number | null;

  constructor(
    status: number,
    error: { code: string; message: string; requestId?: string; details?: unknown },
    retryAfterS: number | null = null,
  ) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.requestId = error.requestId ?? '';
    this.details = error.details;
    this.retryAfterS = retryAfterS;
  }
}

/** Values of a query string; undefined, null and '' are left out. */
export type Query = Record<string, string | number | boolean | null | undefined>;

/** Path with its query string, keys in the order given. */
export function urlOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  /** Sent as JSON, or as it is when it is a form or a file. */
  body?: unknown;
  signal?: AbortSignal;
}

const sessionEnded = new Set<() => void>();

/** Calls back when an answer says that there is no session any more; returns the way to stop. */
export function onSessionEnded(listener: () => void): () => void {
  sessionEnded.add(listener);
  return () => sessionEnded.delete(listener);
}

/** Tells everybody that asked that the session is over (also when a socket says so). */
export function reportSessionEnded(): void {
  for (const listener of sessionEnded) listener();
}

const passwordDue = new Set<() => void>();

/** Calls back when an answer says that the password has to be changed first; returns the way to stop. */
export function onPasswordDue(listener: () => void): () => void {
  passwordDue.add(listener);
  return () => passwordDue.delete(listener);
}

/** Calls the gateway; T is the contract's type of the answer. Throws `ApiError` for every refusal. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Calls the gateway for a picture or another file. Throws `ApiError` for every refusal. */
export async function requestBytes(path: string, options: RequestOptions = {}): Promise<ArrayBuffer> {
  return (await send(path, options)).arrayBuffer();
}

/** Calls the gateway for an answer that comes line by line (NDJSON); `onLine` gets each as it arrives. Throws `ApiError`. */
export async function requestLines<T>(
  path: string,
  options: RequestOptions,
  onLine: (line: T) => void,
): Promise<void> {
  const response = await send(path, options);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) break;
    const lines = (rest + chunk.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(JSON.parse(line) as T);
  }
}

/** Every item of a list that comes in pages; for lists of some hundreds. */
export async function allPages<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query: Query = { limit: 200, cursor };
    const page: { items: T[]; nextCursor: string | null } = await request(path, { query, signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** Fetches a file and hands it to the browser as a download: a plain link would carry no proof of the terminal. */
export async function download(path: string, options: RequestOptions, fileName: string): Promise<void> {
  const response = await send(path, options);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = markedFileName(fileName);
  link.click();
  URL.revokeObjectURL(url);
}

/** The answer to a request that was granted. */
async function send(path: string, options: RequestOptions, again = false): Promise<Response> {
  const response = await fetchOnce(path, options);
  if (response.ok) return response;
  const error = await readError(response);
  // Another tab has logged in, or this machine's clock was set: worth one more try with a new proof.
  if (error.code === 'session.badProof' && !again && (await renewProof(response.headers.get('date'))))
    return send(path, options, true);
  // A login ends outside, and so does a drill: what is left of it here is of no use any more.
  if (inDrill && ['drill.over', 'session.required', 'session.badProof'].includes(error.code)) leaveSpace();
  else if (error.code === 'session.required' || error.code === 'session.badProof') reportSessionEnded();
  if (error.code === 'password.mustChange') for (const listener of passwordDue) listener();
  throw error;
}

async function fetchOnce(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', query, body, signal } = options;
  const isForm = body instanceof FormData || body instanceof Blob;
  // Some answers hold words: definitions, evidence, notices.
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const proof = await terminalProof();
  if (proof !== null) headers[TERMINAL_PROOF_HEADER] = proof;
  try {
    return await fetch(urlOf(inSpace(path), query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, { code: 'network', message: 'The gateway cannot be reached' });
  }
}

async function readError(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterS = Number.isFinite(seconds) ? seconds : null;
  try {
    const { error } = (await response.json()) as ErrorBody;
    return new ApiError(response.status, error, retryAfterS);
  } catch {
    // A proxy in between answers with its own page.
    return new ApiError(response.status, { code: 'badAnswer', message: `HTTP ${response.status}` });
  }
}

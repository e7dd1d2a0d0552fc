import type { ErrorBody } from '@fengqiao/contract/errors';

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

  constructor(
    status: number,
    error: { code: string; message: string; requestId?: string; details?: unknown },
  ) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.requestId = error.requestId ?? '';
    this.details = error.details;
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
  /** Sent as JSON, or as it is when it is a form. */
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

/** Calls the gateway; T is the contract's type of the answer. Throws `ApiError` for every refusal. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', query, body, signal } = options;
  const isForm = body instanceof FormData;
  // Some answers hold words: definitions, evidence, notices.
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(urlOf(path, query), {
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
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const error = await readError(response);
  if (error.code === 'session.required') reportSessionEnded();
  throw error;
}

async function readError(response: Response): Promise<ApiError> {
  try {
    const { error } = (await response.json()) as ErrorBody;
    return new ApiError(response.status, error);
  } catch {
    // A proxy in between answers with its own page.
    return new ApiError(response.status, { code: 'badAnswer', message: `HTTP ${response.status}` });
  }
}

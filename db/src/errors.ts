/** What a failed statement means for the caller. */
export type DatabaseErrorKind =
  /** No server, or the session was lost: nothing is known to be stored; try again later (503). */
  | 'unavailable'
  /** The server cannot write for want of space (503). */
  | 'diskFull'
  /** The server or this client gave up on a slow statement (503). */
  | 'timeout'
  /** Two transactions stood in each other's way: run the transaction again. */
  | 'conflict'
  | 'uniqueViolation'
  | 'foreignKeyViolation'
  | 'checkViolation'
  /** The value does not fit its column: too long, out of range, not of the type. */
  | 'badValue'
  /** A missing grant, or a row outside the session's area. */
  | 'denied'
  | 'other';

const BY_STATE: Record<string, DatabaseErrorKind> = {
  '23505': 'uniqueViolation',
  '23503': 'foreignKeyViolation',
  '23502': 'checkViolation',
  '23514': 'checkViolation',
  '40001': 'conflict',
  '40P01': 'conflict',
  '42501': 'denied',
  '53100': 'diskFull',
  '57014': 'timeout',
  '55P03': 'timeout',
  '25P03': 'timeout',
  // shut down by the operator, crash of another session, starting up or stopping, database dropped
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '57P04': 'unavailable',
  '53300': 'unavailable', // too many connections
  '25006': 'unavailable', // read-only: a replica during a fail-over
};

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT', // the server's socket file
]);

/** Texts of node-postgres, which gives its own errors no code. */
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed|pool after calling end/;
const SILENT = /Query read timeout/;

/** Sorts an error of the database or of the way to it. */
export function databaseErrorKind(error: unknown): DatabaseErrorKind {
  if (!(error instanceof Error)) return 'other';
  if (error instanceof AggregateError) return databaseErrorKind(error.errors[0]); // several addresses were tried
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') {
    const known = BY_STATE[code];
    if (known) return known;
    if (NETWORK.has(code) || code.startsWith('08')) return 'unavailable';
    if (code.startsWith('22')) return 'badValue';
    if (/^[0-9A-Z]{5}$/.test(code)) return 'other';
  }
  if (LOST.test(error.message)) return 'unavailable';
  if (SILENT.test(error.message)) return 'timeout';
  return 'other';
}

/** Whether trying again later may help: the answer is 503 with Retry-After, never 500. */
export function isUnavailable(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'unavailable' || kind === 'diskFull' || kind === 'timeout';
}

/** Whether a unique key refused the row; of that constraint or index when one is named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (databaseErrorKind(error) !== 'uniqueViolation') return false;
  return constraint === undefined || (error as { constraint?: unknown }).constraint === constraint;
}

/** Whether the session itself is in doubt and must not be used again. */
export function isSessionLost(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'unavailable' || (kind === 'timeout' && (error as { code?: unknown }).code !== '57014');
}

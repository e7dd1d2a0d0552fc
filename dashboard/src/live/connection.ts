/**
 * State of the way to the server. `live`: heartbeats arrive. `stale`: connected, but nothing has come for longer than two
 * heartbeats. `offline`: not connected. `since`: milliseconds of the last thing heard.
 */
export type Connection =
  | { kind: 'connecting' }
  | { kind: 'live'; delayMs: number | null }
  | { kind: 'stale'; since: number }
  | { kind: 'offline'; since: number };

/** A heartbeat comes every 5 s; after this silence the page says that it is stale. */
export const silenceMs = 11_000;

/** A connection that is back within this time was not missed by anybody: what was missed is fetched, no panel flickers. */
export const cutGraceMs = 1_500;

/** Milliseconds since when what is on screen may be out of date; null while it is live. */
export function staleSince(connection: Connection): number | null {
  return connection.kind === 'stale' || connection.kind === 'offline' ? connection.since : null;
}

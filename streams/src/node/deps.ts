import type { Logger } from 'pino';
import type { Access } from '../access/access.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { Relay } from '../relay/relay.ts';

/** What all parts of a node share: routes, the picture socket, recordings. */
export interface NodeDeps {
  relay: Relay;
  access: Access;
  /** `undefined`: this node records nothing. */
  recordings: Recordings | undefined;
  /** Shared with the gateway: authorises the internal routes. */
  secret: string;
  /** Origins whose pages may read pictures, or `*`. */
  allowOrigins: readonly string[];
  /** Longest wait for the first playlist of a cold camera, ms. */
  coldWaitMs: number;
  log: Logger;
  /** Epoch ms. */
  startedAt: number;
}

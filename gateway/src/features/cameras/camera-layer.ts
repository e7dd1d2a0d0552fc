import { createHash } from 'node:crypto';
import { camerasOfMap, camerasVersion } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { onlyCameras } from './reach.ts';

/** Ranges that are kept. */
const keptRanges = 30;

/** The map's camera layer as JSON text with its version; kept per range until a camera of it changes. */
export class CameraLayer {
  readonly #app: FastifyInstance;
  readonly #kept = new Map<string, { etag: string; json: string }>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** `json` null = the caller's copy is still right. */
  async read(
    session: AccountSession,
    areaCode: string | undefined,
    knownEtag: string | undefined,
  ): Promise<{ etag: string; json: string | null }> {
    const scope = narrow(session, areaCode);
    if (scope === null) return { etag: '"empty"', json: '{"rows":[]}' };
    return this.#app.readScope(scope, async (client) => {
      const only = await onlyCameras(client, session);
      const key = `${scope.lo}-${scope.hi}${only === null ? '' : `-${hashOf(only)}`}`;
      const { n, updatedAt } = await camerasVersion(client, scope);
      const etag = `"${key}-${n}-${updatedAt?.getTime() ?? 0}"`;
      if (etag === knownEtag) return { etag, json: null };
      const kept = this.#kept.get(key);
      if (kept?.etag === etag) return kept;
      const made = { etag, json: `{"rows":${await camerasOfMap(client, scope, only)}}` };
      this.#kept.delete(key);
      this.#kept.set(key, made);
      const oldest = this.#kept.keys().next().value;
      if (this.#kept.size > keptRanges && oldest !== undefined) this.#kept.delete(oldest);
      return made;
    });
  }
}

const hashOf = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.join(' ')).digest('base64url').slice(0, 16);

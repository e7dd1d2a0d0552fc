import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { camerasOfMap, camerasVersion } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { onlyCameras } from './reach.ts';

const packed = promisify(gzip);

/** Ranges that are kept. */
const keptRanges = 30;

/** The layer as it is sent: plain, or packed for whoever takes that. */
export interface LayerText {
  etag: string;
  json: string;
  gzip: Buffer;
}

/** The map's camera layer as JSON text with its version; kept per range until a camera of it changes. */
export class CameraLayer {
  readonly #app: FastifyInstance;
  readonly #kept = new Map<string, LayerText>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** null = the caller's copy is still right. */
  async read(
    session: AccountSession,
    areaCode: string | undefined,
    knownEtag: string | undefined,
  ): Promise<LayerText | null> {
    const scope = narrow(session, areaCode);
    if (scope === null) return layerText('"empty"', '{"rows":[]}');
    const read = await this.#app.readScope(scope, async (client) => {
      const only = await onlyCameras(client, session);
      const key = `${scope.lo}-${scope.hi}${only === null ? '' : `-${hashOf(only)}`}`;
      const { n, updatedAt } = await camerasVersion(client, scope);
      const etag = `"${key}-${n}-${updatedAt?.getTime() ?? 0}"`;
      if (etag === knownEtag) return null;
      const kept = this.#kept.get(key);
      if (kept?.etag === etag) return { key, kept };
      return { key, kept: null, etag, json: `{"rows":${await camerasOfMap(client, scope, only)}}` };
    });
    if (read === null) return null;
    if (read.kept !== null) return read.kept;
    const made = await layerText(read.etag, read.json);
    this.#kept.delete(read.key);
    this.#kept.set(read.key, made);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > keptRanges && oldest !== undefined) this.#kept.delete(oldest);
    return made;
  }
}

/** 31,000 cameras: 3.6 MB, packed 0.9 MB in a third of the time that the best packing takes. */
const layerText = async (etag: string, json: string): Promise<LayerText> => ({
  etag,
  json,
  gzip: await packed(json, { level: constants.Z_BEST_SPEED }),
});

const hashOf = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.join(' ')).digest('base64url').slice(0, 16);

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegionFacts } from '@fengqiao/contract/region';
import { areasByLevel, areasWithoutBorder } from '@fengqiao/db/queries/region';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';

const namedAtMost = 200;

/** The region pack and what the registry holds of it in the session's subtree. */
export async function regionFacts(app: FastifyInstance, session: AccountSession): Promise<RegionFacts> {
  const pack = app.region;
  const tiles =
    pack === null ? null : await stat(join(pack.folder, `${pack.name}.pmtiles`)).catch(() => null);
  const { levels, without } = await app.readScope(session, async (client) => ({
    levels: await areasByLevel(client, session),
    without: await areasWithoutBorder(client, session, namedAtMost),
  }));
  return {
    pack: pack && {
      name: pack.name,
      title: pack.title,
      rootAreaCode: pack.rootAreaCode,
      bounds: pack.bounds,
      notice: pack.notice,
      datum: pack.datum ?? 'WGS84',
      sources: pack.sources ?? [],
      tilesBytes: tiles?.size ?? null,
      builtAt: tiles?.mtime.toISOString() ?? null,
    },
    levels,
    without: without.areas,
    withoutTotal: without.total,
  };
}

import { type MapInside, type MapInsideQuery, mostCorners, mostInside } from '@fengqiao/contract/map-inside';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import { casesInside, type Ring } from '@fengqiao/db/queries/map-inside';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { mapConditions } from './map-filter.ts';

/** The cases inside a ring that was drawn on the map, by tier and by category. Throws `request.invalid` for a ring that is none. */
export async function inside(
  app: FastifyInstance,
  session: AccountSession,
  query: MapInsideQuery,
): Promise<MapInside> {
  const ring = ringOf(query.ring);
  const filter = await mapConditions(app, session, query);
  const tiers = { red: 0, orange: 0, blue: 0, none: 0 };
  if (filter === null) return { total: 0, tiers, categories: [], cases: [] };
  return app.readScope(session, async (client) => {
    const { groups, caseIds } = await casesInside(client, filter, ring, mostInside);
    const summaries = await summariesByIds(client, caseIds);
    const categories = new Map<string | null, number>();
    for (const { tier, category, n } of groups) {
      tiers[(tier ?? 'none') as keyof typeof tiers] += n;
      categories.set(category, (categories.get(category) ?? 0) + n);
    }
    return {
      total: groups.reduce((sum, { n }) => sum + n, 0),
      tiers,
      categories: [...categories].map(([category, n]) => ({ category, n })).sort((a, b) => b.n - a.n),
      cases: caseIds.flatMap((id) => summaries.get(id) ?? []),
    };
  });
}

/** The corners of `lng,lat,lng,lat…`. */
function ringOf(text: string): Ring {
  const numbers = text.split(',').map(Number);
  const ring = numbers.flatMap((lng, index) =>
    index % 2 === 0 ? [[lng, numbers[index + 1] ?? Number.NaN] as const] : [],
  );
  const onGlobe = ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
  if (!onGlobe || ring.length < 3 || ring.length > mostCorners)
    throw new AppError(
      'request.invalid',
      `ring must be 3 to ${mostCorners} corners as lng,lat pairs in degrees`,
    );
  return ring;
}

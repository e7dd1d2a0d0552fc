import {
  type Area,
  type AreaDetail,
  areaCodeOfKey,
  areaKey,
  areaRange,
  isWithin,
} from '@fengqiao/contract/areas';
import {
  type AreaCountsRow,
  type AreaRow,
  areaChildren,
  areaCounts,
  areaPath,
  findArea,
  searchAreas,
} from '@fengqiao/db/queries/areas';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';

const nothing: AreaCountsRow = { open: 0, blue: 0, orange: 0, red: 0, cameras: 0 };
/** 15-digit step between areas one level below. */
const stepBelow: Record<string, number> = {
  province: 10 ** 11,
  city: 10 ** 9,
  county: 10 ** 6,
  township: 10 ** 3,
  village: 1,
  grid: 1,
};

export function presentArea(row: AreaRow): Area {
  return {
    code: areaCodeOfKey(row.code),
    level: row.level as Area['level'],
    name: row.name,
    parent: row.parent === null ? null : areaCodeOfKey(row.parent),
    centre: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    synthetic: row.synthetic,
  };
}

/** An area with its children and what goes on in each. Throws `notFound` outside the session's subtree. */
export async function areaDetail(
  app: FastifyInstance,
  session: AccountSession,
  code: string,
): Promise<AreaDetail> {
  const absent = new AppError('notFound', `Area ${code}`);
  if (!isWithin(code, session.areaCode)) throw absent;
  return app.readScope(session, async (client) => {
    const area = await findArea(client, areaKey(code));
    if (area === null) throw absent;
    const path = await areaPath(client, area.code);
    const children = await areaChildren(client, area.code);
    const counts = await areaCounts(client, areaRange(code), stepBelow[area.level] ?? 1);
    const total = [...counts.values()].reduce(add, nothing);
    return {
      ...presentArea(area),
      path: path
        .filter((step) => isWithin(areaCodeOfKey(step.code), session.areaCode))
        .map((step) => ({ code: areaCodeOfKey(step.code), name: step.name })),
      counts: total,
      children: children.map((child) => ({
        ...presentArea(child),
        counts: counts.get(child.code) ?? nothing,
      })),
    };
  });
}

/** Areas of the session's subtree by name, code or level, in the order of their codes. */
export async function listAreas(
  app: FastifyInstance,
  session: AccountSession,
  query: { q?: string; area?: string; level?: string; cursor?: string; limit?: number },
): Promise<{ items: Area[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const scope = narrow(session, query.area);
  if (scope === null) return { items: [], nextCursor: null };
  const after = cursorKey(query.cursor, /^\d{15}$/);
  const rows = await searchAreas(app.pool, {
    lo: scope.lo,
    hi: scope.hi,
    q: query.q,
    level: query.level,
    after: after === undefined ? undefined : Number(after),
    limit: limit + 1,
  });
  return page(rows.map(presentArea), limit, (area) => String(areaKey(area.code)));
}

function add(sum: AreaCountsRow, row: AreaCountsRow): AreaCountsRow {
  return {
    open: sum.open + row.open,
    blue: sum.blue + row.blue,
    orange: sum.orange + row.orange,
    red: sum.red + row.red,
    cameras: sum.cameras + row.cameras,
  };
}

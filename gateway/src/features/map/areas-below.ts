import { areaCodeOfKey, areaKey, childStep, isWithin } from '@fengqiao/contract/areas';
import type { CaseFilter } from '@fengqiao/contract/cases';
import type { MapAreas } from '@fengqiao/contract/map-areas';
import { areaPath } from '@fengqiao/db/queries/areas';
import { casesByAreaBelow } from '@fengqiao/db/queries/map-areas';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { mapConditions } from './map-filter.ts';

/** The cases of an area (default: the session's) by those right below it. Throws `notFound` outside the session's subtree. */
export async function areasBelow(
  app: FastifyInstance,
  session: AccountSession,
  query: CaseFilter,
): Promise<MapAreas> {
  const areaCode = query.area ?? session.areaCode;
  const absent = new AppError('notFound', `Area ${areaCode}`);
  const filter = await mapConditions(app, session, { ...query, area: areaCode });
  if (filter === null || !isWithin(areaCode, session.areaCode)) throw absent;
  return app.readScope(session, async (client) => {
    const key = areaKey(areaCode);
    const path = await areaPath(client, key);
    const [self, above] = path.toReversed();
    if (self === undefined || self.code !== key) throw absent;
    const { total, areas } = await casesByAreaBelow(client, key, childStep(areaCode), filter);
    const parent = above && { areaCode: areaCodeOfKey(above.code), areaName: above.name };
    return {
      areaCode,
      areaName: self.name,
      parent: parent && isWithin(parent.areaCode, session.areaCode) ? parent : null,
      total,
      elsewhere: total.cases - areas.reduce((sum, { cases }) => sum + cases, 0),
      areas: areas.map(({ code, name, level, lng, lat, ...counts }) => ({
        areaCode: areaCodeOfKey(code),
        areaName: name,
        level: level as MapAreas['areas'][number]['level'],
        centre: lng === null || lat === null ? null : { lng, lat },
        ...counts,
      })),
    };
  });
}

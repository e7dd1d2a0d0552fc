import { areaKey, areaLevel, areaRange, isWithin } from '@fengqiao/contract/areas';
import type { Centre } from '@fengqiao/contract/centres';
import type { CentreNow, RoomsNow } from '@fengqiao/contract/rooms-now';
import { areaNames } from '@fengqiao/db/queries/areas';
import { searchCentres } from '@fengqiao/db/queries/centres';
import { type CentreCounts, centreCounts } from '@fengqiao/db/queries/rooms-now';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** A province with all its villages has more; its cities and counties come first by their ids. */
const mostCentres = 2_000;

/** What the centres of an area do now. Throws `access.denied` outside the session's subtree. */
export async function roomsNow(
  app: FastifyInstance,
  session: AccountSession,
  area: string | undefined,
): Promise<RoomsNow> {
  const areaCode = area ?? session.areaCode;
  const scope = narrow(session, areaCode);
  if (scope === null || !isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  const range = areaRange(areaCode);
  const { centres, names } = await app.readScope(scope, async (client) => ({
    centres: await searchCentres(client, { ...range, limit: mostCentres }),
    names: await areaNames(client, [areaKey(areaCode)]),
  }));
  const ranges = centres.map((centre) => ({ id: centre.id, ...areaRange(centre.areaCode) }));
  // Figures count sealed cases too, as indicators do: nobody can tell from one which case it was.
  const counts = await app.readScope({ ...scope, purpose: 'gateway' }, (client) =>
    centreCounts(client, range, ranges),
  );
  const byId = new Map(counts.map((each) => [each.id, each]));
  return {
    areaCode,
    areaName: names.get(areaKey(areaCode)) ?? areaCode,
    now: new Date().toISOString(),
    centres: centres
      .map(
        (centre): CentreNow => ({
          ...centre,
          level: areaLevel(centre.areaCode),
          ...countsOf(byId.get(centre.id)),
        }),
      )
      .sort((one, other) => areaKey(one.areaCode) - areaKey(other.areaCode)),
  };
}

function countsOf(counts: CentreCounts | undefined): Omit<CentreNow, 'level' | keyof Centre> {
  return {
    casesToday: counts?.casesToday ?? 0,
    receivedToday: counts?.receivedToday ?? 0,
    open: counts?.open ?? 0,
    mediating: counts?.mediating ?? 0,
    overdue: counts?.overdue ?? 0,
    red: counts?.red ?? 0,
    staff: counts?.staff ?? null,
    posts: counts?.posts ?? null,
    lastEventAt: counts?.lastEventAt?.toISOString() ?? null,
  };
}

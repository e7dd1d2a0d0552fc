import { areaCodeOfKey, areaLevel } from '@fengqiao/contract/areas';
import type { NewPresence } from '@fengqiao/contract/presence';
import { inScope } from '@fengqiao/db';
import { insertPresences, profiledCentres, upsertCentreProfile } from '@fengqiao/db/queries/presence';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import type { RegionPack } from './region-files.ts';

/** Who sits in the demo's centres, made up: those that are everywhere, those that take turns, those that come when called. */
const everywhere = ['court', 'procuratorate', 'publicSecurity', 'justice', 'petitions', 'humanResources'];
const byTurns = ['civilAffairs', 'housing', 'women', 'unions', 'lawSociety', 'naturalResources', 'health'];
const whenCalled = ['ecology', 'market', 'education', 'transport'];
const inTownships = ['justice', 'publicSecurity', 'petitions', 'women', 'civilAffairs'];

const since = '2025-01-01';
const by = 'demo';

/** Fills the register of presence of the demo; what people have entered since stays. */
export async function insertDemoPresence(
  pool: Pool,
  { centres }: Pick<RegionPack, 'centres'>,
): Promise<void> {
  await inScope(pool, wholeCountry, async (client) => {
    await insertPresences(
      client,
      centres.flatMap(({ id, area }, index) =>
        entriesOf(id, area, index).map((entry) => ({ ...entry, area, by })),
      ),
    );
    const known = await profiledCentres(client);
    for (const [index, { id, area }] of centres.entries())
      if (areaLevel(areaCodeOfKey(area)) !== 'township' && !known.has(id))
        await upsertCentreProfile(client, {
          centreId: id,
          area,
          by,
          floorAreaM2: 1_200 + (index % 5) * 190,
          grade: index % 4 === 0 ? 'county' : 'township',
          posts: 7 + (index % 6),
          fullTimeStaff: 4 + (index % 3),
        });
  });
}

function entriesOf(centreId: string, area: number, index: number): NewPresence[] {
  const entry = (department: string, kind: NewPresence['kind'], at: number): NewPresence => ({
    centreId,
    department,
    kind,
    staff: kind === 'onCall' ? 0 : 1 + ((index + at) % 5),
    windows: kind === 'resident' ? 1 : 0,
    since,
    until: null,
  });
  const some = (departments: readonly string[], kind: NewPresence['kind'], outOf: number) =>
    departments.map((each, at) => entry(each, kind, at)).filter((_, at) => (index + at * 3) % outOf !== 0);
  if (areaLevel(areaCodeOfKey(area)) === 'township') return some(inTownships, 'resident', 4);
  return [
    ...everywhere.map((each, at) => entry(each, 'resident', at)),
    ...some(byTurns, 'rotating', 3),
    ...some(whenCalled, 'onCall', 2),
  ];
}

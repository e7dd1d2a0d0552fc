import type { Queryable } from '../pool.ts';

/** Areas below one, with whether cases of the last days came from them online and on site. */
export interface CoveredArea {
  /** 15-digit key. */
  area: number;
  name: string;
  online: boolean;
  onsite: boolean;
}

const since = `s.registered_at >= now() - make_interval(days => $1)`;

/** The areas right below one, each with whether any case registered in the last days lies in it, by kind of channel. */
export async function coveredAreas(tx: Queryable, parent: number, days: number): Promise<CoveredArea[]> {
  const { rows } = await tx.query<CoveredArea>({
    name: 'coverage.areas',
    text: `select a.code as area, a.name,
                  exists (select from case_state s where ${since} and s.area between a.code and a.code + a.span
                             and s.channel <> 'onsite') as online,
                  exists (select from case_state s where ${since} and s.area between a.code and a.code + a.span
                             and s.channel = 'onsite') as onsite
             from (select code, name, case level when 'city' then 100000000000 when 'county' then 1000000000
                                                 when 'township' then 1000000 when 'village' then 1000 else 1 end - 1 as span
                     from area where parent = $2) a
            order by a.code`,
    values: [days, parent],
  });
  return rows;
}

/** The levels at which cases registered in the last days lie, by kind of channel. */
export async function coveredLevels(
  tx: Queryable,
  range: { lo: number; hi: number },
  days: number,
): Promise<{ level: string; online: boolean; onsite: boolean }[]> {
  const { rows } = await tx.query<{ level: string; online: boolean; onsite: boolean }>({
    name: 'coverage.levels',
    text: `select a.level, bool_or(s.channel <> 'onsite') as online, bool_or(s.channel = 'onsite') as onsite
             from case_state s join area a on a.code = s.area
            where ${since} and s.area between $2 and $3 and s.channel is not null group by a.level`,
    values: [days, range.lo, range.hi],
  });
  return rows;
}

import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { Camera, CameraFacets } from '@fengqiao/contract/cameras';
import type { Queryable } from '../pool.ts';
import { type CameraRow, cameraColumns, cameraJoins, toCamera } from './cameras.ts';

/** What a list of cameras is asked for. */
export interface CameraFilter {
  lo: number;
  hi: number;
  /** Part of the name, of the owner or of the name of the area it lies in, initials of the name, or the beginning of the id. */
  q?: string | undefined;
  /** west, south, east, north in WGS-84 degrees. */
  bbox?: readonly number[] | undefined;
  placeType?: string | undefined;
  owner?: string | undefined;
  ownerKind?: string | undefined;
  zone?: string | undefined;
  playable?: boolean | undefined;
  turnable?: boolean | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
}

export interface CameraSearch extends CameraFilter {
  /** Id of the last camera of the page before. */
  after?: string | undefined;
  limit: number;
}

/** Cameras of the scope in the order of their ids. Names of areas are looked up for the rows of the page alone. */
export async function searchCameras(db: Queryable, search: CameraSearch): Promise<Camera[]> {
  const { conditions, values, bind } = await conditionsOf(db, search);
  if (search.after !== undefined) conditions.push(`c.id > ${bind(search.after)}`);
  const answer = await db.query<CameraRow>(
    `with page as materialized (
       select c.* from camera c where ${conditions.join(' and ')} order by c.id limit ${bind(search.limit)}
     )
     select ${cameraColumns} from page c ${cameraJoins} order by c.id`,
    values,
  );
  return answer.rows.map(toCamera);
}

/** Owners that a list of facets names. */
const namedOwners = 50;

/** How many cameras a filter finds, and of which kinds: one pass over the registry. */
export async function countCameras(db: Queryable, filter: CameraFilter): Promise<CameraFacets> {
  const { conditions, values } = await conditionsOf(db, filter);
  const { rows } = await db.query<{ facet: string; value: string | null; n: number }>(
    `with found as materialized (
       select c.owner, c.owner_kind, c.place_type, c.zone, c.source_sealed is not null as playable,
              c.device_sealed is not null and c.ptz_type is distinct from 3 as turnable
         from camera c where ${conditions.join(' and ')}
     )
     select case when grouping(owner) = 0 then 'owner' when grouping(owner_kind) = 0 then 'ownerKind'
                 when grouping(place_type) = 0 then 'placeType' when grouping(zone) = 0 then 'zone'
                 when grouping(playable) = 0 then 'playable' when grouping(turnable) = 0 then 'turnable'
                 else 'total' end as facet,
            coalesce(owner, owner_kind, place_type, zone, playable::text, turnable::text) as value,
            count(*)::int as n
       from found
      group by grouping sets ((), (owner), (owner_kind), (place_type), (zone), (playable), (turnable))
      order by n desc, value`,
    values,
  );
  const of = (facet: string) =>
    rows.flatMap(({ facet: its, value, n }) => (its === facet && value !== null ? [{ value, n }] : []));
  const truth = (facet: string) => of(facet).find(({ value }) => value === 'true')?.n ?? 0;
  return {
    total: rows.find(({ facet }) => facet === 'total')?.n ?? 0,
    owner: of('owner').slice(0, namedOwners),
    ownerKind: of('ownerKind'),
    placeType: of('placeType'),
    zone: of('zone'),
    playable: truth('playable'),
    turnable: truth('turnable'),
  };
}

interface Conditions {
  conditions: string[];
  values: unknown[];
  /** Adds a value; answers its place. */
  bind(value: unknown): string;
}

async function conditionsOf(db: Queryable, filter: CameraFilter): Promise<Conditions> {
  const values: unknown[] = [filter.lo, filter.hi];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['c.area between $1 and $2'];
  if (filter.q !== undefined) {
    const q = bind(filter.q);
    const inside = (await areasNamed(db, filter.q)).map(
      ({ lo, hi }) => `c.area between ${bind(lo)} and ${bind(hi)}`,
    );
    conditions.push(
      `(${[`position(lower(${q}) in c.search_text) > 0`, `starts_with(c.id, ${q})`, ...inside].join(' or ')})`,
    );
  }
  if (filter.bbox !== undefined) {
    const [west, south, east, north] = filter.bbox.map(bind);
    conditions.push(`c.lng between ${west} and ${east} and c.lat between ${south} and ${north}`);
  }
  if (filter.placeType !== undefined) conditions.push(`c.place_type = ${bind(filter.placeType)}`);
  if (filter.owner !== undefined) conditions.push(`c.owner = ${bind(filter.owner)}`);
  if (filter.ownerKind !== undefined) conditions.push(`c.owner_kind = ${bind(filter.ownerKind)}`);
  if (filter.zone !== undefined) conditions.push(`c.zone = ${bind(filter.zone)}`);
  if (filter.playable !== undefined)
    conditions.push(`c.source_sealed is ${filter.playable ? 'not null' : 'null'}`);
  if (filter.turnable !== undefined)
    conditions.push(
      `${filter.turnable ? '' : 'not '}(c.device_sealed is not null and c.ptz_type is distinct from 3)`,
    );
  if (filter.ids !== undefined) conditions.push(`c.id = any(${bind(filter.ids)}::text[])`);
  return { conditions, values, bind };
}

/** More areas than this are no place but a word that many names hold. */
const mostAreas = 12;

/** Subtrees of the areas whose name holds the words; one word of a single character names no place. */
async function areasNamed(db: Queryable, words: string): Promise<{ lo: number; hi: number }[]> {
  if (words.length < 2 || /^\d+$/.test(words)) return [];
  const { rows } = await db.query<{ code: number }>({
    name: 'areas-named',
    text: `select code from area where position(lower($1) in lower(name)) > 0 order by code limit ${mostAreas + 1}`,
    values: [words],
  });
  return rows.length > mostAreas ? [] : rows.map(({ code }) => areaRange(areaCodeOfKey(code)));
}

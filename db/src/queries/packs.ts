import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

/** A pack without its pages. */
export interface PackRow {
  id: string;
  kind: string;
  area: number;
  areaName: string;
  profile: string;
  profileVersion: string;
  fromDay: string;
  untilDay: string;
  takenAt: Date;
  through: number;
  sha256: string;
}

export type NewPack = Omit<PackRow, 'areaName'> & { content: string };

/** The cases behind a figure, the newest registration first, with the tier that each had. */
export interface NewPackList {
  name: string;
  counted: number;
  caseIds: readonly number[];
  tiers: readonly (string | null)[];
}

/** Stores frozen figures; they are never changed afterwards. */
export async function insertPack(tx: Queryable, pack: NewPack): Promise<void> {
  await tx.query({
    name: 'packs.insert',
    text: `insert into pack (id, kind, area, profile, profile_version, from_day, until_day, taken_at, through, content, sha256)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      pack.id,
      pack.kind,
      pack.area,
      pack.profile,
      pack.profileVersion,
      pack.fromDay,
      pack.untilDay,
      pack.takenAt,
      pack.through,
      pack.content,
      pack.sha256,
    ],
  });
}

/** Stores the lists of a pack. */
export async function insertPackLists(
  tx: Queryable,
  packId: string,
  lists: readonly NewPackList[],
): Promise<void> {
  await tx.query({
    name: 'packs.insertLists',
    text: `insert into pack_list (pack_id, name, counted, case_ids, tiers)
           select $1, l.name, l.counted, l.case_ids::bigint[], l.tiers::text[]
             from unnest($2::text[], $3::int[], $4::text[], $5::text[]) as l (name, counted, case_ids, tiers)`,
    values: [
      packId,
      arrayLiteral(lists.map(({ name }) => name)),
      arrayLiteral(lists.map(({ counted }) => counted)),
      arrayLiteral(lists.map(({ caseIds }) => arrayLiteral(caseIds))),
      arrayLiteral(lists.map(({ tiers }) => arrayLiteral(tiers))),
    ],
  });
}

const columns = `p.id, p.kind, p.area, coalesce(a.name, '') as "areaName", p.profile, p.profile_version as "profileVersion",
  p.from_day as "fromDay", p.until_day as "untilDay", p.taken_at as "takenAt", p.through, p.sha256`;

/** Packs of the scope by id, without their pages. */
export async function packHeads(tx: Queryable, ids: readonly string[]): Promise<Map<string, PackRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<PackRow>({
    name: 'packs.heads',
    text: `select ${columns} from pack p left join area a on a.code = p.area where p.id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** A pack of the scope with the very text that was hashed, or null. */
export async function findPack(tx: Queryable, id: string): Promise<(PackRow & { content: string }) | null> {
  const { rows } = await tx.query<PackRow & { content: string }>({
    name: 'packs.find',
    text: `select ${columns}, p.content from pack p left join area a on a.code = p.area where p.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** How many cases a list of a pack counted, and how many of them the scope may see now; null = no such list. */
export async function packListCounts(
  tx: Queryable,
  packId: string,
  name: string,
): Promise<{ counted: number; total: number } | null> {
  const { rows } = await tx.query<{ counted: number; total: number }>({
    name: 'packs.listCounts',
    text: `select l.counted, (select count(*)::int from case_state s where s.case_id = any(l.case_ids)) as total
             from pack_list l where l.pack_id = $1 and l.name = $2`,
    values: [packId, name],
  });
  return rows[0] ?? null;
}

/** Cases of a list after a place in it that the scope may see now, with their place and the tier that they had. */
export async function packListCases(
  tx: Queryable,
  packId: string,
  name: string,
  after: number,
  limit: number,
): Promise<{ caseId: number; place: number; tier: string | null }[]> {
  const { rows } = await tx.query<{ caseId: number; place: number; tier: string | null }>({
    name: 'packs.listCases',
    text: `select u.case_id as "caseId", u.place::int as place, u.tier
             from pack_list l, unnest(l.case_ids, l.tiers) with ordinality u (case_id, tier, place)
            where l.pack_id = $1 and l.name = $2 and u.place > $3
              and exists (select from case_state s where s.case_id = u.case_id)
            order by u.place limit $4`,
    values: [packId, name, after, limit],
  });
  return rows;
}

/** Of case codes those that the scope may see now. */
export async function visibleCodes(tx: Queryable, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const { rows } = await tx.query<{ case_code: string }>({
    name: 'packs.visibleCodes',
    text: 'select case_code from case_state where case_code = any($1::text[])',
    values: [codes],
  });
  return new Set(rows.map((row) => row.case_code));
}

/** Lists of a pack whose names begin so and that hold a case which the scope does not see (any more). */
export async function listsWithHidden(tx: Queryable, packId: string, prefix: string): Promise<Set<string>> {
  const { rows } = await tx.query<{ name: string }>({
    name: 'packs.listsWithHidden',
    text: `select l.name from pack_list l
            where l.pack_id = $1 and starts_with(l.name, $2)
              and (select count(*) from case_state s where s.case_id = any(l.case_ids)) < cardinality(l.case_ids)`,
    values: [packId, prefix],
  });
  return new Set(rows.map(({ name }) => name));
}

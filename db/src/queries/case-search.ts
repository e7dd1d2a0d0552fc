import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

export interface CaseSearchRow {
  caseId: number;
  area: number;
  /** Folded title, masked. */
  masked: string;
  /** Folded title as written; null = the same. */
  written: string | null;
  /** Pairs of characters and single characters of both. */
  grams: readonly number[];
}

/** Stores what searches look into, one row per case; that of a sealed case is sealed with it. */
export async function upsertCaseSearch(tx: Queryable, rows: readonly CaseSearchRow[]): Promise<void> {
  await tx.query({
    name: 'caseSearch.upsert',
    text: `insert into case_search (case_id, area, masked, written, grams, sealed)
           select n.case_id, n.area, n.masked, n.written, n.grams::int[], s.sealed
             from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[])
                    as n (case_id, area, masked, written, grams)
             join case_state s on s.case_id = n.case_id
           on conflict (case_id) do update
             set masked = excluded.masked, written = excluded.written, grams = excluded.grams`,
    values: [
      arrayLiteral(rows.map(({ caseId }) => caseId)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ masked }) => masked)),
      arrayLiteral(rows.map(({ written }) => written)),
      arrayLiteral(rows.map(({ grams }) => arrayLiteral(grams))),
    ],
  });
}

/** Cases of the scope that hold all pairs of characters, at most so many: more than the word itself would find, never fewer. */
export async function caseIdsByGrams(
  tx: Queryable,
  grams: readonly number[],
  most: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>({
    name: 'caseSearch.ids',
    text: 'select case_search_ids($1::int[], $2) as id',
    values: [arrayLiteral(grams), most],
  });
  return rows.map(({ id }) => id);
}

/** The last of the next cases after an id, at most so many; null = there are none. Needs the gateway's scope. */
export async function lastOfNextCases(tx: Queryable, after: number, most: number): Promise<number | null> {
  const { rows } = await tx.query<{ last: number | null }>({
    name: 'caseSearch.lastOfNext',
    text: `select max(case_id) as last
             from (select case_id from case_text where case_id > $1 order by case_id limit $2) next`,
    values: [after, most],
  });
  return rows[0]?.last ?? null;
}

/** Masked cases between two ids (the first excluded) that searches do not know yet, in order. Needs the gateway's scope. */
export async function casesWithoutSearch(
  tx: Queryable,
  after: number,
  upTo: number,
  limit: number,
): Promise<{ case_id: number; area: number; title: string; title_masked: string }[]> {
  const { rows } = await tx.query<{ case_id: number; area: number; title: string; title_masked: string }>({
    name: 'caseSearch.missing',
    // The state is locked as ingest locks it, so that a title that comes in just now is not overwritten by the one before.
    text: `select t.case_id, t.area, t.title, t.title_masked
             from case_text t join case_state s on s.case_id = t.case_id
            where t.case_id > $1 and t.case_id <= $2 and t.title_masked is not null
              and not exists (select from case_search f where f.case_id = t.case_id)
            order by t.case_id limit $3 for no key update of s`,
    values: [after, upTo, limit],
  });
  return rows;
}

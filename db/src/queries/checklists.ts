import type { ChecklistItemInput } from '@fengqiao/contract/checklists';
import type { Queryable } from '../pool.ts';

/** What an area says of an item. */
export interface ItemRow extends Omit<ChecklistItemInput, 'areaCode'> {
  area: number;
  list: string;
  item: number;
  updatedBy: string;
  updatedAt: Date;
}

/** What areas say of all items, their own. */
export async function itemsOf(db: Queryable, areas: readonly number[]): Promise<ItemRow[]> {
  const { rows } = await db.query<ItemRow>(
    `select area, list, item, state, words, evidence, link, fact, updated_by as "updatedBy", updated_at as "updatedAt"
       from checklist_item where area = any($1::bigint[])`,
    [areas],
  );
  return rows;
}

/** Words that areas gave to items of their lists: for those below them, who may not read the rest. */
export async function wordsOf(
  db: Queryable,
  areas: readonly number[],
): Promise<{ area: number; list: string; item: number; words: string }[]> {
  const { rows } = await db.query<{ area: number; list: string; item: number; words: string }>(
    'select area, list, item, words from checklist_item where area = any($1::bigint[]) and words is not null',
    [areas],
  );
  return rows;
}

/** Writes an item of an area. */
export async function upsertItem(db: Queryable, row: Omit<ItemRow, 'updatedAt'>): Promise<void> {
  await db.query(
    `insert into checklist_item (area, list, item, state, words, evidence, link, fact, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (area, list, item) do update
       set state = excluded.state, words = excluded.words, evidence = excluded.evidence, link = excluded.link,
           fact = excluded.fact, updated_by = excluded.updated_by, updated_at = now()`,
    [row.area, row.list, row.item, row.state, row.words, row.evidence, row.link, row.fact, row.updatedBy],
  );
}

/** How many items of a list areas say are met, partly met and not met. */
export async function listProgress(
  db: Queryable,
  list: string,
  areas: readonly number[],
): Promise<Map<number, { met: number; partly: number; notMet: number }>> {
  const { rows } = await db.query<{ area: number; met: number; partly: number; notMet: number }>(
    `select area, count(*) filter (where state = 'met')::int as met, count(*) filter (where state = 'partly')::int as partly,
            count(*) filter (where state = 'notMet')::int as "notMet"
       from checklist_item where list = $1 and area = any($2::bigint[]) group by area`,
    [list, areas],
  );
  return new Map(rows.map(({ area, ...counts }) => [area, counts]));
}

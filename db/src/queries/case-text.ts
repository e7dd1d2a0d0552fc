import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

export interface CaseTextRow {
  caseId: number;
  area: number;
  /** Empty = keep what is there. */
  title: string;
  /** null = keep what is there. */
  detail: string | null;
}

/** Stores the words of cases, one row per case. */
export async function upsertCaseTexts(tx: Queryable, rows: readonly CaseTextRow[]): Promise<void> {
  await tx.query({
    name: 'caseText.upsert',
    text: `insert into case_text (case_id, area, title, detail)
           select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
           on conflict (case_id) do update
             set title = case when excluded.title = '' then case_text.title else excluded.title end,
                 detail = coalesce(excluded.detail, case_text.detail)`,
    values: [
      arrayLiteral(rows.map(({ caseId }) => caseId)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ title }) => title)),
      arrayLiteral(rows.map(({ detail }) => detail)),
    ],
  });
}

export interface EventTextRow {
  caseId: number;
  source: string;
  eventId: string;
  area: number;
  /** JSON text of the free-text payload fields by name. */
  fields: string;
}

/** Stores the free text of events. */
export async function insertEventTexts(tx: Queryable, rows: readonly EventTextRow[]): Promise<void> {
  await tx.query({
    name: 'caseText.insertEvents',
    text: `insert into event_text (case_id, source, event_id, area, fields)
           select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::jsonb[])
           on conflict do nothing`,
    values: [
      arrayLiteral(rows.map(({ caseId }) => caseId)),
      arrayLiteral(rows.map(({ source }) => source)),
      arrayLiteral(rows.map(({ eventId }) => eventId)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ fields }) => fields)),
    ],
  });
}

/** Moves all words of cases to the area where the case is now, so that the rights move with it. */
export async function moveTexts(
  tx: Queryable,
  cases: readonly { caseId: number; area: number }[],
): Promise<void> {
  const values = [
    arrayLiteral(cases.map(({ caseId }) => caseId)),
    arrayLiteral(cases.map(({ area }) => area)),
  ];
  for (const table of ['case_text', 'event_text'] as const) {
    await tx.query({
      name: `caseText.move.${table}`,
      text: `update ${table} set area = n.area from unnest($1::bigint[], $2::bigint[]) as n (case_id, area)
              where ${table}.case_id = n.case_id and ${table}.area <> n.area`,
      values,
    });
  }
}

import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

export interface CaseTextRow {
  caseId: number;
  area: number;
  /** Empty = keep what is there. */
  title: string;
  /** null = keep what is there. */
  detail: string | null;
  /** The same without names, numbers and addresses of persons. */
  titleMasked: string;
  detailMasked: string | null;
}

/** Stores the words of cases, one row per case; those of a sealed case are sealed with it. */
export async function upsertCaseTexts(tx: Queryable, rows: readonly CaseTextRow[]): Promise<void> {
  await tx.query({
    name: 'caseText.upsert',
    // A title of before that is not masked yet stays null: the gateway's own work masks the row as a whole.
    text: `insert into case_text (case_id, area, title, detail, title_masked, detail_masked, sealed)
           select n.*, s.sealed
             from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
                    as n (case_id, area, title, detail, title_masked, detail_masked)
             join case_state s on s.case_id = n.case_id
           on conflict (case_id) do update
             set title = case when excluded.title = '' then case_text.title else excluded.title end,
                 detail = coalesce(excluded.detail, case_text.detail),
                 title_masked = case when excluded.title = '' then case_text.title_masked else excluded.title_masked end,
                 detail_masked = case when excluded.detail is null then case_text.detail_masked
                                      else excluded.detail_masked end`,
    values: [
      arrayLiteral(rows.map(({ caseId }) => caseId)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ title }) => title)),
      arrayLiteral(rows.map(({ detail }) => detail)),
      arrayLiteral(rows.map(({ titleMasked }) => titleMasked)),
      arrayLiteral(rows.map(({ detailMasked }) => detailMasked)),
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
  /** The same, masked. */
  fieldsMasked: string;
}

/** Stores the free text of events; that of a sealed case is sealed with it. */
export async function insertEventTexts(tx: Queryable, rows: readonly EventTextRow[]): Promise<void> {
  await tx.query({
    name: 'caseText.insertEvents',
    text: `insert into event_text (case_id, source, event_id, area, fields, fields_masked, sealed)
           select n.*, s.sealed
             from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::jsonb[], $6::jsonb[])
                    as n (case_id, source, event_id, area, fields, fields_masked)
             join case_state s on s.case_id = n.case_id
           on conflict do nothing`,
    values: [
      arrayLiteral(rows.map(({ caseId }) => caseId)),
      arrayLiteral(rows.map(({ source }) => source)),
      arrayLiteral(rows.map(({ eventId }) => eventId)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ fields }) => fields)),
      arrayLiteral(rows.map(({ fieldsMasked }) => fieldsMasked)),
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
  for (const table of ['case_text', 'event_text', 'case_search'] as const) {
    await tx.query({
      name: `caseText.move.${table}`,
      text: `update ${table} set area = n.area from unnest($1::bigint[], $2::bigint[]) as n (case_id, area)
              where ${table}.case_id = n.case_id and ${table}.area <> n.area`,
      values,
    });
  }
}

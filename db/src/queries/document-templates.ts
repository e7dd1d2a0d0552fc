import type { Queryable } from '../pool.ts';

export interface TemplateRow {
  kind: string;
  /** 15-digit key of the area that changed it. */
  area: number;
  version: number;
  /** True = back to the shipped one. */
  shipped: boolean;
  uploadedBy: string;
  uploadedAt: Date;
}

/** The template that counts for each kind: the newest of the nearest area, of areas from the nearest to the farthest. */
export async function countingTemplates(tx: Queryable, areas: readonly number[]): Promise<TemplateRow[]> {
  const { rows } = await tx.query<TemplateRow>({
    name: 'documentTemplates.counting',
    text: `select distinct on (t.kind) t.kind, t.area, t.version, t.docx is null as shipped, t.uploaded_by as "uploadedBy",
                  t.uploaded_at as "uploadedAt"
             from document_template t join unnest($1::bigint[]) with ordinality u (area, nearness) on u.area = t.area
            order by t.kind, u.nearness, t.version desc`,
    values: [areas],
  });
  return rows;
}

/** The bytes of a version. */
export async function templateBytes(
  tx: Queryable,
  { area, kind, version }: Pick<TemplateRow, 'area' | 'kind' | 'version'>,
): Promise<Buffer | null> {
  const { rows } = await tx.query<{ docx: Buffer | null }>({
    name: 'documentTemplates.bytes',
    text: 'select docx from document_template where area = $1 and kind = $2 and version = $3',
    values: [area, kind, version],
  });
  return rows[0]?.docx ?? null;
}

/** Adds a version for an area, or with null the way back to the shipped one; answers its number. Two at once take turns. */
export async function addTemplate(
  tx: Queryable,
  added: { area: number; kind: string; docx: Buffer | null; sha256: string | null; uploadedBy: string },
): Promise<number> {
  await tx.query({
    name: 'documentTemplates.turn',
    text: `select pg_advisory_xact_lock(hashtextextended('fengqiao.template.' || $1::text || '.' || $2::text, 0))`,
    values: [added.area, added.kind],
  });
  const { rows } = await tx.query<{ version: number }>({
    name: 'documentTemplates.add',
    text: `insert into document_template (area, kind, version, docx, sha256, uploaded_by)
           select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5 from document_template where area = $1 and kind = $2
           returning version`,
    values: [added.area, added.kind, added.docx, added.sha256, added.uploadedBy],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a template was not stored');
  return row.version;
}

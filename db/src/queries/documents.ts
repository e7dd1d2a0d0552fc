import type { Queryable } from '../pool.ts';

/** A document that was made, without its files. */
export interface DocumentRow {
  id: string;
  caseId: number | null;
  letterId: string | null;
  kind: string;
  docxSha256: string;
  pdfSha256: string;
  template: string;
  madeBy: string;
  madeByName: string;
  madeAt: Date;
  /** Emptied with the words of its case. */
  gone: boolean;
}

const columns = `id, case_id as "caseId", letter_id as "letterId", kind, docx_sha256 as "docxSha256",
                 pdf_sha256 as "pdfSha256", template, made_by as "madeBy", made_by_name as "madeByName",
                 made_at as "madeAt", docx is null as gone`;

/** Keeps a document with its files. A letter has one: false when somebody kept it a moment earlier. */
export async function keepDocument(
  tx: Queryable,
  made: Omit<DocumentRow, 'madeAt' | 'gone'> & { docx: Buffer; pdf: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'documents.keep',
    text: `insert into case_document (id, case_id, letter_id, kind, docx, pdf, docx_sha256, pdf_sha256, template, made_by, made_by_name)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [
      made.id,
      made.caseId,
      made.letterId,
      made.kind,
      made.docx,
      made.pdf,
      made.docxSha256,
      made.pdfSha256,
      made.template,
      made.madeBy,
      made.madeByName,
    ],
  });
  return rowCount === 1;
}

/** Documents of a case of the scope, the newest first. */
export async function documentsOfCase(tx: Queryable, caseId: number): Promise<DocumentRow[]> {
  const { rows } = await tx.query<DocumentRow>({
    name: 'documents.ofCase',
    text: `select ${columns} from case_document where case_id = $1 order by made_at desc, id limit 500`,
    values: [caseId],
  });
  return rows;
}

/** A document of the scope, and the case it is of; null = none. */
export async function findDocument(
  tx: Queryable,
  id: string,
): Promise<(DocumentRow & { caseCode: string | null }) | null> {
  const { rows } = await tx.query<DocumentRow & { caseCode: string | null }>({
    name: 'documents.find',
    text: `select ${columns}, (select case_code from case_state s where s.case_id = d.case_id) as "caseCode"
             from case_document d where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The kept document of a letter of the scope; null = none was made yet. */
export async function documentOfLetter(tx: Queryable, letterId: string): Promise<DocumentRow | null> {
  const { rows } = await tx.query<DocumentRow>({
    name: 'documents.ofLetter',
    text: `select ${columns} from case_document where letter_id = $1`,
    values: [letterId],
  });
  return rows[0] ?? null;
}

/** One file of a document; null = emptied. */
export async function documentFile(
  tx: Queryable,
  id: string,
  format: 'docx' | 'pdf',
): Promise<Buffer | null> {
  const { rows } = await tx.query<{ file: Buffer | null }>({
    name: `documents.file.${format}`,
    text: `select ${format} as file from case_document where id = $1`,
    values: [id],
  });
  return rows[0]?.file ?? null;
}

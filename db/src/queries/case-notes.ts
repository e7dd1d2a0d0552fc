import type { Queryable } from '../pool.ts';

export interface CaseNoteRow {
  id: string;
  side: string;
  bodySealed: Buffer;
  author: string;
  authorName: string;
  readers: string[];
  createdAt: Date;
}

const columns = `n.id, n.side, n.body_sealed as "bodySealed", n.author, coalesce(a.display_name, n.author) as "authorName",
                 n.readers, n.created_at as "createdAt"`;

/** Notes of a case that the transaction's account wrote or may read, the oldest first. */
export async function listNotes(tx: Queryable, caseId: number): Promise<CaseNoteRow[]> {
  const { rows } = await tx.query<CaseNoteRow>({
    name: 'caseNotes.list',
    text: `select ${columns} from case_note n left join account a on a.account = n.author
            where n.case_id = $1 order by n.created_at, n.id`,
    values: [caseId],
  });
  return rows;
}

/** Stores a note of the transaction's account; answers when. */
export async function insertNote(
  tx: Queryable,
  note: { id: string; caseId: number; side: string; bodySealed: Buffer; author: string; readers: string[] },
): Promise<Date> {
  const { rows } = await tx.query<{ createdAt: Date }>({
    name: 'caseNotes.insert',
    text: `insert into case_note (id, case_id, side, body_sealed, author, readers) values ($1, $2, $3, $4, $5, $6)
           returning created_at as "createdAt"`,
    values: [note.id, note.caseId, note.side, note.bodySealed, note.author, note.readers],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a note was not stored');
  return row.createdAt;
}

/** Deletes a note of the transaction's account; false when it has none of that id in the case. */
export async function deleteNote(tx: Queryable, caseId: number, id: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'caseNotes.delete',
    text: 'delete from case_note where case_id = $1 and id = $2',
    values: [caseId, id],
  });
  return rowCount === 1;
}

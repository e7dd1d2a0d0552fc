import type { Queryable } from '../pool.ts';

/** A file of a letter without its bytes. */
export interface AttachmentRow {
  id: string;
  name: string;
  type: 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg';
  size: number;
  sha256: string;
  addedBy: string;
  addedByName: string;
  addedAt: Date;
  /** Its bytes were emptied. */
  gone: boolean;
}

const columns = `id, name, type, size, sha256, added_by as "addedBy", added_by_name as "addedByName", added_at as "addedAt",
                 bytes is null as gone`;

/** The files of a letter of the scope, the oldest first. */
export async function attachmentsOf(tx: Queryable, letterId: string): Promise<AttachmentRow[]> {
  const { rows } = await tx.query<AttachmentRow>({
    name: 'letterAttachments.of',
    text: `select ${columns} from letter_attachment where letter_id = $1 order by added_at, id`,
    values: [letterId],
  });
  return rows;
}

/** Keeps a file; false when one of the id is there already. */
export async function insertAttachment(
  tx: Queryable,
  file: Omit<AttachmentRow, 'addedAt' | 'gone' | 'size'> & { letterId: string; bytes: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'letterAttachments.insert',
    text: `insert into letter_attachment (id, letter_id, name, type, size, sha256, bytes, added_by, added_by_name)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
    values: [
      file.id,
      file.letterId,
      file.name,
      file.type,
      file.bytes.length,
      file.sha256,
      file.bytes,
      file.addedBy,
      file.addedByName,
    ],
  });
  return rowCount === 1;
}

/** The bytes of a file of a letter; null = emptied, undefined = there is none. */
export async function attachmentBytes(
  tx: Queryable,
  letterId: string,
  id: string,
): Promise<Buffer | null | undefined> {
  const { rows } = await tx.query<{ bytes: Buffer | null }>({
    name: 'letterAttachments.bytes',
    text: 'select bytes from letter_attachment where letter_id = $1 and id = $2',
    values: [letterId, id],
  });
  return rows[0]?.bytes;
}

/** Takes a file out of a letter. */
export async function deleteAttachment(tx: Queryable, letterId: string, id: string): Promise<void> {
  await tx.query({
    name: 'letterAttachments.delete',
    text: 'delete from letter_attachment where letter_id = $1 and id = $2',
    values: [letterId, id],
  });
}

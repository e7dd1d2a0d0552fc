import type { Queryable } from '../pool.ts';

/** One line of who looked behind a case's masks: a `CaseAccess` of the contract that is about to be. */
export interface NewCaseAccess {
  caseId: number;
  account: string;
  displayName: string;
  /** One of `caseAccessActions`. */
  action: string;
  detail: Record<string, string | number | null>;
}

/** Writes a line into the case's own record; it can be neither changed nor deleted. The scope must see the case. */
export async function insertCaseAccess(tx: Queryable, line: NewCaseAccess): Promise<void> {
  const { caseId, account, displayName, action, detail } = line;
  await tx.query(
    'insert into case_access (case_id, account, display_name, action, detail) values ($1, $2, $3, $4, $5::jsonb)',
    [caseId, account, displayName, action, JSON.stringify(detail)],
  );
}

export interface CaseAccessRow extends Omit<NewCaseAccess, 'caseId'> {
  id: number;
  at: Date;
}

/**
 * Lines of a case, the newest first, before an id. Those of back-to-back notes are there only for whoever wrote the line and
 * for those who may read the note: others must not even count them.
 */
export async function listCaseAccess(
  tx: Queryable,
  caseId: number,
  account: string,
  before: number | null,
  limit: number,
): Promise<CaseAccessRow[]> {
  const { rows } = await tx.query<CaseAccessRow>({
    name: 'caseAccess.list',
    text: `select id, at, account, display_name as "displayName", action, detail from case_access a
            where case_id = $1 and ($3::bigint is null or id < $3)
              and (action not in ('notesRead', 'noteWritten') or account = $2
                   or exists (select from case_note n where n.case_id = a.case_id and n.id::text = a.detail ->> 'note'))
            order by id desc limit $4`,
    values: [caseId, account, before, limit],
  });
  return rows;
}

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

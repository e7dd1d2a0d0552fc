import { areaCodeOfKey } from '@fengqiao/contract/areas';
import { type CaseConfidentiality, unmaskPurposes } from '@fengqiao/contract/confidentiality';
import { type CaseStanding, caseStanding } from '@fengqiao/db/queries/case-standing';
import { type CaseDetailRow, findCase } from '@fengqiao/db/queries/cases';
import { parseCaseCode } from '../../domain/case-code.ts';
import type { CaseFold } from '../../domain/fold.ts';
import { type HandledCase, mayNote, maySeal, visibilityOf } from '../../domain/handling-team.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** A case as somebody found it, with what decides how that one sees it. */
export interface FoundCase {
  row: CaseDetailRow;
  handled: HandledCase;
  confidentiality: CaseConfidentiality;
  /** The reader's permission to read it unmasked. */
  unmasking: CaseStanding['unmasking'];
}

/** A case that the transaction's scope may see. Throws `request.invalid` for a mistyped code, `notFound`. */
export async function caseFor(tx: Client, session: AccountSession, caseCode: string): Promise<FoundCase> {
  if (parseCaseCode(caseCode) === null)
    throw new AppError('request.invalid', `the check digit of case code ${caseCode} is wrong: mistyped?`);
  const row = await findCase(tx, caseCode);
  if (row === null) throw new AppError('notFound', `Case ${caseCode}`);
  const standing = await caseStanding(tx, row.case_id, session.account);
  const handled = {
    areaCode: areaCodeOfKey(row.area),
    departments: departmentsOf(row),
    handlers: standing.handlers.map(({ account }) => account),
  };
  const { unmasking } = standing;
  const visibility = visibilityOf(session, handled, unmasking !== null);
  return {
    row,
    handled,
    unmasking,
    confidentiality: {
      visibility,
      unmaskedUntil: visibility === 'unmasked' ? (unmasking?.expiresAt.toISOString() ?? null) : null,
      mayUnmask: visibility === 'masked' && unmaskPurposes[session.role] !== undefined,
      sealed: row.sealed,
      sealReason: standing.sealReason,
      maySeal: maySeal(session, handled),
      handlers: standing.handlers,
      mayNote: mayNote(session, handled),
    },
  };
}

/** Lead, and whoever it was dispatched to or accepted by last. */
function departmentsOf(row: CaseDetailRow): string[] {
  const fold = row.fold as CaseFold;
  return [row.lead_department, fold.triage?.[3].department, fold.department?.[3]].filter(
    (code): code is string => typeof code === 'string',
  );
}

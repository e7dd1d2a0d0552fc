import type { CaseAccess } from '@fengqiao/contract/confidentiality';
import { listCaseAccess } from '@fengqiao/db/queries/case-access';
import type { FastifyInstance } from 'fastify';
import { mayReadAccess } from '../../domain/handling-team.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { caseFor } from './case-standing.ts';

/** 查阅记录: who looked behind a case's masks, the newest first. For the handling team, leaders and heads. */
export async function accessOf(
  app: FastifyInstance,
  session: AccountSession,
  caseCode: string,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<{ items: CaseAccess[]; nextCursor: string | null }> {
  const before = cursorKey(cursor, /^\d{1,16}$/);
  const rows = await app.readScope(session, async (tx) => {
    const { row, handled } = await caseFor(tx, session, caseCode);
    if (!mayReadAccess(session, handled)) throw new AppError('access.denied');
    return listCaseAccess(
      tx,
      row.case_id,
      session.account,
      before === undefined ? null : Number(before),
      limit + 1,
    );
  });
  const { items, nextCursor } = page(rows, limit, ({ id }) => String(id));
  return {
    items: items.map(({ at, account, displayName, action, detail }) => ({
      at: at.toISOString(),
      account,
      displayName,
      action: action as CaseAccess['action'],
      detail,
    })),
    nextCursor,
  };
}

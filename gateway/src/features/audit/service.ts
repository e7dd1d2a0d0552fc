import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import type { AuditDetail, AuditEntry, AuditFilter, AuditHead } from '@fengqiao/contract/audit';
import type { Scope } from '@fengqiao/db';
import { isTopArea } from '@fengqiao/db/queries/areas';
import { type AuditRow, type AuditSearch, auditHead, listAudit } from '@fengqiao/db/queries/audit';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';

/** The log as an audit administrator sees it: of the own area; at the top also what belongs to no area. */
export async function auditScope(app: FastifyInstance, session: AccountSession): Promise<Scope> {
  const { lo, hi, account } = session;
  const top = await isTopArea(app.pool, areaKey(session.areaCode));
  return { lo, hi, account, purpose: top ? 'audit' : '' };
}

/** Rows of the log, the newest first. */
export async function findEntries(
  app: FastifyInstance,
  session: AccountSession,
  query: AuditFilter & { cursor?: string; limit?: number },
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const [day, no] = cursorKey(query.cursor, /^\d{4}-\d{2}-\d{2}\.\d{1,9}$/)?.split('.') ?? [];
  const before = day === undefined ? null : { day, no: Number(no) };
  const rows = await app.readScope(await auditScope(app, session), (tx) =>
    listAudit(tx, searchOf(query), before, limit + 1),
  );
  const { items, nextCursor } = page(rows, limit, (row) => `${row.day}.${row.no}`);
  return { items: items.map(present), nextCursor };
}

/** The newest link of the chain. Throws `notFound` while the log is empty. */
export async function findHead(app: FastifyInstance): Promise<AuditHead> {
  const row = await app.readScope(wholeCountry, auditHead);
  if (row === null) throw new AppError('notFound', 'A row of the audit log');
  return { day: row.day, no: row.no, at: row.at, hash: row.hash };
}

/** The filter as the query takes it. Throws `request.invalid` for a day that no calendar has. */
export function searchOf(filter: AuditFilter): AuditSearch {
  for (const [name, day] of Object.entries({ from: filter.from, to: filter.to })) {
    if (day !== undefined && Number.isNaN(Date.parse(day)))
      throw new AppError('request.invalid', `${name} ${day} is not a day`);
  }
  const { from = null, to = null, actor = null, action = null, outcome = null, object = null } = filter;
  return { from, to, actor, action, outcome, object };
}

/** The filter without the page, as the log names it. */
export function filterDetail(filter: AuditFilter): AuditDetail {
  return Object.fromEntries(
    Object.entries(searchOf(filter)).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** A row as the pages and the export show it; from the hashed text, not from the columns beside it. */
export function present(row: AuditRow): AuditEntry {
  const said = JSON.parse(row.entry) as Omit<AuditEntry, 'day' | 'no' | 'at' | 'hash' | 'areaCode'> & {
    areaKey: number | null;
  };
  return {
    day: row.day,
    no: row.no,
    at: row.at,
    actor: said.actor,
    role: said.role,
    areaCode: said.areaKey === null ? null : areaCodeOfKey(said.areaKey),
    terminal: said.terminal,
    address: said.address,
    action: said.action,
    outcome: said.outcome,
    object: said.object,
    detail: said.detail,
    hash: row.hash,
  };
}

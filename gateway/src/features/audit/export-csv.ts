import type { AuditEntry, AuditFilter } from '@fengqiao/contract/audit';
import type { Language } from '@fengqiao/contract/reference';
import { type AuditPlace, type AuditRow, listAudit } from '@fengqiao/db/queries/audit';
import type { FastifyInstance } from 'fastify';
import { csvLine } from '../../domain/csv-cell.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { auditScope, present, searchOf } from './service.ts';

const rowsAtOnce = 1_000;
const byteOrderMark = '\uFEFF';

const headings: Record<Language, string[]> = {
  zh: [
    '日期',
    '序号',
    '时间',
    '账号',
    '角色',
    '区域',
    '终端',
    '地址',
    '行为',
    '结果',
    '对象',
    '详情',
    '哈希',
  ],
  en: [
    'Day',
    'No',
    'Time',
    'Account',
    'Role',
    'Area',
    'Terminal',
    'Address',
    'Action',
    'Outcome',
    'Object',
    'Detail',
    'Hash',
  ],
};

/** The rows of a filter as CSV for spreadsheets (UTF-8 with BOM), the newest first; memory stays at one part. */
export async function* exportCsv(
  app: FastifyInstance,
  session: AccountSession,
  filter: AuditFilter,
  language: Language,
): AsyncGenerator<string> {
  const scope = await auditScope(app, session);
  yield byteOrderMark + csvLine(headings[language]);
  let before: AuditPlace | null = null;
  for (;;) {
    const place = before;
    const rows: AuditRow[] = await app.readScope(scope, (tx) =>
      listAudit(tx, searchOf(filter), place, rowsAtOnce),
    );
    yield rows.map((row) => lineOf(present(row))).join('');
    before = rows.at(-1) ?? null;
    if (rows.length < rowsAtOnce) return;
  }
}

const lineOf = (entry: AuditEntry): string =>
  csvLine([
    entry.day,
    entry.no,
    localTime(entry.at),
    entry.actor,
    entry.role,
    entry.areaCode,
    entry.terminal,
    entry.address,
    entry.action,
    entry.outcome,
    entry.object,
    JSON.stringify(entry.detail),
    entry.hash,
  ]);

/** China has one clock without summer time. */
const localTime = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

import type { Language } from '@fengqiao/contract/reference';
import type { WallLogEntry, WallLogFilter } from '@fengqiao/contract/wall-log';
import { listWallLog } from '@fengqiao/db/queries/wall-log';
import type { FastifyInstance } from 'fastify';
import { csvLine } from '../../domain/csv-cell.ts';
import { deedWords } from '../../domain/wall-words.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { searchOf } from './duty-log.ts';

const rowsAtOnce = 1_000;
const byteOrderMark = '\uFEFF';

const headings: Record<Language, string[]> = {
  zh: ['序号', '时间', '事项', '对象', '账号', '姓名', '备注'],
  en: ['No', 'Time', 'What', 'Of', 'Account', 'Name', 'Note'],
};

/** The duty log of a filter as CSV for spreadsheets (UTF-8 with BOM), the newest first; memory stays at one part. */
export async function* exportLog(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
  filter: WallLogFilter,
  language: Language,
): AsyncGenerator<string> {
  const search = searchOf(filter);
  yield byteOrderMark + csvLine(headings[language]);
  for (let before: number | null = null; ; ) {
    const last: number | null = before;
    const rows: WallLogEntry[] = await app.readScope(session, (client) =>
      listWallLog(client, wallId, { ...search, before: last, limit: rowsAtOnce }),
    );
    yield rows.map((row) => lineOf(row, language)).join('');
    before = rows.at(-1)?.id ?? null;
    if (rows.length < rowsAtOnce) return;
  }
}

const lineOf = (entry: WallLogEntry, language: Language): string =>
  csvLine([
    entry.id,
    localTime(entry.at),
    deedWords[entry.deed][language],
    entry.object,
    entry.account,
    entry.displayName,
    entry.note,
  ]);

/** China has one clock without summer time. */
const localTime = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

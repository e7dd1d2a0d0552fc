import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { TableRow } from '@fengqiao/contract/tables';
import { type ReportCaseRow, type ReportCases, reportCases } from '@fengqiao/db/queries/report-cases';
import type { PackReader } from '../../packs/pack-reader.ts';
import { type CaseColumnName, type CaseContext, caseColumns } from './case-columns.ts';

/** More are for the spreadsheets of the areas below. */
const mostRows = 5_000;

/** Cases of the report's area for a list, read once for both languages. */
export const casesOf = ({ snapshot }: PackReader, wanted: ReportCases): Promise<ReportCaseRow[]> =>
  snapshot.once(`report cases ${JSON.stringify(wanted)}`, (client) =>
    reportCases(client, snapshot.root, wanted),
  );

/** What the words of rows depend on, as of when the figures were read. */
export const caseContext = ({ snapshot, language }: PackReader): CaseContext => ({
  language,
  profile: snapshot.options.profile,
  now: snapshot.takenAt,
});

interface CaseTableOptions {
  title: Label;
  definition: Label | null;
  columns: readonly CaseColumnName[];
  notes?: readonly Label[];
}

/** Cases as a table block, one row each; what has no room is told below. */
export function caseTable(
  reader: PackReader,
  cases: readonly ReportCaseRow[],
  { title, definition, columns, notes = [] }: CaseTableOptions,
): PackBlock {
  const context = caseContext(reader);
  const rows = cases.slice(0, mostRows).map(
    (row, index): TableRow => ({
      cells: columns.map((name) => caseColumns[name].cell(row, context, index + 1)),
    }),
  );
  const more: Label = {
    zh: `共${cases.length}件，本表列出最近受理的${mostRows}件；其余请按下级地区生成。`,
    en: `${cases.length} cases in all: the ${mostRows} newest stand here; make the report of the areas below for the others.`,
  };
  return {
    kind: 'table',
    table: {
      title: reader.words(title),
      definition: definition === null ? null : reader.words(definition),
      columns: columns.map((key) => ({
        key,
        label: reader.words(caseColumns[key].label),
        kind: caseColumns[key].kind,
      })),
      rows,
      notes: [...(cases.length > mostRows ? [more] : []), ...notes].map((note) => reader.words(note)),
    },
  };
}

/** Said under every list of cases: it is shorter than its figure when some are sealed. */
export const sealedNote: Label = {
  zh: '密封案件计入数字，不列入清单。',
  en: 'Sealed cases are in the figures and in no list.',
};

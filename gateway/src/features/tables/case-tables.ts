import type { PackBlock } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { ColumnKind, TableColumn } from '@fengqiao/contract/tables';
import type { Topic } from '@fengqiao/contract/topics';
import type { FileTable } from './file-table.ts';
import { tableWords } from './words.ts';

type Word = keyof typeof tableWords;

const columnsOf = (language: Language, columns: readonly (readonly [Word, ColumnKind])[]): TableColumn[] =>
  columns.map(([key, kind]) => ({ key, label: tableWords[key][language], kind }));

/** The cases that a page has room for; how many there are in all is told below. */
export function caseTable(
  { title, total, cases }: Extract<PackBlock, { kind: 'cases' }>,
  language: Language,
): FileTable {
  const more =
    language === 'zh'
      ? `共${total}件，列出${cases.length}件。`
      : `${total} cases in all, ${cases.length} of them listed.`;
  return {
    title,
    definition: null,
    columns: columnsOf(language, [
      ['caseCode', 'caseCode'],
      ['title', 'text'],
      ['area', 'text'],
      ['tier', 'tier'],
      ['reasons', 'text'],
      ['dueAt', 'instant'],
      ['registeredAt', 'instant'],
    ]),
    rows: cases.map(({ caseCode, title, areaName, tier, reasons, dueAt, registeredAt }) => ({
      cells: [
        caseCode,
        title,
        areaName,
        tier,
        reasons.join(language === 'zh' ? '；' : '; '),
        dueAt,
        registeredAt,
      ],
    })),
    notes: total === cases.length ? [] : [more],
  };
}

/** Hot topics by place, with the words that their cases share. */
export function topicTable(title: string, topics: readonly Topic[], language: Language): FileTable {
  return {
    title,
    definition: null,
    columns: columnsOf(language, [
      ['topic', 'text'],
      ['area', 'text'],
      ['cases', 'count'],
      ['evidence', 'text'],
    ]),
    rows: topics.map(({ place, words, cases }) => ({
      cells: [
        place.name ?? place.areaName,
        place.areaName,
        cases,
        words.map(({ word, n }) => `${word} ${n}`).join(language === 'zh' ? '、' : ', '),
      ],
    })),
    notes: [],
  };
}

import type { CaseDetail, CaseSummary } from '@fengqiao/contract/cases';
import type { LetterCounts } from '@fengqiao/contract/letters';
import type { DataTable } from '@fengqiao/contract/tables';
import type { TopicList } from '@fengqiao/contract/topics';
import type { TFunction } from 'i18next';
import { columnsOf } from '../../lib/table-columns.ts';

/** Topics, the hottest first, with what makes them so (BZ-02). */
export function topicsTable(
  { topics, basis }: TopicList,
  title: string,
  words: {
    placeOf: (topic: TopicList['topics'][number]) => string;
    subjectOf: (topic: TopicList['topics'][number]) => string;
  },
  t: TFunction,
): DataTable {
  return {
    title,
    definition: t('topics.heatIs'),
    columns: columnsOf(t, [
      ['topic', 'text'],
      ['place', 'text'],
      ['heat', 'days'],
      ['cases', 'count'],
      ['trend', 'text'],
      ['evidence', 'text'],
    ]),
    rows: topics.map((topic) => ({
      cells: [
        words.subjectOf(topic),
        words.placeOf(topic),
        topic.heat,
        topic.cases,
        topic.trend === null ? null : t(`topics.trend.${topic.trend}`),
        topic.words.map(({ word, n }) => `${word} ${n}/${topic.cases}`).join(t('common.listComma')) || null,
      ],
    })),
    notes: [t('analysis.grouped', { grouped: basis.grouped, cases: basis.cases })],
  };
}

/** Cases of a tier with the evidence of the rules that fired; a case whose reasons are not read yet has none. */
export function tierCasesTable(
  cases: readonly CaseSummary[],
  reasonsOf: (caseCode: string) => CaseDetail['tierReasons'] | undefined,
  title: string,
  total: number,
  t: TFunction,
): DataTable {
  return {
    title,
    definition: t('analysis.tierCases'),
    columns: columnsOf(t, [
      ['tier', 'tier'],
      ['caseCode', 'caseCode'],
      ['matter', 'text'],
      ['area', 'text'],
      ['reasons', 'text'],
      ['dueAt', 'instant'],
      ['registeredAt', 'instant'],
    ]),
    rows: cases.map(({ tier, caseCode, title, areaName, areaCode, dueAt, registeredAt }) => ({
      cells: [
        tier,
        caseCode,
        title || null,
        areaName || areaCode,
        (reasonsOf(caseCode) ?? []).map(({ evidence }) => evidence).join(t('analysis.reasonsComma')) || null,
        dueAt,
        registeredAt,
      ],
    })),
    notes: [t('analysis.listedOf', { shown: cases.length, total })],
  };
}

/** Letters of a year by kind: those of cases and of areas, withdrawn ones, and those that wait for an answer too long. */
export function lettersTable({ kinds, year }: LetterCounts, title: string, t: TFunction): DataTable {
  return {
    title,
    definition: t('analysis.lettersOfYear', { year }),
    columns: columnsOf(t, [
      ['letter', 'text'],
      ['issued', 'count'],
      ['ofCases', 'count'],
      ['ofAreas', 'count'],
      ['withdrawn', 'count'],
      ['overdue', 'count'],
    ]),
    rows: kinds.map(({ kind, issued, ofCases, ofAreas, withdrawn, overdue }) => ({
      cells: [t(`letters.kind.${kind}`), issued, ofCases, ofAreas, withdrawn, overdue],
    })),
    notes: [],
  };
}

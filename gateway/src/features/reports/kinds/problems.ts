import type { PackBlock } from '@fengqiao/contract/packs';
import { lateDecisions, lettersWithoutReply } from '@fengqiao/db/queries/report-cases';
import { departmentLabel } from '../../../domain/department-label.ts';
import { dayMs, shanghaiDay, startOfDay } from '../../../domain/instant.ts';
import { labelOf } from '../../indicators/labels.ts';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { casesOf, caseTable, sealedNote } from './case-tables.ts';
import { figuresBlock } from './figure-blocks.ts';

/** 问题清单 (CQ-26): every problem that is open, with who answers for it and by when. */
export const problemPages: readonly PageBuilder[] = [
  {
    id: 'overview',
    title: { zh: '问题总数', en: 'Problems' },
    lead: null,
    blocks: async (reader) => [
      await figuresBlock(reader, ['overdue', 'unanswered', 'supervised'], { compare: null, year: false }),
    ],
  },
  {
    id: 'cases',
    title: { zh: '案件问题', en: 'Cases' },
    lead: null,
    async blocks(reader) {
      const cases = await casesOf(reader, { which: 'problems' });
      return [
        caseTable(reader, cases, {
          title: { zh: '超期和被督办的案件', en: 'Overdue or supervised cases' },
          definition: {
            zh: '未办结，且当前期限已过或曾被督办的案件。',
            en: 'Open cases whose deadline has passed or that were supervised.',
          },
          columns: [
            'no',
            'caseCode',
            'title',
            'area',
            'status',
            'department',
            'leader',
            'clock',
            'dueAt',
            'lateDays',
            'supervised',
          ],
          notes: [sealedNote],
        }),
      ];
    },
  },
  {
    id: 'papers',
    title: { zh: '函件和交办事项', en: 'Letters and decisions' },
    lead: null,
    blocks: async (reader) => [await letterTable(reader), await decisionTable(reader)],
  },
];

async function letterTable(reader: PackReader): Promise<PackBlock> {
  const { snapshot, language } = reader;
  const letters = await snapshot.once('report letters without reply', (client) =>
    lettersWithoutReply(client, snapshot.root),
  );
  const w = (zh: string, en: string) => reader.words({ zh, en });
  return {
    kind: 'table',
    table: {
      title: w('逾期未复的函件', 'Letters without an answer'),
      definition: w('已发出、要求回复且期限已过的函件。', 'Letters whose answer is overdue.'),
      columns: [
        { key: 'number', label: w('文号', 'Number'), kind: 'text' },
        { key: 'kind', label: w('函件', 'Letter'), kind: 'text' },
        { key: 'subject', label: w('标题（遮蔽）', 'Subject (masked)'), kind: 'text' },
        { key: 'recipient', label: w('责任单位', 'Recipient'), kind: 'text' },
        { key: 'dueAt', label: w('期限', 'Due'), kind: 'instant' },
        { key: 'late', label: w('超期（天）', 'Days late'), kind: 'days' },
      ],
      rows: letters.map(({ number, kind, subject, recipient, dueAt }) => ({
        cells: [
          number,
          labelOf(kind, language, snapshot.options.profile),
          subject,
          recipient,
          dueAt.toISOString(),
          Math.round(((snapshot.takenAt - dueAt.getTime()) / dayMs) * 10) / 10,
        ],
      })),
      notes: [],
    },
  };
}

async function decisionTable(reader: PackReader): Promise<PackBlock> {
  const { snapshot, language } = reader;
  const today = shanghaiDay(snapshot.takenAt);
  const decisions = await snapshot.once('report late decisions', (client) =>
    lateDecisions(client, snapshot.root, today),
  );
  const w = (zh: string, en: string) => reader.words({ zh, en });
  return {
    kind: 'table',
    table: {
      title: w('逾期未办结的交办事项', 'Decisions that are late'),
      definition: w(
        '研判会交办、期限已过仍未办结的事项。',
        'Decisions of meetings that are open past their day.',
      ),
      columns: [
        { key: 'number', label: w('编号', 'Number'), kind: 'text' },
        { key: 'words', label: w('事项（遮蔽）', 'What (masked)'), kind: 'text' },
        { key: 'area', label: w('属地', 'Area'), kind: 'text' },
        { key: 'department', label: w('责任单位', 'Department'), kind: 'text' },
        { key: 'owner', label: w('责任领导', 'Owner'), kind: 'text' },
        { key: 'due', label: w('期限', 'Due'), kind: 'day' },
        { key: 'late', label: w('超期（天）', 'Days late'), kind: 'count' },
      ],
      rows: decisions.map(({ number, words, areaName, department, owner, dueOn }) => ({
        cells: [
          number,
          words,
          areaName,
          departmentLabel(department, snapshot.options.profile)[language],
          owner,
          dueOn,
          Math.round((startOfDay(today) - startOfDay(dueOn)) / dayMs),
        ],
      })),
      notes: [],
    },
  };
}

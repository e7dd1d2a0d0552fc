import type { Label } from '@fengqiao/contract/reference';
import type { PageBuilder } from '../../packs/page-builder.ts';
import type { CaseColumnName } from './case-columns.ts';
import { casesOf, caseTable, sealedNote } from './case-tables.ts';
import { departmentTable } from './department-table.ts';

const list = (
  id: string,
  title: Label,
  definition: Label,
  columns: readonly CaseColumnName[],
): PageBuilder => ({
  id,
  title,
  lead: null,
  blocks: async (reader) => [
    caseTable(reader, await casesOf(reader, { which: 'open' }), {
      title,
      definition,
      columns,
      notes: [sealedNote],
    }),
  ],
});

/** 任务清单、进度清单、责任清单 (XM-06): the open cases three times, and totals by department. */
export const taskListPages: readonly PageBuilder[] = [
  list(
    'tasks',
    { zh: '任务清单', en: 'Tasks' },
    { zh: '在办案件要办什么、何时办结。', en: 'What is to be done of every open case, and by when.' },
    ['no', 'caseCode', 'title', 'area', 'category', 'difficulty', 'tier', 'clock', 'dueAt'],
  ),
  list(
    'progress',
    { zh: '进度清单', en: 'Progress' },
    { zh: '在办案件办到哪一步、多久没有动静。', en: 'How far every open case is, and when it last moved.' },
    [
      'no',
      'caseCode',
      'title',
      'status',
      'attempts',
      'passedUp',
      'returned',
      'nudges',
      'openDays',
      'lastMove',
      'lateDays',
    ],
  ),
  {
    id: 'responsibility',
    title: { zh: '责任清单', en: 'Responsibility' },
    lead: null,
    async blocks(reader) {
      const cases = await casesOf(reader, { which: 'open' });
      return [
        departmentTable(reader, cases, { zh: '各责任单位在办', en: 'Open cases by department' }),
        caseTable(reader, cases, {
          title: { zh: '责任清单', en: 'Responsibility' },
          definition: { zh: '在办案件由谁负责。', en: 'Who answers for every open case.' },
          columns: [
            'no',
            'caseCode',
            'title',
            'area',
            'department',
            'leader',
            'status',
            'dueAt',
            'supervised',
          ],
          notes: [sealedNote],
        }),
      ];
    },
  },
];

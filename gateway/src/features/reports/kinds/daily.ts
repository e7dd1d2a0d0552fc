import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import { eventsOfCases, type ReportCaseRow } from '@fengqiao/db/queries/report-cases';
import { eventLabels } from '../../../domain/case-labels.ts';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { casesOf, caseTable, sealedNote } from './case-tables.ts';
import { figuresBlock } from './figure-blocks.ts';
import { summaryBlock } from './summary-words.ts';

/** Where no rule of the place says how many people make a case a key one. Ours. */
const usualPeople = 10;

/** From how many people on a case is a key one: what the place's own tier rules begin to look at. */
function manyPeople({ snapshot }: PackReader): number {
  const rules = snapshot.options.tierRules.tiers.rules.filter(({ measure }) => measure === 'people');
  return Math.min(...rules.map(({ atLeast }) => atLeast), ...(rules.length === 0 ? [usualPeople] : []));
}

const definitionOf = (people: number): Label => ({
  zh: `重点矛盾纠纷：当前为红色、橙色，或难易为重大，或涉及${people}人以上，且当日有动态的案件。`,
  en: `Key cases: red or orange now, or major, or of ${people} people and more, with something that happened that day.`,
});

/** 重点矛盾纠纷日报告 (FX-02): only for key cases; what happened that day. */
export const dailyPages: readonly PageBuilder[] = [
  {
    id: 'overview',
    title: { zh: '当日情况', en: 'The day' },
    lead: null,
    blocks: async (reader) => [
      await summaryBlock(reader),
      await figuresBlock(reader, ['accepted', 'resolved', 'tiers', 'overdue', 'unanswered']),
    ],
  },
  {
    id: 'keyCases',
    title: { zh: '重点矛盾纠纷', en: 'Key cases' },
    lead: null,
    async blocks(reader) {
      const people = manyPeople(reader);
      const cases = await casesOf(reader, { which: 'key', days: reader.days, people });
      return [
        caseTable(reader, cases, {
          title: { zh: '重点案件现状', en: 'Key cases as they stand' },
          definition: definitionOf(people),
          columns: [
            'no',
            'caseCode',
            'title',
            'area',
            'category',
            'difficulty',
            'tier',
            'people',
            'status',
            'department',
            'leader',
            'dueAt',
          ],
          notes: [sealedNote],
        }),
        await happened(reader, cases),
      ];
    },
  },
];

/** What happened to the cases that day, each event in a word. */
async function happened(reader: PackReader, cases: readonly ReportCaseRow[]): Promise<PackBlock> {
  const ids = cases.map(({ caseId }) => caseId);
  const events = await reader.snapshot.once('report events of the day', (client) =>
    eventsOfCases(client, ids, reader.days),
  );
  const codes = new Map(cases.map(({ caseId, caseCode, title }) => [caseId, { caseCode, title }]));
  return {
    kind: 'table',
    table: {
      title: reader.words({ zh: '当日动态', en: 'What happened' }),
      definition: null,
      columns: [
        { key: 'at', label: reader.words({ zh: '时间', en: 'Time' }), kind: 'instant' },
        { key: 'caseCode', label: reader.words({ zh: '案件编号', en: 'Case' }), kind: 'caseCode' },
        { key: 'title', label: reader.words({ zh: '事项（遮蔽）', en: 'Subject (masked)' }), kind: 'text' },
        { key: 'event', label: reader.words({ zh: '动态', en: 'Event' }), kind: 'text' },
      ],
      rows: events.flatMap(({ caseId, type, at }) => {
        const of = codes.get(caseId);
        const word = eventLabels[type as keyof typeof eventLabels];
        return of === undefined
          ? []
          : [{ cells: [at.toISOString(), of.caseCode, of.title, word?.[reader.language] ?? type] }];
      }),
      notes: [],
    },
  };
}

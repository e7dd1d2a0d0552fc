import type { PackBlock } from '@fengqiao/contract/packs';
import type { TableRow } from '@fengqiao/contract/tables';
import { lettersInPack } from '@fengqiao/db/queries/pack-letters';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { changesTable } from './changes-table.ts';
import { yearToDate } from './spillover-page.ts';

/** CQ-06, CQ-07, CQ-25, MS-12: letters by kind with what came of them, supervision, reminders. */
export const lettersPage: PageBuilder = {
  id: 'letters',
  title: { zh: '函与督办', en: 'Letters and supervision' },
  lead: {
    zh: '期内与本年累计制发的函、督办单，以及收到、回复和逾期未复。',
    en: 'Letters and supervision orders of the period and of the year, with what was received, answered and is late.',
  },
  async blocks(reader) {
    const days = yearToDate(reader);
    const letters = await reader.figure('letters');
    return [
      {
        kind: 'figures',
        figures: [
          letters,
          await reader.figure('letters', {
            days,
            title: { zh: '函件（本年累计）', en: 'Letters, year to date' },
          }),
          await reader.figure('supervised', {
            days,
            title: { zh: '督办（本年累计，按标签）', en: 'Supervised, year to date, by tag' },
          }),
          await reader.figure('nudges'),
        ],
      },
      await registerTable(reader),
      await changesTable(reader, 'letters', { zh: '函件种类及变动', en: 'Letters by kind and their change' }),
    ];
  },
};

/** The register of letters beside the log: what was answered of those that were issued, and what is late now. */
async function registerTable(reader: PackReader): Promise<PackBlock> {
  const { snapshot, language } = reader;
  const rows = await snapshot.once('letters', (client) => lettersInPack(client, snapshot.root, reader.days));
  const { profile } = snapshot.options;
  const nameOf = (kind: string): string =>
    profile.letters.find((rule) => rule.kind === kind)?.label[language] ?? kind;
  const cells = rows.map(
    ({ kind, issued, received, replied, late }): TableRow => ({
      cells: [nameOf(kind), issued, received, replied, issued === 0 ? null : replied / issued, late],
    }),
  );
  return {
    kind: 'table',
    table: {
      title: reader.words({ zh: '本期发出的函的回复', en: 'Answers to the letters of the period' }),
      definition: reader.words({
        zh: '函件登记簿中本期由本区划发出、未撤回的函；逾期为要求回复、已过期限而未回复的。',
        en: 'Letters of the register issued by the area in the period and not withdrawn; late = an answer is asked for, its day is over and none came.',
      }),
      columns: [
        { key: 'kind', label: reader.words({ zh: '种类', en: 'Kind' }), kind: 'text' },
        { key: 'issued', label: reader.words({ zh: '发出', en: 'Issued' }), kind: 'count' },
        { key: 'received', label: reader.words({ zh: '收到', en: 'Received' }), kind: 'count' },
        { key: 'replied', label: reader.words({ zh: '回复', en: 'Answered' }), kind: 'count' },
        {
          key: 'rate',
          label: reader.words({ zh: '回复率', en: 'Answered' }),
          kind: 'share',
          of: ['replied', 'issued'],
        },
        { key: 'late', label: reader.words({ zh: '逾期未复', en: 'Late' }), kind: 'count' },
      ],
      rows: cells,
      notes:
        rows.length > 0
          ? []
          : [reader.words({ zh: '本期登记簿中没有发出的函。', en: 'No letter was issued in the period.' })],
    },
  };
}

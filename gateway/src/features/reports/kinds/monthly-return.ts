import { ladderPage } from '../../meetings/pack/ladder-page.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { areaTable } from './area-tables.ts';
import { figuresBlock } from './figure-blocks.ts';
import { summaryBlock } from './summary-words.ts';

/** 月报表 (HP-13): what a township sends up, by village; the columns are ours, the document names none. */
export const monthlyReturnPages: readonly PageBuilder[] = [
  {
    id: 'form',
    title: { zh: '矛盾纠纷排查化解情况', en: 'Disputes found and resolved' },
    lead: null,
    blocks: async (reader) => [
      await areaTable(
        reader,
        { zh: '排查化解统计', en: 'By village' },
        ['accepted', 'resolved', 'resolutionRate', 'overdue', 'unanswered'],
        {},
        [
          {
            zh: '表式由本产品拟定：来源文件只写报送相关报表，未列表样。',
            en: 'The form is ours: the document asks for returns and shows none.',
          },
        ],
      ),
      await areaTable(reader, { zh: '调解和信访', en: 'Mediation and petitions' }, [
        'mediationSuccess',
        'firstPetition',
        'petitions',
      ]),
    ],
  },
  ladderPage,
  {
    id: 'work',
    title: { zh: '工作开展情况', en: 'Work done' },
    lead: null,
    blocks: async (reader) => [
      await summaryBlock(reader),
      await figuresBlock(reader, ['receptions', 'letters', 'supervised', 'nudges', 'satisfaction']),
    ],
  },
];

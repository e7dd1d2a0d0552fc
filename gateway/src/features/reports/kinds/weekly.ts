import type { PageBuilder } from '../../packs/page-builder.ts';
import { figuresBlock } from './figure-blocks.ts';
import { leagueTable } from './league-table.ts';
import { summaryBlock } from './summary-words.ts';
import { lettersPage, routesPage } from './work-pages.ts';

/** 每周通报晾晒调度 (CQ-24). */
export const weeklyPages: readonly PageBuilder[] = [
  {
    id: 'bulletin',
    title: { zh: '本周情况', en: 'The week' },
    lead: null,
    blocks: async (reader) => [
      await summaryBlock(reader),
      await figuresBlock(reader, [
        'accepted',
        'resolved',
        'resolutionRate',
        'onTimeRate',
        'oneTimeResolutionRate',
        'mediationSuccess',
        'resolutionDays',
        'overdue',
        'unanswered',
      ]),
    ],
  },
  {
    id: 'league',
    title: { zh: '各地进度', en: 'Progress by area' },
    lead: null,
    blocks: async (reader) => [await leagueTable(reader)],
  },
  routesPage,
  lettersPage,
];

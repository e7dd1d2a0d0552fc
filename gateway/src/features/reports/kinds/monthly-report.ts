import { ladderPage } from '../../meetings/pack/ladder-page.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { areaTable } from './area-tables.ts';
import { figuresBlock } from './figure-blocks.ts';
import { leagueTable } from './league-table.ts';
import { summaryBlock } from './summary-words.ts';
import { lettersPage, levelsPage, petitionsPage, routesPage, servicesPage } from './work-pages.ts';

/** 月工作报告 (FX-02), 一月一小结 (HP-12), 月调度 (BZ-16). */
export const monthlyReportPages: readonly PageBuilder[] = [
  {
    id: 'overview',
    title: { zh: '本月情况', en: 'The month' },
    lead: null,
    blocks: async (reader) => [
      await summaryBlock(reader),
      await figuresBlock(reader, [
        'accepted',
        'receptions',
        'resolved',
        'resolutionRate',
        'onTimeRate',
        'oneTimeResolutionRate',
        'mediationSuccess',
        'levels',
        'countyContainment',
        'cycle',
        'resolutionDays',
        'tiers',
        'overdue',
        'unanswered',
      ]),
      await areaTable(reader, { zh: '各地受理和化解', en: 'Intake and resolution by area' }, [
        'accepted',
        'resolved',
        'resolutionRate',
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
  levelsPage,
  ladderPage,
  lettersPage,
  petitionsPage,
  servicesPage,
];

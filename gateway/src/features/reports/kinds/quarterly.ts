import type { PageBuilder } from '../../packs/page-builder.ts';
import { appraisalTable, appraised, rankTable } from './appraisal-table.ts';
import { figuresBlock } from './figure-blocks.ts';
import { summaryBlock } from './summary-words.ts';
import { lettersPage, levelsPage, petitionsPage, routesPage, servicesPage } from './work-pages.ts';

/** 季考评 (BZ-16): every indicator per area with rank and band, and the work of the quarter beside it. */
export const quarterlyPages: readonly PageBuilder[] = [
  {
    id: 'overview',
    title: { zh: '本季情况', en: 'The quarter' },
    lead: null,
    blocks: async (reader) => [
      await summaryBlock(reader),
      await figuresBlock(reader, ['accepted', 'resolved', ...appraised.map(({ name }) => name)]),
    ],
  },
  {
    id: 'ranks',
    title: { zh: '考评位次', en: 'Ranks' },
    lead: null,
    blocks: async (reader) => [await rankTable(reader)],
  },
  {
    id: 'indicators',
    title: { zh: '各项指标', en: 'Indicators' },
    lead: {
      zh: '每项列出分子、分母、位次和分档（靠前、居中、靠后各占三分之一）。',
      en: 'Each with its counts, rank and band (thirds: ahead, middle, behind).',
    },
    async blocks(reader) {
      const tables = [];
      for (const each of appraised) tables.push(await appraisalTable(reader, each));
      return tables;
    },
  },
  routesPage,
  levelsPage,
  lettersPage,
  petitionsPage,
  servicesPage,
];

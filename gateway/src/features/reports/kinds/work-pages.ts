import type { PageBuilder } from '../../packs/page-builder.ts';
import { areaTable } from './area-tables.ts';
import { figuresBlock, shareBlocks } from './figure-blocks.ts';

/** How cases were resolved, with what nobody has itemised (XM-04, YC-05..10, JN-06, CQ-08..12). */
export const routesPage: PageBuilder = {
  id: 'routes',
  title: { zh: '化解方式', en: 'Routes' },
  lead: {
    zh: '占比按件数计算，未列明的单列，不作摊分。',
    en: 'Shares from exact counts; what is not itemised stands apart and nothing is rescaled.',
  },
  blocks: (reader) => shareBlocks(reader, ['routes', 'routeEntries', 'routeConclusions']),
};

/** Where cases were resolved (XM-01, XM-05, MS-14), and how far they went up the ladder (HP-07). */
export const levelsPage: PageBuilder = {
  id: 'levels',
  title: { zh: '化解层级', en: 'Levels' },
  lead: null,
  blocks: async (reader) => [
    ...(await shareBlocks(reader, ['levels', 'countyContainment', 'funnel'])),
    await areaTable(reader, { zh: '各地基层化解', en: 'Grass-roots share by area' }, [
      'levels',
      'countyContainment',
    ]),
  ],
};

/** Letters and supervision (CQ-06, CQ-07). */
export const lettersPage: PageBuilder = {
  id: 'letters',
  title: { zh: '函件和督办', en: 'Letters and supervision' },
  lead: null,
  blocks: (reader) => shareBlocks(reader, ['letters', 'supervised', 'nudges']),
};

/** Petitions, the line of first petitions (HP-06) and spill-over (CQ-27). */
export const petitionsPage: PageBuilder = {
  id: 'petitions',
  title: { zh: '信访和外溢', en: 'Petitions and spill-over' },
  lead: null,
  blocks: async (reader) => [
    await figuresBlock(reader, [
      'petitions',
      'firstPetition',
      'repeatReports',
      'spillover',
      'earlyEscalations',
    ]),
  ],
};

/** Services beside mediation (LZ-10, LZ-11): totals by kind, never about a person. */
export const servicesPage: PageBuilder = {
  id: 'services',
  title: { zh: '服务群众', en: 'Services' },
  lead: null,
  blocks: async (reader) => [
    await figuresBlock(reader, ['receptions', 'confirmations', 'satisfaction']),
    ...(await shareBlocks(reader, ['support', 'servicesPushed'])),
  ],
};

import type { PageBuilder } from '../../packs/page-builder.ts';
import { areaTable } from './area-table.ts';

/** XM-01, XM-05, MS-14. */
export const levelsPage: PageBuilder = {
  id: 'levels',
  title: { zh: '在哪一级化解', en: 'Resolved at which level' },
  lead: {
    zh: '基层化解率看村组、村、乡镇三级，县域化解率看县及以下。',
    en: 'The grass-roots share counts group, village and township, the county share counts county level and below.',
  },
  async blocks(reader) {
    const levels = await reader.figure('levels');
    return [
      { kind: 'shares', figure: levels },
      { kind: 'figures', figures: [levels, await reader.figure('countyContainment')] },
      await areaTable(reader, 'levels', { zh: '各区划的基层化解率', en: 'Grass-roots share by area' }),
    ];
  },
};

import type { PageBuilder } from '../../packs/page-builder.ts';
import { casesBlock } from '../../packs/shown-cases.ts';

/** XM-02, CQ-15, MS-11: what was reported again, over which ways. */
export const repeatsPage: PageBuilder = {
  id: 'repeats',
  title: { zh: '重复与多头反映', en: 'Repeat and multi-channel reports' },
  lead: {
    zh: '期内多次报警、重复信访、窗口再次反映的次数及其案件；按事，不按人。',
    en: 'Repeated alarms, repeat petitions and reports at a desk again, with their cases; by matter, never by person.',
  },
  async blocks(reader) {
    const figure = await reader.figure('repeatReports');
    return [
      { kind: 'shares', figure },
      { kind: 'figures', figures: [figure, await reader.figure('returnRate')] },
      await casesBlock(reader, { zh: '再次反映的案件', en: 'Cases that were reported again' }, figure.list),
    ];
  },
};

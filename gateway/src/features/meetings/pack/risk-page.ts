import type { PageBuilder } from '../../packs/page-builder.ts';
import { casesBlock } from '../../packs/shown-cases.ts';

/** BZ-02, LZ-05: the red ones with their reasons, then the orange ones. */
export const riskPage: PageBuilder = {
  id: 'risk',
  title: { zh: '红橙案件', en: 'Red and orange' },
  lead: {
    zh: '当前未办结的案件，等级附理由；等级属于案件，不属于人。',
    en: 'Cases open now with the reasons of their tier; a tier belongs to a case and never to a person.',
  },
  async blocks(reader) {
    const figure = await reader.figure('tiers');
    const lists = figure.partLists ?? {};
    return [
      { kind: 'figures', figures: [figure] },
      await casesBlock(reader, { zh: '红色案件', en: 'Red cases' }, lists.red ?? null),
      await casesBlock(reader, { zh: '橙色案件', en: 'Orange cases' }, lists.orange ?? null, { most: 8 }),
    ];
  },
};

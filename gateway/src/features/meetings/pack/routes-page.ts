import type { PageBuilder } from '../../packs/page-builder.ts';
import { changesTable } from './changes-table.ts';

/** XM-04, YC-05..10, JN-06, CQ-08..12, LZ-10. */
export const routesPage: PageBuilder = {
  id: 'routes',
  title: { zh: '化解方式', en: 'Routes' },
  lead: {
    zh: '期内化解的案件以何种方式化解；未列明的单列，不折算。',
    en: 'By which route the cases of the period were resolved; what is not itemised stands apart and nothing is rescaled.',
  },
  async blocks(reader) {
    const routes = await reader.figure('routes');
    return [
      { kind: 'shares', figure: routes },
      await changesTable(reader, 'routes', { zh: '化解方式及变动', en: 'Routes and their change' }),
      await changesTable(reader, 'routeEntries', {
        zh: '进入各程序的次数及变动',
        en: 'Procedures entered and their change',
      }),
      {
        kind: 'figures',
        figures: [
          await reader.figure('routeConclusions'),
          await reader.figure('confirmations'),
          await reader.figure('servicesPushed'),
        ],
      },
    ];
  },
};

import type { TableRow } from '@fengqiao/contract/tables';
import { centresWithPresence } from '@fengqiao/db/queries/presence';
import { shanghaiDay } from '../../../domain/instant.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { boardOf } from '../../presence/board.ts';
import { levelBelow } from '../../presence/service.ts';

/** As many names as a row of a slide has room for; the board of presence lists them all. */
const mostNamed = 6;

/** CQ-13: 入驻率 with who lacks whom. */
export const presencePage: PageBuilder = {
  id: 'presence',
  title: { zh: '部门入驻', en: 'Presence' },
  lead: {
    zh: '常驻或轮驻该部门的中心 ÷ 下一级全部中心，按冻结当日的登记。',
    en: 'Centres where a department is resident or rotating over all centres of the level below, by the register of that day.',
  },
  async blocks(reader) {
    const { snapshot, language } = reader;
    const level = levelBelow[snapshot.level] ?? 'village';
    const day = shanghaiDay(snapshot.takenAt);
    const centres = await snapshot.once('presence', (client) =>
      centresWithPresence(client, snapshot.root, level, day),
    );
    const { profile } = snapshot.options;
    const board = boardOf(centres, { level, day, profile, language });
    const named = (names: readonly { name: string }[]): string | null => {
      if (names.length === 0) return null;
      const first = names.slice(0, mostNamed).map(({ name }) => name);
      const more = names.length - first.length;
      const rest = more === 0 ? '' : reader.words({ zh: `等${names.length}个`, en: ` and ${more} more` });
      return first.join(language === 'zh' ? '、' : ', ') + rest;
    };
    const rows = board.departments.map(
      ({ label, present, resident, rotating, onCall, lacking }): TableRow => ({
        cells: [
          label,
          present,
          board.centres,
          board.centres === 0 ? null : present / board.centres,
          resident,
          rotating,
          onCall,
          named(lacking),
        ],
      }),
    );
    return [
      { kind: 'figures', figures: [await reader.figure('presence')] },
      {
        kind: 'table',
        table: {
          title: reader.words({ zh: '入驻率与未入驻的中心', en: 'Presence, and the centres that lack it' }),
          definition: board.definition,
          columns: [
            { key: 'department', label: reader.words({ zh: '部门', en: 'Department' }), kind: 'text' },
            { key: 'present', label: reader.words({ zh: '入驻', en: 'Present' }), kind: 'count' },
            { key: 'centres', label: reader.words({ zh: '中心', en: 'Centres' }), kind: 'count' },
            {
              key: 'rate',
              label: reader.words({ zh: '入驻率', en: 'Rate' }),
              kind: 'share',
              of: ['present', 'centres'],
            },
            { key: 'resident', label: reader.words({ zh: '常驻', en: 'Resident' }), kind: 'count' },
            { key: 'rotating', label: reader.words({ zh: '轮驻', en: 'Rotating' }), kind: 'count' },
            { key: 'onCall', label: reader.words({ zh: '仅随驻', en: 'On call only' }), kind: 'count' },
            { key: 'lacking', label: reader.words({ zh: '未入驻', en: 'Lacking' }), kind: 'text' },
          ],
          rows,
          notes:
            rows.length > 0
              ? []
              : [
                  reader.words({
                    zh: '下一级中心还没有登记入驻部门。',
                    en: 'No department is registered in the centres below.',
                  }),
                ],
        },
      },
    ];
  },
};

import type { PresenceBoard } from '@fengqiao/contract/presence';
import type { DataTable } from '@fengqiao/contract/tables';
import type { TFunction } from 'i18next';
import { columnsOf } from '../../lib/table-columns.ts';

/** 入驻率 by department, the least present first, with the centres that lack it (CQ-13). */
export function presenceTable(board: PresenceBoard, t: TFunction): DataTable {
  const { centres, definition, departments, day } = board;
  return {
    title: t('indicators.presence.title'),
    definition,
    columns: [
      ...columnsOf(t, [
        ['department', 'text'],
        ['present', 'count'],
        ['centres', 'count'],
      ]),
      { key: 'rate', label: t('analysis.column.rate'), kind: 'share', of: ['present', 'centres'] },
      ...columnsOf(t, [
        ['resident', 'count'],
        ['rotating', 'count'],
        ['onCall', 'count'],
        ['lacking', 'text'],
      ]),
    ],
    rows: [...departments]
      .sort((one, other) => one.present - other.present)
      .map(({ label, present, resident, rotating, onCall, lacking }) => ({
        cells: [
          label,
          present,
          centres,
          centres === 0 ? null : present / centres,
          resident,
          rotating,
          onCall,
          lacking.map(({ name }) => name).join(t('common.listComma')) || null,
        ],
      })),
    notes: [t('indicators.presence.centres', { count: centres, day })],
  };
}

import type { TableRow } from '@fengqiao/contract/tables';
import { type ProgressBand, progressBand, progressWords } from '../../../domain/progress-bands.ts';
import type { AreaFigure } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';

const order: readonly ProgressBand[] = ['behind', 'near', 'ahead', 'none'];

/** CQ-24: banded progress of the areas below, those that are behind first. */
export const areasPage: PageBuilder = {
  id: 'areas',
  title: { zh: '各区划进度分档', en: 'Progress by area' },
  lead: progressWords.definition,
  async blocks(reader) {
    const accepted = await reader.byArea('accepted');
    const resolved = await reader.byArea('resolved');
    const onTime = await reader.byArea('onTimeRate');
    const overdue = await reader.byArea('overdue');
    const of = (areas: readonly AreaFigure[], code: string) =>
      areas.find(({ areaCode }) => areaCode === code);
    const row = (area: AreaFigure): { band: ProgressBand; share: number; row: TableRow } => {
      const code = area.areaCode;
      const done = of([...resolved.areas, resolved.total], code);
      const timely = of([...onTime.areas, onTime.total], code);
      const late = of([...overdue.areas, overdue.total], code);
      const [n, m] = [area.numerator ?? 0, done?.numerator ?? 0];
      const band = progressBand(n, m);
      return {
        band,
        share: n === 0 ? 0 : m / n,
        row: {
          cells: [
            area.areaName,
            n,
            m,
            n === 0 ? null : m / n,
            timely?.value ?? null,
            late?.numerator ?? null,
            reader.words(progressWords.bands[band]),
          ],
          list: area.list,
        },
      };
    };
    const rows = accepted.areas
      .map(row)
      .sort((a, b) => order.indexOf(a.band) - order.indexOf(b.band) || a.share - b.share);
    return [
      {
        kind: 'table',
        table: {
          title: reader.words({ zh: '下级区划进度', en: 'Progress of the areas below' }),
          definition: reader.words(progressWords.definition),
          columns: [
            { key: 'area', label: reader.words({ zh: '区划', en: 'Area' }), kind: 'text' },
            { key: 'accepted', label: reader.words({ zh: '受理', en: 'Accepted' }), kind: 'count' },
            { key: 'resolved', label: reader.words({ zh: '化解', en: 'Resolved' }), kind: 'count' },
            {
              key: 'progress',
              label: reader.words({ zh: '进度', en: 'Progress' }),
              kind: 'share',
              of: ['resolved', 'accepted'],
            },
            { key: 'onTime', label: reader.words({ zh: '按期办结率', en: 'On time' }), kind: 'share' },
            { key: 'overdue', label: reader.words({ zh: '当前超期', en: 'Overdue now' }), kind: 'count' },
            { key: 'band', label: reader.words({ zh: '分档', en: 'Band' }), kind: 'text' },
          ],
          rows: [...rows.map(({ row }) => row), { ...row(accepted.total).row, weight: 'total' }],
          notes:
            rows.length > 0
              ? []
              : [reader.words({ zh: '本区划没有下级区划。', en: 'There is no area below this one.' })],
        },
      },
    ];
  },
};

import type { PackBlock, PackFigure } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { TableRow } from '@fengqiao/contract/tables';
import type { PackReader } from '../../packs/pack-reader.ts';

/** Parts of a figure with share and change; what is not itemised stands apart and is never spread over the others (CQ-08..12). */
export function changesTable(reader: PackReader, figure: PackFigure, title: Label): PackBlock {
  const { parts = [], notItemised, partLists = {}, definition, denominator, previous } = figure;
  const flat = reader.words({ zh: '持平', en: 'flat' });
  const rows = parts.map(
    ({ key, label, numerator, denominator: of, share, previous: before }): TableRow => ({
      cells: [
        label,
        numerator,
        of,
        share,
        before?.value ?? null,
        before?.changePercent ?? null,
        before === undefined || before.change === null ? null : before.flat ? flat : null,
      ],
      list: partLists[key] ?? null,
    }),
  );
  if (notItemised !== undefined)
    rows.push({
      cells: [
        reader.words({ zh: '未列明', en: 'Not itemised' }),
        notItemised.numerator,
        denominator,
        notItemised.share,
        null,
        null,
        null,
      ],
      list: partLists[''] ?? null,
      weight: 'remainder',
    });
  rows.push({
    cells: [
      reader.words({ zh: '合计', en: 'Total' }),
      denominator,
      denominator,
      null,
      previous?.value ?? null,
      previous?.changePercent ?? null,
      previous === undefined || previous.change === null ? null : previous.flat ? flat : null,
    ],
    list: figure.list,
    weight: 'total',
  });
  return {
    kind: 'table',
    table: {
      title: reader.words(title),
      definition,
      columns: [
        { key: 'part', label: reader.words({ zh: '分项', en: 'Part' }), kind: 'text' },
        { key: 'n', label: reader.words({ zh: '件数', en: 'Cases' }), kind: 'count' },
        { key: 'of', label: reader.words({ zh: '分母', en: 'Of' }), kind: 'count' },
        { key: 'share', label: reader.words({ zh: '占比', en: 'Share' }), kind: 'share', of: ['n', 'of'] },
        { key: 'before', label: reader.words({ zh: '上期', en: 'Before' }), kind: 'count' },
        { key: 'change', label: reader.words({ zh: '环比%', en: 'Change %' }), kind: 'percent' },
        { key: 'flat', label: reader.words({ zh: '趋势', en: 'Trend' }), kind: 'text' },
      ],
      rows,
      notes: [
        reader.words({
          zh: '占比按原数计算，不折算成100%；未列明的单列。',
          en: 'Shares are computed from exact counts; nothing is rescaled to 100 %, and what is not itemised stands apart.',
        }),
        ...(figure.changeDefinition === undefined ? [] : [figure.changeDefinition]),
      ],
    },
  };
}

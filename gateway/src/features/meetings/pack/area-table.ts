import type { IndicatorName } from '@fengqiao/contract/indicators';
import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import { definitions } from '../../indicators/definitions.ts';
import type { AreaFigure, PackReader } from '../../packs/pack-reader.ts';

/** A share of each area right below, with what it was divided by. */
export async function areaTable(reader: PackReader, name: IndicatorName, title: Label): Promise<PackBlock> {
  const { total, areas } = await reader.byArea(name);
  const row = ({ areaName, numerator, denominator, value, list }: AreaFigure) => ({
    cells: [areaName, numerator, denominator, value],
    list,
  });
  return {
    kind: 'table',
    table: {
      title: reader.words(title),
      definition: reader.words(definitions[name].words),
      columns: [
        { key: 'area', label: reader.words({ zh: '区划', en: 'Area' }), kind: 'text' },
        { key: 'n', label: reader.words({ zh: '分子', en: 'Cases' }), kind: 'count' },
        { key: 'of', label: reader.words({ zh: '分母', en: 'Of' }), kind: 'count' },
        { key: 'share', label: reader.words({ zh: '占比', en: 'Share' }), kind: 'share', of: ['n', 'of'] },
      ],
      rows: [...areas.map(row), { ...row(total), weight: 'total' as const }],
      notes: [],
    },
  };
}

import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { TableRow } from '@fengqiao/contract/tables';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { areaTable } from './area-tables.ts';
import { figuresBlock } from './figure-blocks.ts';
import { incidentCounts, incidentTable } from './incident-table.ts';
import { summaryBlock } from './summary-words.ts';

const labels = {
  area: { zh: '地区', en: 'Area' },
  red: { zh: '红色在办', en: 'Open red' },
  orange: { zh: '橙色在办', en: 'Open orange' },
  incidents: { zh: '重大案事件', en: 'Grave incidents' },
} as const satisfies Record<string, Label>;

/** 平安报表 (CQ-26). The form is ours. */
export const safetyPages: readonly PageBuilder[] = [
  {
    id: 'overview',
    title: { zh: '总体情况', en: 'Overview' },
    lead: null,
    blocks: async (reader) => [
      await summaryBlock(reader),
      await figuresBlock(reader, [
        'accepted',
        'resolved',
        'levels',
        'tiers',
        'petitions',
        'firstPetition',
        'spillover',
      ]),
    ],
  },
  {
    id: 'areas',
    title: { zh: '各地平安情况', en: 'By area' },
    lead: null,
    blocks: async (reader) => [
      await areaTable(reader, { zh: '各地矛盾纠纷', en: 'Disputes by area' }, [
        'accepted',
        'resolved',
        'spillover',
        'petitions',
        'firstPetition',
      ]),
      await riskTable(reader),
      await incidentTable(reader),
    ],
  },
];

/** Open red and orange cases and grave incidents of each area. */
async function riskTable(reader: PackReader): Promise<PackBlock> {
  const { total, areas } = await reader.byArea('tiers');
  const incidents = await incidentCounts(reader);
  const row = (of: (typeof areas)[number], n: number | undefined, weight?: TableRow['weight']): TableRow => {
    const open = (tier: string) => of.parts?.find(({ key }) => key === tier)?.numerator ?? 0;
    return {
      cells: [of.areaName, open('red'), open('orange'), n ?? null],
      list: of.list,
      ...(weight === undefined ? {} : { weight }),
    };
  };
  return {
    kind: 'table',
    table: {
      title: reader.words({ zh: '风险和案事件', en: 'Risk and incidents' }),
      definition: reader.words({
        zh: '红、橙为统计时点未办结案件的等级；案事件为期内登记。',
        en: 'Red and orange are tiers of open cases at the moment; incidents are of the period.',
      }),
      columns: [
        { key: 'area', label: reader.words(labels.area), kind: 'text' },
        { key: 'red', label: reader.words(labels.red), kind: 'count' },
        { key: 'orange', label: reader.words(labels.orange), kind: 'count' },
        { key: 'incidents', label: reader.words(labels.incidents), kind: 'count' },
      ],
      rows: [
        ...areas.map((area, index) => row(area, incidents.areas[index])),
        row(total, incidents.total, 'total'),
      ],
      notes: [],
    },
  };
}

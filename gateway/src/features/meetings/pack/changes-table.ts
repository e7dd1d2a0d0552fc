import type { IndicatorName, IndicatorPart } from '@fengqiao/contract/indicators';
import type { PackBlock, PackFigure } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { TableCell, TableColumn, TableRow } from '@fengqiao/contract/tables';
import { comparedDays } from '../../indicators/window.ts';
import type { PackReader } from '../../packs/pack-reader.ts';

/**
 * Parts of a figure with share and change, against the days before and the same days a year ago; what is not itemised stands apart and
 * is never spread over the others (CQ-08..12, JN-05, LZ-09).
 */
export async function changesTable(
  reader: PackReader,
  name: IndicatorName,
  title: Label,
): Promise<PackBlock> {
  const figure = await reader.figure(name);
  const yearAgo = await reader.figure(name, {
    compare: comparedDays(reader.days, { compare: 'year' }),
    year: false,
  });
  const { parts = [], notItemised, partLists = {}, definition, denominator } = figure;
  const rows = parts.map((part): TableRow => {
    const { key, label, numerator, denominator: of, share } = part;
    const earlier = yearAgo.parts?.find((each) => each.key === key);
    return {
      cells: [
        label,
        numerator,
        of,
        share,
        ...changed(reader, part.previous),
        ...changed(reader, earlier?.previous),
      ],
      list: partLists[key] ?? null,
    };
  });
  const none: TableCell[] = [null, null, null, null];
  if (notItemised !== undefined)
    rows.push({
      cells: [
        reader.words({ zh: '未列明', en: 'Not itemised' }),
        notItemised.numerator,
        denominator,
        notItemised.share,
        ...none,
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
      ...changed(reader, figure.previous),
      ...changed(reader, yearAgo.previous),
    ],
    list: figure.list,
    weight: 'total',
  });
  return {
    kind: 'table',
    table: {
      title: reader.words(title),
      definition,
      columns: columnsOf(reader),
      rows,
      notes: notesOf(reader, figure),
    },
  };
}

/** What it was, and the change in per cent; a change within the band of the place is told in words (CQ-09). */
function changed(reader: PackReader, previous: IndicatorPart['previous']): [TableCell, TableCell] {
  if (previous === undefined || previous.change === null) return [previous?.value ?? null, null];
  if (previous.flat) return [previous.value, reader.words({ zh: '持平', en: 'flat' })];
  return [previous.value, previous.changePercent === null ? null : `${previous.changePercent}%`];
}

function columnsOf(reader: PackReader): TableColumn[] {
  const column = (key: string, kind: TableColumn['kind'], zh: string, en: string): TableColumn => ({
    key,
    label: reader.words({ zh, en }),
    kind,
  });
  return [
    column('part', 'text', '分项', 'Part'),
    column('n', 'count', '件数', 'Cases'),
    column('of', 'count', '分母', 'Of'),
    { ...column('share', 'share', '占比', 'Share'), of: ['n', 'of'] },
    column('before', 'count', '上期', 'Before'),
    column('change', 'text', '环比', 'Change'),
    column('yearAgo', 'count', '去年同期', 'A year ago'),
    column('yearChange', 'text', '同比', 'Year on year'),
  ];
}

const notesOf = (reader: PackReader, { changeDefinition }: PackFigure): string[] => [
  reader.words({
    zh: '占比按原数计算，不折算成100%；未列明的单列。',
    en: 'Shares are computed from exact counts; nothing is rescaled to 100 %, and what is not itemised stands apart.',
  }),
  ...(changeDefinition === undefined ? [] : [changeDefinition]),
];

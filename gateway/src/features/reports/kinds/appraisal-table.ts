import type { IndicatorName } from '@fengqiao/contract/indicators';
import type { PackBlock } from '@fengqiao/contract/packs';
import type { TableCell, TableRow } from '@fengqiao/contract/tables';
import { type AreaRank, bandLabels, rankAreas } from '../../../domain/area-ranks.ts';
import { definitions } from '../../indicators/definitions.ts';
import { titles } from '../../indicators/titles.ts';
import type { AreaFigure, PackReader } from '../../packs/pack-reader.ts';

/** An indicator of the appraisal and which way is better. */
export interface Appraised {
  name: IndicatorName;
  better: 'more' | 'less';
}

/** What areas are appraised by (BZ-16). Ours, as the order in which they stand: the document names no list. */
export const appraised: readonly Appraised[] = [
  { name: 'resolutionRate', better: 'more' },
  { name: 'onTimeRate', better: 'more' },
  { name: 'oneTimeResolutionRate', better: 'more' },
  { name: 'mediationSuccess', better: 'more' },
  { name: 'levels', better: 'more' },
  { name: 'countyContainment', better: 'more' },
  { name: 'satisfaction', better: 'more' },
  { name: 'cycle', better: 'less' },
  { name: 'returnRate', better: 'less' },
  { name: 'firstPetition', better: 'less' },
  { name: 'overdue', better: 'less' },
  { name: 'unanswered', better: 'less' },
];

/** An indicator of the areas below with their ranks. */
export interface AppraisedAreas {
  total: AreaFigure;
  areas: AreaFigure[];
  ranks: AreaRank[];
}

/** Counts are compared as shares of what they were counted over: a large area is not worse for being large. */
const comparable = ({ name }: Appraised, { value, numerator, denominator }: AreaFigure): number | null => {
  if (definitions[name].unit !== 'count') return value;
  return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
};

/** Reads an indicator by area and ranks the areas. */
export async function appraise(reader: PackReader, of: Appraised): Promise<AppraisedAreas> {
  const { total, areas } = await reader.byArea(of.name);
  const values = areas.map((area) => comparable(of, area));
  return { total, areas, ranks: rankAreas(values, of.better) };
}

/** An indicator with its counts, rank and band for each area, the best first. */
export async function appraisalTable(reader: PackReader, of: Appraised): Promise<PackBlock> {
  const { total, areas, ranks } = await appraise(reader, of);
  const { unit, words } = definitions[of.name];
  const isDays = unit === 'days';
  const row = (area: AreaFigure, rank: AreaRank | undefined, weight?: TableRow['weight']): TableRow => ({
    cells: [
      rank?.rank ?? null,
      area.areaName,
      area.numerator,
      area.denominator,
      ...(isDays ? [area.value] : [comparable(of, area)]),
      band(rank),
    ],
    list: area.list,
    ...(weight === undefined ? {} : { weight }),
  });
  const band = (rank: AreaRank | undefined): TableCell =>
    rank?.band === undefined || rank.band === null ? null : reader.words(bandLabels[rank.band]);
  const rows = areas
    .map((area, index) => ({
      rank: ranks[index]?.rank ?? Number.MAX_SAFE_INTEGER,
      row: row(area, ranks[index]),
    }))
    .sort((a, b) => a.rank - b.rank);
  const title = reader.words(titles[of.name]);
  return {
    kind: 'table',
    table: {
      title,
      definition: reader.words(words),
      columns: [
        { key: 'rank', label: reader.words({ zh: '位次', en: 'Rank' }), kind: 'count' },
        { key: 'area', label: reader.words({ zh: '地区', en: 'Area' }), kind: 'text' },
        {
          key: 'numerator',
          label: reader.words({ zh: '分子', en: 'Numerator' }),
          kind: isDays ? 'days' : 'count',
        },
        { key: 'denominator', label: reader.words({ zh: '分母', en: 'Denominator' }), kind: 'count' },
        isDays
          ? { key: 'value', label: title, kind: 'days' }
          : { key: 'value', label: title, kind: 'share', of: ['numerator', 'denominator'] },
        { key: 'band', label: reader.words({ zh: '分档', en: 'Band' }), kind: 'text' },
      ],
      rows: [...rows.map((each) => each.row), row(total, undefined, 'total')],
      notes: [
        reader.words(
          of.better === 'more'
            ? {
                zh: '数值高者位次在前，并列同位；无案件的不排。',
                en: 'More is better; equal areas share a rank, those without cases have none.',
              }
            : {
                zh: '数值低者位次在前，并列同位；无案件的不排。',
                en: 'Less is better; equal areas share a rank, those without cases have none.',
              },
        ),
      ],
    },
  };
}

/** Ranks of every indicator side by side; they are not added up, because no document says how much each weighs. */
export async function rankTable(reader: PackReader): Promise<PackBlock> {
  const found: AppraisedAreas[] = [];
  for (const of of appraised) found.push(await appraise(reader, of));
  return {
    kind: 'table',
    table: {
      title: reader.words({ zh: '各项位次', en: 'Ranks' }),
      definition: reader.words({
        zh: '各地每项指标的位次。位次不相加、不折成总分：来源文件没有规定权重。',
        en: 'Rank of each area by each indicator. Ranks are not added up: the document gives no weights.',
      }),
      columns: [
        { key: 'area', label: reader.words({ zh: '地区', en: 'Area' }), kind: 'text' },
        ...appraised.map(({ name }) => ({
          key: name,
          label: reader.words(titles[name]),
          kind: 'count' as const,
        })),
      ],
      rows: reader.snapshot.children.map(({ areaName }, index) => ({
        cells: [areaName, ...found.map(({ ranks }) => ranks[index]?.rank ?? null)],
      })),
      notes: [],
    },
  };
}

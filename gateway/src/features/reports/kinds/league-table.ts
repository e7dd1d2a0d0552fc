import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { TableRow } from '@fengqiao/contract/tables';
import { rankAreas } from '../../../domain/area-ranks.ts';
import { progressBand, progressWords } from '../../../domain/progress-bands.ts';
import type { AreaFigure, PackReader } from '../../packs/pack-reader.ts';

const labels = {
  rank: { zh: '位次', en: 'Rank' },
  area: { zh: '地区', en: 'Area' },
  accepted: { zh: '年初以来受理', en: 'Accepted since January' },
  resolved: { zh: '年初以来化解', en: 'Resolved since January' },
  progress: { zh: '进度', en: 'Progress' },
  band: { zh: '进度分档', en: 'Band' },
  inTime: { zh: '按期办结', en: 'In time' },
  due: { zh: '应按期办结', en: 'With a term' },
  onTime: { zh: '按期办结率', en: 'On-time rate' },
  overdue: { zh: '当前超期', en: 'Overdue now' },
  unanswered: { zh: '当前无回应', en: 'Unanswered now' },
} as const satisfies Record<string, Label>;

/** 晾晒 (CQ-24): the areas below by their progress of the year, best first, each with its counts and its band. */
export async function leagueTable(reader: PackReader): Promise<PackBlock> {
  const { until } = reader.days;
  const year = { from: `${lastDay(until).slice(0, 4)}-01-01`, until };
  const accepted = await reader.byArea('accepted', { days: year });
  const resolved = await reader.byArea('resolved', { days: year });
  const onTime = await reader.byArea('onTimeRate');
  const overdue = await reader.byArea('overdue');
  const unanswered = await reader.byArea('unanswered');
  const progress = accepted.areas.map((of, index) => shareOf(resolved.areas[index], of));
  const ranks = rankAreas(progress, 'more');
  const row = (
    rank: number | null,
    of: AreaFigure,
    done: AreaFigure | undefined,
    inTime: AreaFigure | undefined,
    late: AreaFigure | undefined,
    silent: AreaFigure | undefined,
  ): TableRow => ({
    cells: [
      rank,
      of.areaName,
      of.value,
      done?.value ?? null,
      shareOf(done, of),
      reader.words(progressWords.bands[progressBand(of.value ?? 0, done?.value ?? 0)]),
      inTime?.numerator ?? null,
      inTime?.denominator ?? null,
      inTime?.value ?? null,
      late?.numerator ?? null,
      silent?.numerator ?? null,
    ],
    list: of.list,
  });
  const rows = accepted.areas.map((of, index) => {
    const rank = ranks[index]?.rank ?? null;
    const [done, inTime] = [resolved.areas[index], onTime.areas[index]];
    return { rank, row: row(rank, of, done, inTime, overdue.areas[index], unanswered.areas[index]) };
  });
  // What cannot be ranked stands below, in the order of the codes.
  rows.sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
  const column = (key: keyof typeof labels, kind: 'count' | 'text' | 'share', of?: [string, string]) => ({
    key,
    label: reader.words(labels[key]),
    kind,
    ...(of === undefined ? {} : { of }),
  });
  return {
    kind: 'table',
    table: {
      title: reader.words({ zh: '各地进度通报', en: 'Progress of the areas' }),
      definition: reader.words(progressWords.definition),
      columns: [
        column('rank', 'count'),
        column('area', 'text'),
        column('accepted', 'count'),
        column('resolved', 'count'),
        column('progress', 'share', ['resolved', 'accepted']),
        column('band', 'text'),
        column('inTime', 'count'),
        column('due', 'count'),
        column('onTime', 'share', ['inTime', 'due']),
        column('overdue', 'count'),
        column('unanswered', 'count'),
      ],
      rows: [
        ...rows.map((each) => each.row),
        {
          ...row(null, accepted.total, resolved.total, onTime.total, overdue.total, unanswered.total),
          weight: 'total',
        },
      ],
      notes: [
        reader.words({
          zh: '进度和位次按年初以来的受理和化解计算，并列同位；没有受理案件的地区不排位次。按期办结率为本期，超期和无回应为统计时点。',
          en: 'Progress and ranks are of the year since January, equal areas alike; areas without cases have no rank. On time is of the period, overdue and unanswered of the moment.',
        }),
      ],
    },
  };
}

/** null where nothing came in. */
const shareOf = (done: AreaFigure | undefined, of: AreaFigure): number | null =>
  of.value === null || of.value === 0 || done === undefined || done.value === null
    ? null
    : done.value / of.value;

/** The day before; weeks of the turn of the year belong to the year in which they end. */
const lastDay = (until: string): string =>
  new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

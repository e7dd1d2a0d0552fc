import type { IndicatorName, PeriodStep } from '@fengqiao/contract/indicators';
import type { PackBlock, PackFigure } from '@fengqiao/contract/packs';
import type { Days } from '@fengqiao/db/queries/indicator-filter';
import { addDays, dayMs, startOfDay } from '../../../domain/instant.ts';
import { definitions } from '../../indicators/definitions.ts';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { changesTable } from './changes-table.ts';

const names: readonly IndicatorName[] = [
  'accepted',
  'resolved',
  'resolutionRate',
  'onTimeRate',
  'oneTimeResolutionRate',
  'mediationSuccess',
  'resolutionDays',
  'satisfaction',
  'receptions',
  'unanswered',
];

/** BZ-02, BZ-22, BZ-23, XM-01, YC-04, MS-15, MS-16, JN-03, FX-22, NA-02, NA-03. */
export const overviewPage: PageBuilder = {
  id: 'overview',
  title: { zh: '总体情况', en: 'Overview' },
  lead: {
    zh: '期内受理与化解，同上一期和去年同期相比。',
    en: 'What was accepted and resolved in the period, against the one before and the same days a year ago.',
  },
  async blocks(reader) {
    const figures: PackFigure[] = [];
    for (const name of names) figures.push(await reader.figure(name));
    figures.push(await cycleFigure(reader));
    return [
      { kind: 'figures', figures },
      await trend(reader),
      await changesTable(reader, 'accepted', { zh: '受理案件的类别', en: 'Accepted cases by category' }),
    ];
  },
};

/** 化解周期 against the whole year before (BZ-22): the seeds name no baseline, this one is ours and told. */
function cycleFigure(reader: PackReader): Promise<PackFigure> {
  const year = Number(reader.days.from.slice(0, 4)) - 1;
  return reader.figure('cycle', {
    compare: { from: `${year}-01-01`, until: `${year + 1}-01-01` },
    note: {
      zh: `对比基线：${year}年全年的平均天数。`,
      en: ` Baseline: the mean of the whole year ${year}.`,
    },
  });
}

/** How it goes on (MS-16): long enough to see a trend, by a step that fits. */
async function trend(reader: PackReader): Promise<PackBlock> {
  const { step, days } = trendWindow(reader.days);
  const [accepted, resolved] = [
    await reader.series('accepted', step, { days }),
    await reader.series('resolved', step, { days }),
  ];
  const words = { day: ['按日', 'by day'], week: ['按周', 'by week'], month: ['按月', 'by month'] };
  const [zh = '', en = ''] = words[step === 'quarter' ? 'month' : step];
  return {
    kind: 'trend',
    title: reader.words({ zh: `受理与化解走势（${zh}）`, en: `Accepted and resolved, ${en}` }),
    definition: reader.words(definitions.accepted.words) + reader.words(definitions.resolved.words),
    unit: 'count',
    series: [
      { label: reader.words({ zh: '受理', en: 'Accepted' }), points: accepted },
      { label: reader.words({ zh: '化解', en: 'Resolved' }), points: resolved },
    ],
  };
}

function trendWindow({ from, until }: Days): { step: PeriodStep; days: Days } {
  const length = (startOfDay(until) - startOfDay(from)) / dayMs;
  if (length <= 10) return { step: 'day', days: { from: addDays(until, -28), until } };
  if (length <= 45) return { step: 'week', days: { from: addDays(until, -26 * 7), until } };
  return { step: 'month', days: { from: addDays(until, -730), until } };
}

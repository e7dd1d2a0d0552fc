import type { TableColumn, TableRow } from '@fengqiao/contract/tables';
import { superviseReasons } from '../../../domain/supervision-advice.ts';
import { definitions } from '../../indicators/definitions.ts';
import type { Figure } from '../../indicators/figure.ts';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';

const stages = ['village', 'township', 'county', 'leader'] as const;

/** HP-07: how far cases went up the ladder (3221, 三三调), by area, with what speaks for supervision. */
export const ladderPage: PageBuilder = {
  id: 'ladder',
  title: { zh: '逐级化解', en: 'The ladder' },
  lead: {
    zh: '期内受理的案件到过哪一级调解；到过上一级的也计入下一级。督办建议针对区划，不针对个人。',
    en: 'How far the cases of the period went up the ladder; what reached a level counts in those below it. Suggestions are about areas, never persons.',
  },
  async blocks(reader) {
    const funnel = await reader.figure('funnel');
    return [
      { kind: 'shares', figure: funnel },
      { kind: 'figures', figures: [await reader.figure('ladder'), await reader.figure('earlyEscalations')] },
      await funnelTable(reader),
    ];
  },
};

const reached = ({ parts = [] }: Figure, key: string) => parts.find((part) => part.key === key)?.numerator;
const countsOf = (figure: Figure) => ({
  cases: figure.denominator?.n ?? 0,
  village: reached(figure, 'village')?.n ?? 0,
  township: reached(figure, 'township')?.n ?? 0,
});

async function funnelTable(reader: PackReader) {
  const { total, areas, figureOf } = await reader.byArea('funnel');
  const whole = figureOf(total.areaCode);
  const rows: TableRow[] = [];
  for (const { areaCode, areaName, list } of [...areas, total]) {
    const figure = figureOf(areaCode);
    const isTotal = areaCode === total.areaCode;
    const advice = isTotal
      ? []
      : superviseReasons(countsOf(figure), countsOf(whole)).map((words) => reader.words(words));
    rows.push({
      cells: [
        areaName,
        figure.denominator?.n ?? null,
        ...stages.map((stage) => reached(figure, stage)?.n ?? null),
        figure.notItemised?.n ?? null,
        advice.length === 0 ? null : advice.join('；'),
      ],
      list,
      ...(isTotal ? { weight: 'total' as const } : {}),
    });
  }
  const count = (key: string, zh: string, en: string): TableColumn => ({
    key,
    label: reader.words({ zh, en }),
    kind: 'count',
  });
  return {
    kind: 'table' as const,
    table: {
      title: reader.words({ zh: '各区划的漏斗与督办建议', en: 'The funnel by area, with suggestions' }),
      definition: reader.words(definitions.funnel.words),
      columns: [
        { key: 'area', label: reader.words({ zh: '区划', en: 'Area' }), kind: 'text' as const },
        count('cases', '受理', 'Accepted'),
        count('village', '村级调解', 'Village'),
        count('township', '乡级调解', 'Township'),
        count('county', '县级调解', 'County'),
        count('leader', '领导包案', 'Leader'),
        count('none', '未列明', 'Not itemised'),
        {
          key: 'advice',
          label: reader.words({ zh: '督办建议', en: 'Supervise because' }),
          kind: 'text' as const,
        },
      ],
      rows,
      notes: [],
    },
  };
}

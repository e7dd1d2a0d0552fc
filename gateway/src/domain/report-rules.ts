import type { Role } from '@fengqiao/contract/accounts';
import type { Label } from '@fengqiao/contract/reference';
import type { ReportKind, ReportKindLine } from '@fengqiao/contract/reports';

/** What a kind of report is, whatever the place. */
export interface ReportRule {
  kind: ReportKind;
  label: Label;
  /** What it holds, in a sentence. */
  about: Label;
  sourceRow: string;
  period: ReportKindLine['period'];
  /** Who makes and reads it. */
  roles: readonly Role[];
}

const everybody: readonly Role[] = ['leader', 'head', 'operator', 'clerk'];
/** Counts of support given are for these two (FX-08). */
const withSupport: readonly Role[] = ['leader', 'head'];

const rule = (
  kind: ReportKind,
  [zh, en]: readonly [string, string],
  [aboutZh, aboutEn]: readonly [string, string],
  sourceRow: string,
  period: ReportRule['period'],
  roles: readonly Role[] = everybody,
): ReportRule => ({ kind, label: { zh, en }, about: { zh: aboutZh, en: aboutEn }, sourceRow, period, roles });

/** Every kind of report, in the order in which people meet them. */
export const reportRules: readonly ReportRule[] = [
  rule(
    'daily',
    ['重点矛盾纠纷日报告', 'Daily report of key cases'],
    [
      '红色、橙色、重大和人数多的案件：当日发生了什么，现在在谁手里。',
      'Red, orange and major cases and those of many people: what happened that day, and who has them now.',
    ],
    'FX-02',
    'day',
  ),
  rule(
    'weekly',
    ['矛盾纠纷化解周通报', 'Weekly bulletin'],
    [
      '各地受理、化解、按期办结的进度分档和位次，超期和无回应的件数。',
      'Progress of every area in bands and by rank, with what is overdue and unanswered.',
    ],
    'CQ-24',
    'week',
  ),
  rule(
    'monthlyReport',
    ['综治中心月工作报告', 'Monthly report'],
    [
      '一月的受理、化解、方式、层级、函件、信访和服务，与上月、去年同月相比。',
      'A month of intake, resolution, routes, levels, letters, petitions and services beside the month before and a year ago.',
    ],
    'FX-02',
    'month',
    withSupport,
  ),
  rule(
    'monthlyReturn',
    ['矛盾纠纷排查化解月报表', 'Monthly return'],
    [
      '按村（社区）填报的一月数字，由乡镇报县综治中心。',
      'The figures of a month by village, sent up by the township to the county.',
    ],
    'HP-13',
    'month',
  ),
  rule(
    'ledger',
    ['社会矛盾纠纷排查化解综合台账', 'Monthly ledger'],
    [
      '一案一行：乡级台账和村级台账，事项遮蔽。',
      'A row for each case in the township form and in the village form, with masked words.',
    ],
    'HP-14',
    'month',
  ),
  rule(
    'quarterly',
    ['综治中心季考评', 'Quarterly appraisal'],
    [
      '每项指标按地区列出数值、分子分母、位次和分档，附口径。',
      'Each indicator by area with its counts, rank, band and definition.',
    ],
    'BZ-16',
    'quarter',
    withSupport,
  ),
  rule(
    'safety',
    ['平安报表', 'Report on safety'],
    [
      '各地矛盾纠纷、信访、外溢、红橙在办和重大案事件。',
      'Disputes, petitions, spill-over, open red and orange cases and grave incidents by area.',
    ],
    'CQ-26',
    'month',
  ),
  rule(
    'problems',
    ['问题清单', 'List of problems'],
    [
      '当前每一个未解决的问题，有责任单位和期限。',
      'Every problem that is open now, with who answers for it and by when.',
    ],
    'CQ-26',
    'now',
  ),
  rule(
    'taskLists',
    ['任务清单、进度清单、责任清单', 'Tasks, progress, responsibility'],
    [
      '在办案件逐案列任务、进度、责任，并按部门合计。',
      'Every open case with its task, its progress and who answers for it, and totals by department.',
    ],
    'XM-06',
    'now',
  ),
  rule(
    'writeOffLists',
    ['责任清单、化解清单、销账清单', 'Responsibility, resolution, write-off'],
    [
      '在办的谁负责，期内化解了哪些，办结销账了哪些。',
      'Who answers for what is open, what was resolved and what was written off in the period.',
    ],
    'MS-13',
    'month',
  ),
  rule(
    'acceptance',
    ['验收考核清单', 'Acceptance checklist'],
    [
      '本地规则的每一条细则、达标情况和依据。',
      'Every rule of the place with how far it is met and what shows it.',
    ],
    'FX-14',
    'now',
  ),
  rule(
    'redLines',
    ['红线情况', 'Red lines'],
    [
      '年内初信初访占比与红线，重大案事件，逐地列出。',
      'First petitions of the year against their line, and grave incidents, by area.',
    ],
    'HP-26',
    'year',
  ),
];

/** The rule of a kind. */
export function reportRule(kind: ReportKind): ReportRule {
  const found = reportRules.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no rule for reports of the kind ${kind}`);
  return found;
}

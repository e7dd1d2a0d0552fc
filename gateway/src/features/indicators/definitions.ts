import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import type { Label } from '@fengqiao/contract/reference';

/** What an indicator counts, in words; `now` = a count of this moment, which a window does not change. */
export interface Definition {
  unit: Indicator['unit'];
  now: boolean;
  words: Label;
}

const of = (unit: Indicator['unit'], zh: string, en: string, now = false): Definition => ({
  unit,
  now,
  words: { zh, en },
});

/** One definition of each indicator, in one place. Days are calendar days in Asia/Shanghai. */
export const definitions: Record<IndicatorName, Definition> = {
  accepted: of(
    'count',
    '期内登记受理的案件数，按登记日计；一案一码，重复反映不重复计数。',
    'Cases registered in the period, by day of registration; one case, one code, repeats are not counted again.',
  ),
  resolved: of(
    'count',
    '期内化解的案件数，按最近一次化解日计；重新受理后尚未再次化解的不计。',
    'Cases resolved in the period, by day of their latest resolution; reopened cases count once resolved again.',
  ),
  resolutionRate: of(
    'share',
    '期内受理的案件中，截至目前已化解的比例：已化解数 ÷ 期内受理数。',
    'Of the cases registered in the period, those resolved by now: resolved ÷ registered.',
  ),
  onTimeRate: of(
    'share',
    '期内化解的案件中，在本地规则规定的办理期限内化解的比例；没有办理期限的案件（如尚未定难易）不计入分母，单列为“未分项”。',
    'Of the cases resolved in the period that have a term by the place’s rules, those resolved within it; cases without a term are shown as not itemised.',
  ),
  oneTimeResolutionRate: of(
    'share',
    '期内化解的案件中，调解不超过一次且从未重新受理的比例。',
    'Of the cases resolved in the period, those with at most one mediation attempt that were never reopened.',
  ),
  resolutionDays: of(
    'days',
    '期内化解的案件从登记到化解所用天数的中位数；由直方图求得，误差不超过百分之五。分项为中位数与九成案件的天数。',
    'Median days from registration to resolution of the cases resolved in the period, from a histogram, right to five per cent; parts: median and 90th percentile.',
  ),
  routes: of(
    'count',
    '期内化解的案件按化解方式分列；未填方式的单列为“未分项”，不作摊分。',
    'Cases resolved in the period by route; those without a stated route are not itemised and nothing is rescaled.',
  ),
  levels: of(
    'share',
    '基层化解率：期内化解的案件中，在村组、村（社区）、乡镇（街道）三级化解的比例；分项为各级件数。',
    'Of the cases resolved in the period, those resolved at group, village or township level; parts: cases by level.',
  ),
  ladder: of(
    'count',
    '期内的调解次数按层级与结果分列；达成率 = 该级达成次数 ÷ 该级调解次数（不含当事人拒绝）。',
    'Mediation attempts in the period by level and outcome; the share of “agreed” is over the attempts held at that level.',
  ),
  tiers: of(
    'count',
    '当前未办结案件中有蓝、橙、红标识的件数；分项按标识，无标识的单列为“未分项”。',
    'Open cases that carry a tier now; parts by tier, cases without one are not itemised.',
    true,
  ),
  overdue: of(
    'count',
    '当前有未到或已过期限的案件中，期限已过的件数；分项按期限种类。',
    'Of the cases with an open deadline now, those whose deadline has passed; parts by kind of deadline.',
    true,
  ),
  spillover: of(
    'count',
    '外溢：期内未在本级化解而上交到上级的次数（市级口径：上交到县级及以上）；分母为期内受理数，分项按上交到的层级。',
    'Cases passed up beyond this level in the period (for a city: to county level or above); over the cases registered in it, parts by the level they went to.',
  ),
  firstPetition: of(
    'share',
    '初信初访占比：期内初次信访的次数 ÷ 期内受理的案件数（以百分之十为线）。',
    'First petitions in the period over the cases registered in it (the line is ten per cent).',
  ),
  repeatReports: of(
    'count',
    '重复反映：期内记为“多次报警”的风险信号与重复信访的次数之和。',
    'Repeated reports in the period: signals of repeated alarms and repeat petitions.',
  ),
  letters: of(
    'count',
    '期内发出的函件和督办单数，按种类分列；另列收到与回复数。',
    'Letters and supervision orders issued in the period by kind; received and replied are listed beside.',
  ),
  nudges: of(
    'count',
    '期内的提醒、督促、催办次数。',
    'Reminders in the period by strength: remind, urge, press.',
  ),
  satisfaction: of(
    'share',
    '群众满意率：期内回访中表示满意的比例。',
    'Of the follow-up visits in the period, those that found people satisfied.',
  ),
  presence: of(
    'share',
    '入驻率：有该部门入驻的中心 ÷ 全部中心。尚未接入入驻登记，故无数据。',
    'Centres where the department is present over all centres. No register of presence is connected yet: no data.',
    true,
  ),
  support: of(
    'count',
    '期内给予的帮扶次数，只按种类合计，不涉及个人。',
    'Support given in the period, as totals by kind only; never about persons.',
  ),
  hotTopics: of(
    'count',
    '热点问题：按地点与事由归并的案件组。尚未启用归并，故无数据。',
    'Groups of cases on one matter by place and subject. Grouping is not in use yet: no data.',
  ),
  unanswered: of(
    'count',
    '“件件有登记、事事有回应”：当前已登记、超过分流时限仍无人处理的案件，应为零；分母为当前待分流案件。',
    'Cases registered that nobody has taken up within the term for triage; must be 0. Over all cases that wait for triage now.',
    true,
  ),
};

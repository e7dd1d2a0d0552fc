import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import type { Label } from '@fengqiao/contract/reference';

/** What an indicator counts, in words; `now` = a count of this moment, which a window does not change. */
export interface Definition {
  unit: Indicator['unit'];
  now: boolean;
  words: Label;
}

/** Figures without a list of cases: of persons (FX-08), of centres, and of what is not counted yet. */
export const withoutCases: readonly IndicatorName[] = ['support', 'presence', 'hotTopics'];

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
  receptions: of(
    'count',
    '接待群众人次：期内经现场渠道登记的案件所记人数之和，未记人数的按一人计；分母为期内受理的案件数。',
    'Persons received: persons named in the cases registered at the counter in the period, one where no number was given; over the cases registered in it.',
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
    '期内化解的案件中，在本地规则规定的办理期限内化解的比例；没有办理期限的案件（如尚未定难易）不计入分母，单列为“未列明”。',
    'Of the cases resolved in the period that have a term by the place’s rules, those resolved within it; cases without a term are shown as not itemised.',
  ),
  oneTimeResolutionRate: of(
    'share',
    '期内化解的案件中，调解不超过一次且从未重新受理的比例。',
    'Of the cases resolved in the period, those with at most one mediation attempt that were never reopened.',
  ),
  mediationSuccess: of(
    'share',
    '调解成功率：期内受理并经过调解的案件中，截至目前以调解化解的比例；当事人拒绝调解、未经调解的不计入分母。按件数计算，不用取整后的数。',
    'Of the cases registered in the period that were mediated, those that mediation has resolved by now; refused mediations are not in the denominator. From exact counts, never from rounded ones.',
  ),
  resolutionDays: of(
    'days',
    '期内化解的案件从登记到化解所用天数的中位数；由直方图求得，误差不超过百分之五。分项为中位数与九成案件的天数。',
    'Median days from registration to resolution of the cases resolved in the period, from a histogram, right to five per cent; parts: median and 90th percentile.',
  ),
  cycle: of(
    'days',
    '化解周期：期内化解的案件从登记到化解的平均天数（分子为天数之和，分母为件数），逐案计算。',
    'Mean days from registration to resolution of the cases resolved in the period: sum of days over cases, from each case.',
  ),
  routes: of(
    'count',
    '期内化解的案件按化解方式分列；未填方式的单列为“未列明”，不作摊分。',
    'Cases resolved in the period by route; those without a stated route are not itemised and nothing is rescaled.',
  ),
  routeEntries: of(
    'count',
    '期内进入各化解程序的次数，按程序分列（如仲裁、行政裁决、诉讼、信访）；一案可先后进入几个程序。',
    'Times that cases entered a procedure in the period, by route; a case may enter several, one after another.',
  ),
  routeConclusions: of(
    'count',
    '期内各化解程序办结的次数，按程序分列，赋强公证单列。',
    'Procedures concluded in the period, by route; enforceable notarisation is a route of its own.',
  ),
  confirmations: of(
    'count',
    '司法确认：期内结果为“司法确认”的办结次数；分母为期内各程序办结的总次数。',
    'Judicial confirmations: conclusions of the period with the outcome “confirmed”; over all conclusions.',
  ),
  levels: of(
    'share',
    '基层化解率：期内化解的案件中，在村组、村（社区）、乡镇（街道）三级化解的比例；分项为各级件数。',
    'Of the cases resolved in the period, those resolved at group, village or township level; parts: cases by level.',
  ),
  countyContainment: of(
    'share',
    '县域化解率：期内化解的案件中，在县（区）及以下化解的比例；分项为各级件数。',
    'Of the cases resolved in the period, those resolved at county level or below; parts: cases by level.',
  ),
  ladder: of(
    'count',
    '期内的调解次数按层级与结果分列；达成率 = 该级达成次数 ÷ 该级调解次数（不含当事人拒绝）。',
    'Mediation attempts in the period by level and outcome; the share of “agreed” is over the attempts held at that level.',
  ),
  funnel: of(
    'count',
    '逐级化解漏斗：期内受理的案件中，到过村级调解、乡级调解、县级调解和领导包案的件数；到过上一级的也计入下一级。没有调解记录的单列为“未列明”。',
    'Of the cases registered in the period, those tried at village, township and county level and those that a leader took; what reached a level counts in those below it. Cases without an attempt are not itemised.',
  ),
  tiers: of(
    'count',
    '当前未办结案件中有蓝、橙、红标识的件数；分项按标识，无标识的单列为“未列明”。',
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
  earlyEscalations: of(
    'count',
    '越级上交：期内调解次数不够、写明理由后破例上交的次数，按上交到的层级分列；分母为期内全部上交次数。',
    'Pushed up early: escalations in the period that were made before the ladder allowed it, by a reason, by the level that they went to; over all escalations.',
  ),
  petitions: of('count', '期内信访次数，分初次与重复。', 'Petitions lodged in the period, first and repeat.'),
  firstPetition: of(
    'share',
    '初信初访占比：期内初次信访的次数 ÷ 期内受理的案件数；以本地规则的红线为限（如每年度百分之十）。',
    'First petitions in the period over the cases registered in it (against the place’s line, e.g. ten per cent a year).',
  ),
  repeatReports: of(
    'count',
    '重复反映：期内记为“多次报警”的风险信号、重复信访与窗口并入原案的再次反映的次数之和。',
    'Repeated reports in the period: signals of repeated alarms, repeat petitions, and further reports that a desk added to their case.',
  ),
  letters: of(
    'count',
    '期内发出的函件和督办单数，按种类分列；另列收到与回复数。',
    'Letters and supervision orders issued in the period by kind; received and replied are listed beside.',
  ),
  supervised: of(
    'count',
    '期内督办次数，按标签分列（如“四应四不”）；没有标签的单列为“未列明”。',
    'Cases supervised in the period, by tag (such as 四应四不); those without a tag are not itemised.',
  ),
  nudges: of(
    'count',
    '期内的提醒、督促、催办次数。',
    'Reminders in the period by strength: remind, urge, press.',
  ),
  departmentLoad: of(
    'count',
    '期内派给各部门的次数。',
    'Times that cases were dispatched in the period, by department.',
  ),
  returnRate: of(
    'share',
    '退回率：期内部门退回的次数 ÷ 期内派单次数；分项为各部门自己的退回数与派单数。',
    'Returns over dispatches of the period; parts: each department’s returns over its own dispatches.',
  ),
  satisfaction: of(
    'share',
    '群众满意率：期内回访中表示满意的比例。',
    'Of the follow-up visits in the period, those that found people satisfied.',
  ),
  presence: of(
    'share',
    '入驻率：有该部门常驻或轮驻的中心 ÷ 下一级全部中心，按今日的入驻登记；随驻另列，不计入。总数为各部门合计 ÷（中心数 × 部门数）。',
    'Centres where the department is resident or rotating over all centres of the level below, by today’s register; on call does not count. The total is over centres × departments.',
    true,
  ),
  support: of(
    'count',
    '期内给予的帮扶次数，只按种类合计，不涉及个人。',
    'Support given in the period, as totals by kind only; never about persons.',
  ),
  servicesPushed: of(
    'count',
    '期内向其他机构（如政务服务中心）推送的服务事项数，按接收方分列。',
    'Matters handed to other bodies in the period, such as the government-service centre, by receiver.',
  ),
  hotTopics: of(
    'count',
    '热点问题：期内登记的案件按地点与事由归并成的组数；分项为含有该等级案件的组数（一组可计入多项）。只对已计算过的时段有数：近 7、30、90 天，以及在“热点问题”页查看过的时段。',
    'Groups of the cases registered in the period by place and subject; parts: groups that hold a case of the tier, a group may count in several. Known for periods that were computed: the last 7, 30 and 90 days, and those looked at on the page of hot topics.',
  ),
  unanswered: of(
    'count',
    '“件件有登记、事事有回应”：当前尚无单位接单（待分流、已研判、已派单未接、已退回）且已超过时限的案件，应为零；分母为当前尚无单位接单的案件。',
    'Cases that nobody has accepted (registered, triaged, dispatched or returned) although their time is over; must be 0. Over all cases that nobody has accepted now.',
    true,
  ),
};

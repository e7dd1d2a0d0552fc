import type { Label } from './reference.ts';

const word = (zh: string, en: string): Label => ({ zh, en });

/** Headings and notes of the tables that are made of indicators. */
export const tableWords = {
  figure: word('指标', 'Figure'),
  part: word('分项', 'Part'),
  area: word('区划', 'Area'),
  code: word('代码', 'Code'),
  from: word('开始', 'From'),
  lastDay: word('结束', 'Last day'),
  count: word('件数', 'Count'),
  numerator: word('分子', 'Numerator'),
  denominator: word('分母', 'Denominator'),
  share: word('占比', 'Share'),
  rate: word('比率', 'Rate'),
  days: word('天数', 'Days'),
  cases: word('案件数', 'Cases'),
  before: word('对比期', 'Before'),
  change: word('变动', 'Change'),
  flat: word('持平', 'flat'),
  yearBefore: word('去年同期', 'Year before'),
  yearChange: word('同比', 'Against the year before'),
  total: word('合计', 'Total'),
  notItemised: word('未列明', 'Not itemised'),
  elsewhere: word('本级直属', 'In the area itself'),
  supervise: word('督办建议', 'Suggested supervision'),
  byPart: word('构成', 'by part'),
  byTime: word('走势', 'over time'),
  byArea: word('按区划', 'by area'),
  notRescaled: word(
    '占比按原数计算，四舍五入到百分之一，不折算成100%；没有列明的单列一行。',
    'Shares are of the counts as they are, rounded half up to a hundredth, never rescaled to 100 %; what is not itemised has a row of its own.',
  ),
  sealed: word(
    '密封案件计入数字，不在案件名单里。',
    'Sealed cases count in the figures and stand in no list of cases.',
  ),
  line: word('红线：{line}%。', 'Line: {line} %.'),
  compared: word('对比期：{from} 至 {until}（不含）。', 'Before: from {from} until {until}.'),
} as const;

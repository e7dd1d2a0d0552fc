import type { Label, Language } from '@fengqiao/contract/reference';
import type { Profile } from '../../profiles/profile-schema.ts';

const words: Record<string, Label> = {
  mediation: { zh: '调解', en: 'Mediation' },
  arbitration: { zh: '仲裁', en: 'Arbitration' },
  adjudication: { zh: '行政裁决', en: 'Administrative adjudication' },
  reconsideration: { zh: '行政复议', en: 'Administrative reconsideration' },
  litigation: { zh: '诉讼', en: 'Litigation' },
  supervision: { zh: '法律监督', en: 'Legal supervision' },
  notarisation: { zh: '赋强公证', en: 'Enforceable notarisation' },
  petition: { zh: '信访', en: 'Petition' },
  group: { zh: '村组', en: 'Group' },
  village: { zh: '村（社区）', en: 'Village' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  county: { zh: '县（区）', en: 'County' },
  city: { zh: '市', en: 'City' },
  agreed: { zh: '达成', en: 'agreed' },
  failed: { zh: '未达成', en: 'failed' },
  declined: { zh: '当事人拒绝', en: 'declined' },
  red: { zh: '红', en: 'Red' },
  orange: { zh: '橙', en: 'Orange' },
  blue: { zh: '蓝', en: 'Blue' },
  triage: { zh: '分流', en: 'Triage' },
  resolve: { zh: '办理', en: 'Resolution' },
  leader: { zh: '领导包案', en: 'Taken by a leader' },
  remind: { zh: '提醒', en: 'Remind' },
  urge: { zh: '督促', en: 'Urge' },
  press: { zh: '催办', en: 'Press' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  unsatisfied: { zh: '不满意', en: 'Not satisfied' },
  first: { zh: '初次信访', en: 'First petition' },
  repeat: { zh: '重复信访', en: 'Repeat petition' },
  again: { zh: '窗口再次反映', en: 'Reported again at a desk' },
  repeatedAlarm: { zh: '多次报警', en: 'Repeated alarms' },
  guidance: { zh: '引导', en: 'Guidance' },
  hardship: { zh: '困难帮扶', en: 'Hardship relief' },
  counselling: { zh: '心理疏导', en: 'Counselling' },
  legalAid: { zh: '法律援助', en: 'Legal aid' },
  legalAdvice: { zh: '法律咨询', en: 'Legal advice' },
  workReminder: { zh: '工作提示函', en: 'Work reminder' },
  riskReminder: { zh: '风险提示函', en: 'Risk reminder' },
  riskWarning: { zh: '风险预警函', en: 'Risk warning' },
  workSupervision: { zh: '工作督办函', en: 'Work supervision letter' },
  crossAreaRisk: { zh: '跨区域风险隐患推送函', en: 'Cross-area risk letter' },
  keyAssignment: { zh: '重点工作交办函', en: 'Key assignment letter' },
  supervisionOrder: { zh: '督办单', en: 'Supervision order' },
  improvementAdvice: { zh: '改进工作建议', en: 'Improvement advice' },
  received: { zh: '已收到', en: 'Received' },
  replied: { zh: '已回复', en: 'Replied' },
  fourShouldFourNot: { zh: '四应四不', en: 'Should be done and is not' },
  governmentService: { zh: '政务服务中心', en: 'Government-service centre' },
  p50: { zh: '中位数', en: 'Median' },
  p90: { zh: '九成案件以内', en: '90th percentile' },
};

/** Words of a part's key; `village.agreed` is put together from its pieces. Unknown keys stand for themselves. */
export function labelOf(key: string, language: Language, profile: Profile): string {
  const named = [...profile.categories, ...profile.departments].find(({ code }) => code === key);
  if (named !== undefined) return named.label[language];
  const separator = language === 'zh' ? '·' : ', ';
  return key
    .split('.')
    .map((piece) => words[piece]?.[language] ?? piece)
    .join(separator);
}

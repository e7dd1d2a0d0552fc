import type { CaseEventType, Channel } from '@fengqiao/contract/cases';
import type { Label } from '@fengqiao/contract/reference';

const label = (zh: string, en: string): Label => ({ zh, en });

/** Ways in which a case came (FX-09). */
export const channelLabels: Readonly<Record<Channel, Label>> = {
  onsite: label('现场', 'On site'),
  platform: label('平台', 'Platform'),
  phone: label('电话', 'Phone'),
  wechat: label('微信', 'WeChat'),
  sms: label('短信', 'SMS'),
};

/** What happened to a case, where a report tells of it in a word. */
export const eventLabels: Readonly<Record<CaseEventType, Label>> = {
  'case.registered': label('登记受理', 'registered'),
  'case.triaged': label('研判分类', 'triaged'),
  'case.dispatched': label('派单', 'dispatched'),
  'case.accepted': label('接单', 'accepted'),
  'case.returned': label('退回', 'returned'),
  'mediation.attempted': label('调解', 'mediation'),
  'case.escalated': label('上交', 'passed up'),
  'route.entered': label('进入程序', 'procedure entered'),
  'route.concluded': label('程序办结', 'procedure concluded'),
  'risk.signalled': label('风险信号', 'sign of risk'),
  'tier.changed': label('等级变化', 'tier changed'),
  'deadline.passed': label('期限已过', 'deadline passed'),
  'nudge.sent': label('提醒督促', 'reminded'),
  'case.supervised': label('督办', 'supervised'),
  'letter.issued': label('发函', 'letter issued'),
  'letter.received': label('收函', 'letter received'),
  'letter.replied': label('复函', 'letter answered'),
  'leader.assigned': label('领导包案', 'taken by a leader'),
  'support.given': label('帮扶', 'support given'),
  'whistle.blown': label('吹哨', 'department called'),
  'whistle.answered': label('报到', 'department answered'),
  'service.pushed': label('推送服务事项', 'service asked for'),
  'service.answered': label('服务事项反馈', 'service answered'),
  'petition.lodged': label('信访', 'petition'),
  'case.resolved': label('化解', 'resolved'),
  'case.visited': label('回访', 'visited'),
  'case.rated': label('评单', 'rated'),
  'case.closed': label('办结销账', 'closed'),
  'case.reopened': label('重新受理', 'reopened'),
  'note.added': label('补充记录', 'note'),
};

/** Incidents behind the red lines (HP-27, FX-18). */
export const incidentLabels: Readonly<Record<string, Label>> = {
  killingFromDispute: label('民转刑命案', 'Dispute turned into a killing'),
  killingInIllness: label('严重精神障碍患者肇事肇祸命案', 'Killing in severe mental illness'),
  massIncident: label('重大群体性事件', 'Mass incident'),
  extremeCase: label('个人极端案件', 'Extreme act of one person'),
};

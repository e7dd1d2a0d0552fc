import type { CaseDetail } from '@fengqiao/contract/cases';
import type { Letter } from '@fengqiao/contract/letters';
import type { Profile } from '../profiles/profile-schema.ts';
import { documentFields } from './document-fields.ts';
import { shanghaiDay } from './instant.ts';

/** A line to write on, where there is nothing to say. */
const blank = '＿＿＿＿＿＿＿＿';

const channels = { onsite: '现场', platform: '平台', phone: '电话', wechat: '微信', sms: '短信' } as const;
const routes = {
  mediation: '调解',
  arbitration: '仲裁',
  adjudication: '行政裁决',
  reconsideration: '行政复议',
  litigation: '诉讼',
  supervision: '法律监督',
  notarisation: '赋强公证',
  petition: '信访',
} as const;
const levels = { group: '组', village: '村级', township: '乡镇', county: '县级', city: '市级' } as const;
const outcomes: Record<string, string> = {
  agreed: '达成协议',
  failed: '未达成协议',
  declined: '当事人不愿调解',
};

/** 2026年11月22日 in Asia/Shanghai. */
export function dayInWords(instant: string | null): string {
  if (instant === null) return '';
  const [year, month, day] = shanghaiDay(Date.parse(instant)).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Who makes a document, and when (milliseconds). */
export interface Maker {
  areaName: string;
  displayName: string;
  now: number;
}

const makerWords = ({ areaName, displayName, now }: Maker) => ({
  中心名称: `${areaName}综治中心`,
  经办人: displayName,
  今日: dayInWords(new Date(now).toISOString()),
});

/** The tags of a case, as its handling team sees it, and of whoever makes the document. */
export function caseWords(of: CaseDetail, profile: Profile, maker: Maker): Record<string, string> {
  const label = (list: readonly { code: string; label: { zh: string } }[], code: string | null) =>
    list.find((each) => each.code === code)?.label.zh ?? '';
  const due = of.clocks.find(({ state }) => state === 'running')?.dueAt ?? null;
  return {
    ...makerWords(maker),
    案件编号: of.caseCode,
    事项: of.title,
    基本情况: of.detail ?? '',
    类别: label(profile.categories, of.category),
    属地: of.areaName,
    来源渠道: of.channel === null ? '' : channels[of.channel],
    受理日期: dayInWords(of.registeredAt),
    难易程度: label(profile.difficulties, of.difficulty),
    承办部门: label(profile.departments, of.leadDepartment),
    涉及人数: of.people === null ? '' : `${of.people}人`,
    涉及金额: of.amountYuan === null ? '' : `${of.amountYuan}元`,
    // A deadline ends at midnight, which is the next day already.
    办理期限: due === null ? '' : dayInWords(new Date(Date.parse(due) - 1).toISOString()),
    调解经过: attemptsOf(of),
    化解方式: of.route === null ? '' : routes[of.route],
    办结日期: dayInWords(of.resolvedAt),
  };
}

function attemptsOf({ timeline }: CaseDetail): string {
  const attempts = timeline.filter(({ type }) => type === 'mediation.attempted');
  return attempts
    .map(({ occurredAt, payload }) => {
      const level = levels[payload.level as keyof typeof levels] ?? '';
      const by = typeof payload.organisation === 'string' ? `（${payload.organisation}）` : '';
      return `${dayInWords(occurredAt)}${level}调解${by}：${outcomes[String(payload.outcome)] ?? ''}`;
    })
    .join('；');
}

/** What a person would fill in, as far as the case says it. */
export function suggestedWords(
  of: CaseDetail,
  maker: { role: string; displayName: string },
): Record<string, string> {
  const said = {
    纠纷事实: of.detail ?? '',
    调解员: maker.role === 'mediator' ? maker.displayName : '',
    办理结果: of.resolvedAt === null || of.route === null ? '' : `经${routes[of.route]}化解`,
  };
  return Object.fromEntries(Object.entries(said).filter(([, words]) => words !== ''));
}

/** The tags of a letter. A draft has no number and no day of issue yet. */
export function letterWords(letter: Letter, name: string, maker: Maker): Record<string, string> {
  return {
    ...makerWords({ ...maker, areaName: letter.areaName }),
    案件编号: letter.caseCodes[0] ?? '',
    文号: letter.number ?? '（待发文时编号）',
    函件名称: name,
    主送: letter.recipient,
    标题: letter.subject,
    正文: letter.body,
    回复期限: letter.dueAt === null ? '无' : dayInWords(new Date(Date.parse(letter.dueAt) - 1).toISOString()),
    发文日期: dayInWords(letter.issuedAt),
  };
}

/** Every tag there is: what is known, and a line to write on for the others. */
export function withBlanks(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    // Nobody writes a QR code by hand.
    documentFields.map(({ tag }) => [tag, words[tag]?.trim() || (tag === '二维码' ? '' : blank)]),
  );
}

import type { CaseDetail } from '@fengqiao/contract/cases';
import type { Label } from '@fengqiao/contract/reference';
import { shanghaiDay } from './instant.ts';

/** What a suggestion is made from: a case as its reader sees it. */
export type LetterCase = Pick<
  CaseDetail,
  'caseCode' | 'title' | 'areaName' | 'registeredAt' | 'resolvedAt' | 'clocks' | 'ladder' | 'tierReasons'
>;

const levels = { group: '组', village: '村级', township: '乡镇', county: '县级', city: '市级' } as const;
const dayInMs = 86_400_000;

/** What a letter of a kind asks for, in the words that such letters have. */
const requests: Record<string, string> = {
  workReminder: '请高度重视，明确责任人和办理时限，抓紧推进，并将办理情况书面反馈我中心。',
  riskReminder: '请逐一落实化解责任，稳妥做好当事人工作，防止矛盾激化，并将落实情况书面反馈我中心。',
  riskWarning: '请立即核实风险情况，落实包案领导和稳控化解措施，并及时报告处置进展。',
  workSupervision: '请对照时限要求倒排工期、限期办结，并书面说明未按期办理的原因。',
  crossAreaRisk: '现将上述跨区域风险隐患推送你处，请会同我中心联合研判、协同化解，并反馈工作情况。',
  keyAssignment: '现将该事项交由你处办理，请明确专人负责，按期办结并反馈结果。',
  supervisionOrder: '现予以督办。请查明原因、压实责任、限期化解，并按期书面报告办理结果。',
  improvementAdvice: '建议举一反三，查找制度和工作中的短板，完善措施，并将改进情况书面反馈。',
};

/** A letter's subject and text as somebody would begin it, from the facts of its case; without one, of an area. (HP-07) */
export function suggestLetter(
  kind: string,
  label: Label,
  of: LetterCase | null,
  now: number,
): { subject: string; body: string } {
  const request = requests[kind] ?? '请按有关规定办理，并将情况书面反馈我中心。';
  if (of === null) return { subject: `关于有关工作的${label.zh}`, body: request };
  return {
    subject: `关于“${of.title}”的${label.zh}`.slice(0, 200),
    body: [factsOf(of, now), request].join('\n'),
  };
}

function factsOf(of: LetterCase, now: number): string {
  const [year, month, day] = shanghaiDay(Date.parse(of.registeredAt)).split('-').map(Number);
  const days = Math.max(0, Math.floor((now - Date.parse(of.registeredAt)) / dayInMs));
  const open = of.resolvedAt === null ? `，至今${days}天尚未化解` : '，现已化解';
  const sentences = [
    `${of.areaName}“${of.title}”一案（编号${of.caseCode}），于${year}年${month}月${day}日受理${open}`,
    ...of.clocks.filter(({ state }) => state === 'overdue').map(({ rule }) => `已超过时限：${rule}`),
    ...attemptsOf(of),
    ...of.tierReasons.map(({ evidence }) => evidence),
  ];
  return `${sentences.join('；')}。`;
}

/** 村级已调解4次（应调解3次）: where a case was tried and is still there. */
function attemptsOf({ ladder }: LetterCase): string[] {
  return ladder
    .filter(({ attempts }) => attempts > 0)
    .map(
      ({ level, attempts, required }) =>
        `${levels[level]}已调解${attempts}次${required === null ? '' : `（应调解${required}次）`}`,
    );
}

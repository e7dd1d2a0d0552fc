import { body, gap, note, type Paper, sign, table, title, to } from './paper.ts';

const signed = [gap, sign('{中心名称}'), sign('{今日}')] as const;
const code = note('编号：{案件编号}　{二维码}');

const intakeNotice: Paper = {
  blocks: [
    title('受理告知单'),
    code,
    to('{甲方}：'),
    body('你于{受理日期}反映的“{事项}”，经审查属于本中心受理范围，现已登记受理，案件编号{案件编号}。'),
    body('承办部门：{承办部门}。办理期限：{办理期限}。'),
    body('办理期间，你可凭案件编号向本中心查询进展；请如实提供情况，配合调查和调解。'),
    ...signed,
  ],
};

const transferOrder: Paper = {
  blocks: [
    title('转送交办单'),
    code,
    to('{承办部门}：'),
    body('现将下列事项转送你单位办理，请按期办结并反馈结果。'),
    table(
      ['事项', '{事项}'],
      ['属地', '{属地}'],
      ['类别', '{类别}'],
      ['来源渠道', '{来源渠道}'],
      ['受理日期', '{受理日期}'],
      ['涉及人数', '{涉及人数}'],
      ['涉及金额', '{涉及金额}'],
      ['基本情况', '{基本情况}'],
      ['办理期限', '{办理期限}'],
    ),
    gap,
    body('接单人：＿＿＿＿＿＿　　接单时间：＿＿＿＿＿＿'),
    sign('{中心名称}'),
    sign('经办人：{经办人}'),
    sign('{今日}'),
  ],
};

const mediationMandate: Paper = {
  blocks: [
    title('委托调解书'),
    code,
    to('{受委托单位}：'),
    body('{甲方}与{乙方}“{事项}”一案，本中心于{受理日期}受理。经双方同意，现委托你单位调解。'),
    body('纠纷情况：{纠纷事实}'),
    body('请在{办理期限}前完成调解，并将调解结果和有关材料反馈本中心；调解不成的，请说明原因，一并退回。'),
    ...signed,
  ],
};

const mediationAgreement: Paper = {
  blocks: [
    title('调解协议书'),
    code,
    table(['甲方', '{甲方}'], ['乙方', '{乙方}'], ['事项', '{事项}'], ['调解员', '{调解员}']),
    gap,
    body('纠纷主要事实：{纠纷事实}'),
    body('经调解，双方自愿达成如下协议：'),
    body('{协议内容}'),
    body('履行方式和期限：{履行方式}'),
    body(
      '本协议一式三份，双方当事人、调解组织各执一份，自双方签名、捺印之日起生效。双方可以自协议生效之日起三十日内共同向人民法院申请司法确认。',
    ),
    body('甲方（签名、捺印）：＿＿＿＿＿＿＿＿'),
    body('乙方（签名、捺印）：＿＿＿＿＿＿＿＿'),
    body('调解员（签名）：＿＿＿＿＿＿＿＿'),
    ...signed,
  ],
};

const closingNotice: Paper = {
  blocks: [
    title('办结告知单'),
    code,
    to('{甲方}：'),
    body('你于{受理日期}反映的“{事项}”，已于{办结日期}办结，化解方式：{化解方式}。'),
    body('办理结果：{办理结果}'),
    body('如对办理结果有异议，可向本中心反映。请对本次办理作出评价：□满意　□基本满意　□不满意'),
    body('当事人（签名）：＿＿＿＿＿＿＿＿'),
    ...signed,
  ],
};

/** 固定无争议事实 (JN-11): handed to the court with the case, so that nobody proves twice what nobody disputes. */
const undisputedFacts: Paper = {
  blocks: [
    title('无争议事实记录'),
    code,
    table(['甲方', '{甲方}'], ['乙方', '{乙方}'], ['事项', '{事项}'], ['调解员', '{调解员}']),
    gap,
    body('调解过程中，双方当事人对下列事实没有争议：'),
    body('{无争议事实}'),
    body(
      '调解员已告知双方：除涉及国家利益、社会公共利益和他人合法权益的以外，当事人对调解过程中已书面认可的无争议事实，在后续诉讼中无需再次举证。',
    ),
    body('调解经过：{调解经过}'),
    gap,
    body('甲方（签名、捺印）：＿＿＿＿＿＿＿＿'),
    body('乙方（签名、捺印）：＿＿＿＿＿＿＿＿'),
    body('调解员（签名）：＿＿＿＿＿＿＿＿'),
    ...signed,
  ],
};

/** The shipped templates of documents that have one of their own, by kind. */
export const casePapers: Readonly<Record<string, Paper>> = {
  intakeNotice,
  transferOrder,
  mediationMandate,
  mediationAgreement,
  closingNotice,
  undisputedFacts,
};

/** A slot: the head of the case and room for what is written; a site puts its own wording in its place. */
export const slotPaper = (name: string): Paper => ({
  blocks: [
    title(name),
    code,
    table(['事项', '{事项}'], ['属地', '{属地}'], ['受理日期', '{受理日期}'], ['承办部门', '{承办部门}']),
    gap,
    body('{内容}'),
    ...signed,
  ],
});

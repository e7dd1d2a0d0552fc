import type { DocumentField } from '@fengqiao/contract/documents';

const field = (from: DocumentField['from'], tag: string, zh: string, en: string): DocumentField => ({
  tag,
  from,
  meaning: { zh, en },
});

/** Every tag that a template may have. */
export const documentFields: readonly DocumentField[] = [
  field('case', '案件编号', '一案一码', 'Code of the case'),
  field('case', '二维码', '案件编号的二维码，只含编号', 'QR code of the case code, and of nothing else'),
  field('case', '事项', '案件标题', 'Title of the case'),
  field('case', '基本情况', '登记的经过', 'What was registered'),
  field('case', '类别', '案件类别', 'Category'),
  field('case', '属地', '案件所在地', 'Area of the case'),
  field('case', '来源渠道', '现场、平台、电话、微信、短信', 'Channel'),
  field('case', '受理日期', '登记的日期', 'Day of registration'),
  field('case', '难易程度', '分类', 'Difficulty'),
  field('case', '承办部门', '主办部门', 'Lead department'),
  field('case', '涉及人数', '登记的人数', 'People concerned'),
  field('case', '涉及金额', '元', 'Amount in yuan'),
  field('case', '办理期限', '最近一个未到的期限', 'Next open deadline'),
  field('case', '调解经过', '每次调解的时间、层级、结果', 'Attempts with time, level and outcome'),
  field('case', '化解方式', '如何化解', 'How it was resolved'),
  field('case', '办结日期', '化解的日期', 'Day of resolution'),
  field('letter', '文号', '函件编号', 'Number of the letter'),
  field('letter', '函件名称', '如工作提示函', 'Kind of the letter'),
  field('letter', '主送', '收件单位', 'Recipient'),
  field('letter', '标题', '函件标题', 'Subject'),
  field('letter', '正文', '函件正文', 'Text'),
  field('letter', '回复期限', '要求回复的日期', 'When an answer is due'),
  field('letter', '发文日期', '发出的日期', 'Day of issue'),
  field('report', '报表名称', '如周通报', 'What the report is called'),
  field('report', '统计范围', '统计的地区', 'Area that it is of'),
  field('report', '报表期间', '起止日期', 'First and last day'),
  field('report', '数据时点', '数据冻结的时间', 'When its figures were frozen'),
  field(
    'report',
    '报表内容',
    '各页的文字和表格，由系统填入',
    'Words and tables of its pages, put in by the product',
  ),
  field('report', '快照编号', '数据快照的编号', 'Number of the frozen figures'),
  field('report', '快照哈希', '数据快照的SHA-256', 'SHA-256 of the frozen figures'),
  field('maker', '中心名称', '制作单位', 'Centre that makes it'),
  field('maker', '经办人', '制作人姓名', 'Who makes it'),
  field('maker', '今日', '制作的日期', 'Day on which it is made'),
  field('typed', '甲方', '申请人姓名', 'First party'),
  field('typed', '乙方', '被申请人姓名', 'Second party'),
  field('typed', '受委托单位', '受委托调解的组织', 'Organisation that is to mediate'),
  field('typed', '调解员', '调解员姓名', 'Mediator'),
  field('typed', '纠纷事实', '纠纷的主要事实和争议', 'Facts and what is disputed'),
  field('typed', '无争议事实', '双方都认可的事实', 'Facts that both sides accept'),
  field('typed', '协议内容', '双方达成的协议', 'What was agreed'),
  field('typed', '履行方式', '履行的方式和期限', 'How and until when it is done'),
  field('typed', '办理结果', '办理情况和结果', 'Result'),
  field('typed', '内容', '文书正文', 'Text of the document'),
];

const byTag = new Map(documentFields.map((each) => [each.tag, each]));

/** What a tag means; undefined = there is no such tag. */
export const documentField = (tag: string): DocumentField | undefined => byTag.get(tag);

/** Tags of a template that are none of ours, each once. */
export const unknownTags = (tags: Iterable<string>): string[] =>
  [...new Set(tags)].filter((tag) => !byTag.has(tag));

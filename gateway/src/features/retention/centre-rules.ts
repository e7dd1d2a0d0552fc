import { basis, type RetentionRule } from './rule.ts';

const whileInOffice = {
  zh: '在岗期间；由负责人删除',
  en: 'While they are in office; the head deletes it',
} as const;

/** What is stored of the leaders' work and of the people of centres. */
export const centreRules = (): RetentionRule[] => [
  {
    id: 'packs',
    where: ['pack', 'pack_list', 'report', 'report_file', 'report_key', 'monthly_return'],
    what: {
      zh: '研判会和报表的冻结数据、文件及其签名：数字、遮蔽标题和案件编号，密封案件只计数不列出',
      en: 'Frozen figures of meetings and reports with their files and signatures: numbers, masked titles and case codes; sealed cases are counted and never listed',
    },
    why: { zh: '会议依据、报送和考核留痕', en: 'What a meeting went by, what was sent up' },
    basis: basis.duty,
    kept: { zh: '与会议、报表同存', en: 'As long as the meeting or report' },
    days: null,
    deletion: { zh: '由单位按档案规定处理', en: 'By the archive rules of the site' },
  },
  {
    id: 'meetings',
    where: ['meeting', 'meeting_note', 'decision', 'decision_case', 'decision_report', 'decision_serial'],
    what: {
      zh: '研判会的议程、到会、记录、交办事项及其办理情况；不写当事人姓名，入库即遮蔽',
      en: 'Agenda, attendance, notes, decisions and what became of them; no names of parties, masked when stored',
    },
    why: { zh: '研判、交办、督促落实', en: 'To judge, to decide and to follow up' },
    basis: basis.duty,
    kept: { zh: '长期（档案）', en: 'For good (archive)' },
    days: null,
    deletion: { zh: '由单位按档案规定处理', en: 'By the archive rules of the site' },
  },
  {
    id: 'centrePeople',
    where: ['organisation', 'team', 'staff', 'staff_import', 'duty', 'checklist_item', 'incident'],
    what: {
      zh: '调解组织、团队和工作人员的姓名、职务、办公电话、照片（上墙公示）、值班请假；检查项目与依据；红线事件（无姓名）',
      en: 'Organisations, teams and staff with name, post, office phone and photograph for the public board, duty and leave; checklists with evidence; incidents without names',
    },
    why: { zh: '公示、排班、考核', en: 'Public board, roster, appraisal' },
    basis: {
      zh: '《个人信息保护法》第十三条第一款第二项、第三项：人力资源管理和履行法定职责；照片须本人同意',
      en: 'PIPL art. 13(1)(2), (3): personnel and statutory duties; a photograph with its owner’s consent',
    },
    kept: whileInOffice,
    days: null,
    deletion: { zh: '由负责人删除', en: 'Deleted by the head' },
  },
];

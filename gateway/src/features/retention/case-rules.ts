import { basis, daily, type RetentionRule, type RetentionSettings } from './rule.ts';

/** What is stored of cases and of the people in them. */
export const caseRules = ({ caseTextYears }: RetentionSettings): RetentionRule[] => {
  const afterClosing = {
    zh: `结案后 ${caseTextYears} 年`,
    en: `${caseTextYears} years after the case was closed`,
  };
  return [
    {
      id: 'caseText',
      where: ['case_text', 'event_text', 'case_search', 'case_reporter'],
      what: {
        zh: '案件的标题、经过和办理文字：原文（仅办理人员可见）与遮蔽文本；反映人的加密散列（不可还原）',
        en: 'Title, account and working notes of a case: as written (for the handling team) and masked; keyed hashes of reporters, which lead back to nobody',
      },
      why: { zh: '受理、调解、督办矛盾纠纷', en: 'To take in, mediate and supervise disputes' },
      basis: basis.duty,
      kept: afterClosing,
      days: null,
      deletion: {
        zh: '每日任务清空文字；编号、类别、时间和状态保留',
        en: 'The daily job empties the words; number, category, times and state stay',
      },
    },
    {
      id: 'caseNotes',
      where: ['case_note'],
      what: {
        zh: '背对背调解笔记，加密存放，仅作者和其指定的人可读',
        en: 'Back-to-back notes of mediators, sealed, for the author and the readers the author names',
      },
      why: { zh: '调解工作', en: 'Mediation' },
      basis: basis.duty,
      kept: afterClosing,
      days: null,
      deletion: { zh: '与案件文字同时整条删除', en: 'Deleted whole together with the words of the case' },
    },
    {
      id: 'caseRecord',
      where: [
        'case_state',
        'case_event',
        'case_serial',
        'ingest_key',
        'rollup_day',
        'rollup_cell',
        'rollup_resolution',
      ],
      what: {
        zh: '案件编号、类别、区域、位置、时间、状态、包案领导姓名，事件流水和统计数；不含当事人姓名和文字',
        en: 'Case number, category, area, position, times, state, name of the leader in charge; the log of events and counts; no names or words of parties',
      },
      why: { zh: '档案、时限考核和统计', en: 'Record, deadlines and figures' },
      basis: basis.duty,
      kept: { zh: '长期', en: 'For good' },
      days: null,
      deletion: { zh: '不删除', en: 'Not deleted' },
    },
    {
      id: 'letters',
      where: ['letter', 'letter_case', 'letter_step', 'letter_serial'],
      what: {
        zh: '函件登记：文号、收发单位、时限、正文与回复（原文与遮蔽文本）、每一步由谁办理',
        en: 'Register of letters: number, offices, deadline, text and answer (as written and masked), who took which step',
      },
      why: { zh: '督办、提示、交办及其答复', en: 'Supervision, reminders, assignments and their answers' },
      basis: basis.duty,
      kept: { zh: '长期（公文档案）', en: 'For good (official correspondence)' },
      days: null,
      deletion: { zh: '不删除', en: 'Not deleted' },
    },
    {
      id: 'letterFiles',
      where: ['letter_attachment'],
      what: {
        zh: '函件附件：文件名、类型、大小、哈希、添加人和文件内容（可能含当事人信息）',
        en: 'Files of letters: name, type, size, hash, by whom, and the file itself (may hold data of parties)',
      },
      why: { zh: '函件及其答复的依据', en: 'What a letter and its answer rest on' },
      basis: basis.duty,
      kept: afterClosing,
      days: null,
      deletion: {
        zh: '与所涉案件的文字同时清空内容，登记保留；不涉案件的函件附件随公文档案长期保存',
        en: 'Emptied together with the words of its cases, the entry stays; those of letters without a case stay with the correspondence',
      },
    },
    {
      id: 'documents',
      where: ['case_document'],
      what: {
        zh: '已制作的文书原件（含当事人姓名等）、哈希、制作人、时间、模板版本',
        en: 'Documents as they were handed out (with names of parties), hashes, by whom, when, version of the template',
      },
      why: {
        zh: '交付当事人的文书可以原样再取',
        en: 'What a party was given can be fetched again, byte by byte',
      },
      basis: basis.duty,
      kept: afterClosing,
      days: null,
      deletion: {
        zh: '与案件文字同时清空内容；哈希和登记保留',
        en: 'Emptied together with the words of the case; hashes and the entry stay',
      },
    },
    {
      id: 'templates',
      where: ['document_template'],
      what: { zh: '本地修改的文书模板', en: 'Document templates that a site changed' },
      why: { zh: '制作文书', en: 'To make documents' },
      basis: basis.noPerson,
      kept: { zh: '长期', en: 'For good' },
      days: null,
      deletion: { zh: '不删除', en: 'Not deleted' },
    },
    {
      id: 'caseAccess',
      where: ['case_access', 'case_seal', 'case_handler', 'viewing'],
      what: {
        zh: '谁、何时、为何查看了遮蔽内容、笔记或调解室画面；封存理由；办理人员',
        en: 'Who looked behind a mask, into notes or a mediation room, when and why; why a case is sealed; its handling team',
      },
      why: { zh: '监督查阅', en: 'Supervision of those who look' },
      basis: basis.supervision,
      kept: { zh: '随案件记录', en: 'As long as the record of the case' },
      days: null,
      deletion: { zh: '不删除', en: 'Not deleted' },
    },
    {
      id: 'unmaskings',
      where: ['unmasking'],
      what: {
        zh: '限时查看原文的许可及理由',
        en: 'Permissions to read a case unmasked for a while, with their reasons',
      },
      why: { zh: '控制查看', en: 'To let look and to end it' },
      basis: basis.supervision,
      kept: { zh: '到期后 180 天', en: '180 days after it ran out' },
      days: 180,
      deletion: daily,
    },
    {
      id: 'topics',
      where: ['topic_run', 'topic', 'topic_case'],
      what: {
        zh: '热点问题：按地点与事由归并的案件组及其计算依据；只含遮蔽文本中的词，不含人员',
        en: 'Hot topics: groups of cases by place and subject with what they were computed from; masked words only, no persons',
      },
      why: { zh: '研判热点、发现重复反映', en: 'To see what is boiling and what was reported before' },
      basis: basis.duty,
      kept: {
        zh: '400 天，可与上年同期对照',
        en: '400 days, so that a week can be held against the same of last year',
      },
      days: 400,
      deletion: daily,
    },
    {
      id: 'quarantine',
      where: ['quarantine'],
      what: {
        zh: '未能入库的来源数据原样（可能含个人信息）',
        en: 'Events and rows that could not be taken, as they came (may hold personal data)',
      },
      why: { zh: '人工修复后入库', en: 'Until somebody repairs them' },
      basis: basis.duty,
      kept: { zh: '修复后 90 天；未修复的一直保留', en: '90 days after the repair; until then without end' },
      days: 90,
      deletion: daily,
    },
    {
      id: 'imports',
      where: ['import', 'FENGQIAO_DATA/imports'],
      what: {
        zh: '导入记录：文件名、字段对应、行数、导入人；上传的文件读完即删',
        en: 'Record of an import: file name, mapping, counts, by whom; the file itself is deleted when it has been read',
      },
      why: { zh: '查明数据来源', en: 'To know where data came from' },
      basis: basis.duty,
      kept: { zh: '完成后 365 天', en: '365 days after its end' },
      days: 365,
      deletion: daily,
    },
  ];
};

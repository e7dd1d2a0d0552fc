import { basis, daily, type RetentionRule, type RetentionSettings } from './rule.ts';

/** What is stored of the people who work with the product. */
export const accountRules = ({ auditDays }: RetentionSettings): RetentionRule[] => [
  {
    id: 'accounts',
    where: ['account', 'account_terminal'],
    what: {
      zh: '账号、姓名、岗位、区域、部门、口令散列、加密的双因素密钥、可用终端',
      en: 'Account, name, role, area, department, hash of the password, sealed second factor, terminals',
    },
    why: { zh: '登录与权限', en: 'Login and rights' },
    basis: basis.security,
    kept: {
      zh: '停用后仍保留，使审计记录可以辨认',
      en: 'Also when disabled, so that the audit log stays readable',
    },
    days: null,
    deletion: { zh: '停用，不自动删除', en: 'Disabled, not deleted by itself' },
  },
  {
    id: 'terminals',
    where: ['terminal'],
    what: {
      zh: '登记终端：名称、位置、公钥或证书指纹',
      en: 'Registered terminals: name, place, public key or fingerprint',
    },
    why: { zh: '一机一账号', en: 'Accounts work on known machines only' },
    basis: basis.security,
    kept: {
      zh: '注销后仍保留，使审计记录可以辨认',
      en: 'Also when revoked, so that the audit log stays readable',
    },
    days: null,
    deletion: { zh: '注销，不自动删除', en: 'Revoked, not deleted by itself' },
  },
  {
    id: 'sessions',
    where: ['session'],
    what: {
      zh: '登录会话：令牌散列、终端、地址、时间',
      en: 'Sessions: hash of the token, terminal, address, times',
    },
    why: { zh: '保持登录，随时可撤销', en: 'To stay logged in, and to end it at once' },
    basis: basis.security,
    kept: { zh: '结束后 7 天', en: '7 days after the end' },
    days: 7,
    deletion: daily,
  },
  {
    id: 'loginChallenges',
    where: ['login_challenge'],
    what: { zh: '登录挑战的散列', en: 'Hashes of login challenges' },
    why: { zh: '防止重放', en: 'Against replay' },
    basis: basis.security,
    kept: { zh: '到期后 1 天', en: '1 day after it ran out' },
    days: 1,
    deletion: daily,
  },
  {
    id: 'terminalCodes',
    where: ['terminal_code'],
    what: { zh: '终端登记码的散列及用途', en: 'Hashes of terminal codes and what they were for' },
    why: { zh: '登记终端', en: 'To let a machine in' },
    basis: basis.security,
    kept: { zh: '使用或到期后 7 天', en: '7 days after use or end' },
    days: 7,
    deletion: daily,
  },
  {
    id: 'audit',
    where: ['audit', 'audit_cut'],
    what: {
      zh: '审计日志：谁、何时、在哪台终端、做了什么；不含当事人信息',
      en: 'Audit log: who did what, when, on which terminal; nothing of parties',
    },
    why: { zh: '追溯与监督', en: 'To trace and to supervise' },
    basis: basis.logs,
    kept: { zh: `${auditDays} 天`, en: `${auditDays} days` },
    days: auditDays,
    deletion: {
      zh: '每日任务按整天删除最早的记录，哈希链从断点继续',
      en: 'The daily job deletes the oldest days whole; the chain of hashes goes on from there',
    },
  },
];

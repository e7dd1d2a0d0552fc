import type { RetentionLine } from '@fengqiao/contract/retention';

/** One kind of stored thing, without what is there now. */
export type RetentionRule = Omit<RetentionLine, 'rows' | 'due'>;

/** What a site may decide itself. */
export interface RetentionSettings {
  auditDays: number;
  caseTextYears: number;
}

/** The laws by what they allow. */
export const basis = {
  duty: {
    zh: '《个人信息保护法》第十三条第一款第三项：为履行法定职责所必需',
    en: 'PIPL art. 13(1)(3): necessary for statutory duties',
  },
  security: {
    zh: '《个人信息保护法》第五十一条：防止未经授权的访问',
    en: 'PIPL art. 51: measures against unauthorised access',
  },
  supervision: {
    zh: '《个人信息保护法》第五十一条、第五十四条；《公共安全视频图像信息系统管理条例》：查阅须登记',
    en: 'PIPL arts. 51 and 54; Regulations on Public Security Video Image Systems: whoever looks is registered',
  },
  logs: {
    zh: '《网络安全法》：网络日志留存不少于六个月',
    en: 'Cybersecurity Law: network logs are kept for at least six months',
  },
  noPerson: { zh: '不含当事人个人信息', en: 'No personal data of parties' },
} as const;

export const daily = { zh: '每日任务删除', en: 'Deleted by the daily job' } as const;

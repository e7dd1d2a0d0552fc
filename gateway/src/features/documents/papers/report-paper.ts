import type { Language } from '@fengqiao/contract/reference';
import { body, gap, head, number, type Paper, sign, title } from './paper.ts';

/** The letterhead of a report or of a meeting's pack; its tables come in the place of `{报表内容}`, its footer names the frozen figures. */
export const reportPaper = (language: Language): Paper => ({
  blocks: [
    head('{中心名称}'),
    number('{统计范围}　{报表期间}'),
    title('{报表名称}'),
    body('{报表内容}'),
    gap,
    sign('{中心名称}'),
    sign('{今日}'),
  ],
  footer:
    language === 'zh'
      ? '数据快照 {快照编号}（{数据时点}）SHA-256 {快照哈希}'
      : 'Snapshot {快照编号} ({数据时点}) SHA-256 {快照哈希}',
});

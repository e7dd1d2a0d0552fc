import { body, gap, head, number, type Paper, sign, title, to } from './paper.ts';

/** A letter by 党政机关公文格式 (GB/T 9704): red head, number over a red line, title, recipient, text, office and date. */
export const letterPaper: Paper = {
  blocks: [
    head('{中心名称}{函件名称}'),
    number('{文号}'),
    title('{标题}'),
    to('{主送}：'),
    body('{正文}'),
    body('回复期限：{回复期限}'),
    gap,
    sign('{中心名称}'),
    sign('{发文日期}'),
  ],
};

import type { Language } from '@fengqiao/contract/reference';
import type { RetentionRule } from './rule.ts';

const words = {
  zh: {
    title: '存了什么、为什么、存多久',
    intro: [
      '由程序中的清单生成（`npm run docs:stored`），请勿手改；同一清单驱动每日删除任务；三员可用 `GET /api/retention` 查看当前数量、上次与下次执行时间。',
      '天数为默认设置（`AUDIT_DAYS`、`CASE_TEXT_YEARS` 可改）。每次删除在审计日志中留下一条只含数量的记录（`data.deleted`）。',
    ],
    heads: ['内容', '存放位置', '目的', '依据', '保存期限', '删除方式'],
    none: '—',
  },
  en: {
    title: 'What is stored, why, and how long',
    intro: [
      'Generated from the list in the program (`npm run docs:stored`), do not edit; the same list drives the daily job; administrators see counts, last and next run with `GET /api/retention`.',
      'Days are the defaults (`AUDIT_DAYS` and `CASE_TEXT_YEARS` change them). Each deletion leaves a row in the audit log with counts only (`data.deleted`).',
    ],
    heads: ['What', 'Where', 'Why', 'By what right', 'Kept', 'How it goes'],
    none: '—',
  },
} as const;

/** The list as a paper in Markdown. */
export function whatIsStored(rules: readonly RetentionRule[], language: Language): string {
  const { title, intro, heads, none } = words[language];
  const rows = rules.map(({ what, where, why, basis, kept, deletion }) => [
    what[language],
    where.map((name) => `\`${name}\``).join(' ') || none,
    why[language],
    basis[language],
    kept[language],
    deletion[language],
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[`# ${title}`, '', ...intro, '', line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

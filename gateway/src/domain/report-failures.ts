import type { Label, Language } from '@fengqiao/contract/reference';

/** Why a report was not made, as it is kept: a code, and after a colon what it says besides. */
export type ReportFailure = 'report.givenUp' | 'internal' | `${string}: ${string}`;

const words: Readonly<Record<string, Label>> = {
  'report.givenUp': {
    zh: '每次生成时服务都中断了，已不再重试：请系统管理员查看日志',
    en: 'The gateway stopped each time it made this report; tell whoever runs it, the log has why',
  },
  'report.noKey': {
    zh: '服务器没有设置 SEAL_KEY，无法签名：请联系系统管理员',
    en: 'Reports need SEAL_KEY to be set on the server: it keeps the key that signs them',
  },
  'document.noGlyph': {
    zh: '有字符不在内嵌字体中，PDF 无法显示',
    en: 'The PDF cannot show a character: the embedded font does not have it',
  },
  internal: {
    zh: '服务器出错：请重新生成；仍不成功的，请联系系统管理员',
    en: 'Something went wrong on the server; make the report again',
  },
};

/** The code of an error with what it says. */
export const failureOf = (code: string, message: string): ReportFailure => `${code}: ${message}`;

/** Why, in a reader's language; what has no words of its own is told as it was said. */
export function failureWords(kept: string, language: Language): string {
  const [code = kept] = kept.split(': ', 1);
  const said = kept.slice(code.length + 2);
  const known = words[code]?.[language];
  if (known === undefined) return said === '' ? kept : said;
  // Which character it is stands only in what was said.
  const character = /\(U\+[0-9A-F]{4,6}\)/.exec(said)?.[0];
  return character === undefined ? known : `${known} ${character}`;
}

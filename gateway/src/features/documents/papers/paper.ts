/**
 * One paragraph of a shipped template, by the roles of 党政机关公文格式 (GB/T 9704): `head` 发文机关标志 in red, `number` 发文字号
 * over a red line, `title` 标题, `to` 主送机关, `body` 正文, `sign` 署名 and date, `note` small print, `gap` an empty line.
 */
export type PaperBlock =
  | { role: 'head' | 'number' | 'title' | 'to' | 'body' | 'sign' | 'note'; text: string }
  | { role: 'gap' }
  | { role: 'table'; rows: readonly (readonly [label: string, text: string])[] };

/** A template as data; text holds `{tags}`. */
export interface Paper {
  blocks: readonly PaperBlock[];
  /** Small print under the number of every page. */
  footer?: string;
}

export const head = (text: string): PaperBlock => ({ role: 'head', text });
export const number = (text: string): PaperBlock => ({ role: 'number', text });
export const title = (text: string): PaperBlock => ({ role: 'title', text });
export const to = (text: string): PaperBlock => ({ role: 'to', text });
export const body = (text: string): PaperBlock => ({ role: 'body', text });
export const sign = (text: string): PaperBlock => ({ role: 'sign', text });
export const note = (text: string): PaperBlock => ({ role: 'note', text });
export const gap: PaperBlock = { role: 'gap' };
export const table = (...rows: readonly (readonly [string, string])[]): PaperBlock => ({
  role: 'table',
  rows,
});

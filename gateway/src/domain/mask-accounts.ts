import { digitOf, isAlphanumeric, isDash, isHan, letterOf } from './characters.ts';
import type { MaskSpan } from './mask-spans.ts';

/** Words after which a number or name of an account stands, and how short it may be. The longest of a beginning comes first. */
const announcing: readonly (readonly [word: string, least: number])[] = [
  ['微信号码', 4],
  ['微信号', 4],
  ['微信', 5],
  ['wechat', 5],
  ['weixin', 5],
  ['wxid', 4],
  ['扣扣', 5],
  ['qq号码', 5],
  ['qq号', 5],
  ['qq群', 5],
  ['qq', 5],
  ['支付宝账号', 4],
  ['支付宝账户', 4],
  ['支付宝', 5],
  ['抖音号', 4],
  ['快手号', 4],
  ['身份证号码', 4],
  ['身份证号', 4],
  ['身份证', 6],
  ['身份号码', 4],
  ['证件号码', 4],
  ['证件号', 4],
  ['护照号码', 4],
  ['护照号', 4],
  ['护照', 6],
  ['驾驶证号', 6],
  ['社保卡号', 4],
  ['社保号', 4],
  ['医保卡号', 4],
  ['银行卡号', 4],
  ['银行卡', 6],
  ['银行账号', 4],
  ['银行账户', 4],
  ['卡号', 4],
  ['账号', 4],
  ['帐号', 4],
  ['联系电话', 5],
  ['联系方式', 5],
  ['电话号码', 5],
  ['手机号码', 5],
  ['手机号', 5],
  ['手机', 5],
  ['电话', 6],
  ['座机', 5],
  ['固话', 5],
  ['来电号码', 5],
  ['phone', 6],
  ['tel', 6],
  ['mobile', 6],
  ['passport', 6],
];
const byFirst = new Map<string, (readonly [string, number])[]>();
for (const entry of announcing) {
  const first = entry[0].charAt(0);
  byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
}

/** By UTF-16 code: 1 where a word of the list may begin. */
const begins = new Uint8Array(65_536);
for (const [first] of byFirst) {
  begins[first.charCodeAt(0)] = 1;
  begins[first.toUpperCase().charCodeAt(0)] = 1;
}

/** Signs that may stand between the word and what it announces. */
const between = new Set(':：=＝是为（( \u3000\t,，"“\'.');
const mostBetween = 4;
const longestAccount = 64;

/** Accounts and numbers right after the word that announces them: 微信号 abc123, QQ：12345, 电话 5261234. In order; linear. */
export function announcedSpans(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  const lower = lowerCase(text);
  for (let at = 0; at < text.length; at += 1) {
    if (begins[text.charCodeAt(at)] === 0) continue;
    const entry = byFirst.get(lower.charAt(at))?.find(([word]) => lower.startsWith(word, at));
    if (entry === undefined) continue;
    const [word, least] = entry;
    const isLatin = letterOf(word.charCodeAt(0)) >= 0;
    if (isLatin && at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) continue;
    let start = at + word.length;
    const latest = start + mostBetween;
    while (start < latest && between.has(text.charAt(start))) start += 1;
    const end = accountEnd(text, start);
    if (end - start >= least && hasDigitOrLatinName(text, start, end, word)) {
      spans.push({ start, end, cover: '******' });
      at = end - 1;
    } else at += word.length - 1;
  }
  return spans;
}

/** Full-width letters stay as they are: the words are not written so. */
const lowerCase = (text: string): string => (/[A-Z]/.test(text) ? text.replace(/[A-Z]/g, toLower) : text);
const toLower = (letter: string): string => letter.toLowerCase();

/** End of the letters, digits, `_`, `-`, `.`, `@` from here on; stars of an earlier mask count as well. */
function accountEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < longestAccount) {
    const code = text.charCodeAt(end);
    const inner = code === 0x5f || code === 0x2e || code === 0x40 || code === 0x2a || isDash(code);
    if (!isAlphanumeric(code) && !inner) break;
    end += 1;
  }
  while (end > from && !isAlphanumeric(text.charCodeAt(end - 1)) && text.charAt(end - 1) !== '*') end -= 1;
  return end;
}

/** An English word after an English word (`phone number`) is no account; nor is what is covered already. */
function hasDigitOrLatinName(text: string, start: number, end: number, word: string): boolean {
  if (text.slice(start, end).includes('*')) return false;
  for (let at = start; at < end; at += 1) if (digitOf(text.charCodeAt(at)) >= 0) return true;
  return isHan(word.charCodeAt(0));
}

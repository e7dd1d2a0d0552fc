import { digitOf, isAlphanumeric, letterOf } from './characters.ts';
import type { MaskSpan } from './mask-spans.ts';

const localSigns = '._%+-';
const longestLocal = 64;
const longestHost = 253;

/** E-mail addresses, also with a full-width ＠. In order; linear. */
export function emailSpans(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  let floor = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x40 && code !== 0xff20) continue;
    let start = at;
    while (start > floor && at - start < longestLocal && isLocal(text, start - 1)) start -= 1;
    let end = at + 1;
    let dots = 0;
    while (end < text.length && end - at < longestHost && isHost(text, end)) {
      if (text.charAt(end) === '.') dots += 1;
      end += 1;
    }
    if (start === at || dots === 0) continue;
    spans.push({ start, end, cover: '***@***' });
    floor = end;
    at = end - 1;
  }
  return spans;
}

const isLocal = (text: string, at: number): boolean =>
  isAlphanumeric(text.charCodeAt(at)) || localSigns.includes(text.charAt(at));
const isHost = (text: string, at: number): boolean =>
  isAlphanumeric(text.charCodeAt(at)) || text.charAt(at) === '.' || text.charAt(at) === '-';

const provinces = new Set('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领');
const plateEnds = new Set('挂学警港澳领使');

/** Licence plates (川A·12345, 渝AD12345) and passports (E12345678, EA1234567). In order; linear. */
export function plateAndPassportSpans(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (letterOf(text.charCodeAt(at)) < 0) continue;
    const span = plateAt(text, at - 1) ?? passportAt(text, at);
    if (span === null) continue;
    spans.push(span);
    at = span.end - 1;
  }
  return spans;
}

function plateAt(text: string, start: number): MaskSpan | null {
  if (start < 0 || !provinces.has(text.charAt(start))) return null;
  let at = start + 2;
  const sign = text.charAt(at);
  if ('·•・.-－ '.includes(sign) && sign !== '') at += 1;
  const first = at;
  let digits = 0;
  while (at - first < 6 && isAlphanumeric(text.charCodeAt(at))) {
    if (digitOf(text.charCodeAt(at)) >= 0) digits += 1;
    at += 1;
  }
  if (at - first === 4 && plateEnds.has(text.charAt(at))) at += 1;
  if (at - first < 5 || digits < 2 || isAlphanumeric(text.charCodeAt(at))) return null;
  return { start: start + 1, end: at, cover: '******' };
}

function passportAt(text: string, start: number): MaskSpan | null {
  if (start > 0 && isAlphanumeric(text.charCodeAt(start - 1))) return null;
  let at = start + 1;
  if (letterOf(text.charCodeAt(at)) >= 0) at += 1;
  const letters = at - start;
  while (at - start < 12 && digitOf(text.charCodeAt(at)) >= 0) at += 1;
  const digits = at - start - letters;
  if (digits < 7 || digits > 10 || isAlphanumeric(text.charCodeAt(at))) return null;
  return { start, end: at, cover: '*********' };
}

/** Whether the text holds a letter or digit at all: without one there is no number or account in it. */
export function hasAlphanumeric(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isAlphanumeric(code)) return true;
  }
  return false;
}

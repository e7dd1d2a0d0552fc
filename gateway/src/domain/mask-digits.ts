import { digitOf, isAlphanumeric, isDash, isSpace, letterOf } from './characters.ts';
import { type MaskSpan, stars } from './mask-spans.ts';

/** Contiguous digits of a run: their plain text and place. */
interface Group {
  start: number;
  end: number;
  digits: string;
}

/** What may be told apart in a run of digit groups; `joined` = it spans several groups. */
type Kind = 'mobile' | 'landline' | 'identity' | 'card' | 'long';

/** No number of a person is shorter when no word announces it. */
const shortest = 10;
/** No number of a person is longer; longer runs are covered as a whole. */
const longest = 19;
/** Longest number that stands alone without being covered: dates, amounts, serials. */
const harmless = 14;

/**
 * Numbers of persons among digits: mobile and fixed telephones, identity cards (15, 18, with X), bank cards, and every other run
 * of fifteen and more. Also in groups (`138 1234 5678`) and in full-width digits. In order; linear.
 */
export function digitSpans(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  let at = 0;
  while (at < text.length) {
    if (digitOf(text.charCodeAt(at)) < 0) {
      at += 1;
      continue;
    }
    const groups = readRun(text, at);
    coverRun(text, groups, spans);
    at = groups.at(-1)?.end ?? at + 1;
  }
  return spans;
}

/** Digit groups from here on that are parted by one or two spaces or dashes. */
function readRun(text: string, from: number): Group[] {
  const groups: Group[] = [];
  let at = from;
  for (;;) {
    const start = at;
    let digits = '';
    for (let digit = digitOf(text.charCodeAt(at)); digit >= 0; digit = digitOf(text.charCodeAt(at))) {
      digits += digit;
      at += 1;
    }
    groups.push({ start, end: at, digits });
    let next = at;
    while (next - at < 2 && isSeparator(text.charCodeAt(next))) next += 1;
    if (next === at || digitOf(text.charCodeAt(next)) < 0) return groups;
    at = next;
  }
}

/** Also the bracket behind an area's code: `(0827) 5261234`. */
const isSeparator = (code: number): boolean =>
  isSpace(code) || isDash(code) || code === 0x29 || code === 0xff09;

function coverRun(text: string, groups: readonly Group[], spans: MaskSpan[]): void {
  for (let first = 0; first < groups.length; ) {
    const found = numberFrom(text, groups, first);
    if (found === null) {
      first += 1;
      continue;
    }
    const start = groups[first]?.start ?? 0;
    const { kind, last, end } = found;
    spans.push({ start, end, cover: coverOf(kind, groups[first]?.digits ?? '') });
    first = last + 1;
  }
}

/** The longest number of a person that begins with a group. */
function numberFrom(
  text: string,
  groups: readonly Group[],
  first: number,
): { kind: Kind; last: number; end: number } | null {
  let digits = '';
  let found: { kind: Kind; last: number; end: number } | null = null;
  const sizes: number[] = [];
  for (let last = first; last < groups.length; last += 1) {
    const group = groups[last] as Group;
    // Nobody writes such numbers sign by sign; and it keeps `1-1-1-…` cheap.
    if (last > first && (group.digits.length < 2 || sizes[0] === 1)) break;
    digits += group.digits;
    sizes.push(group.digits.length);
    if (last > first && digits.length > longest) break;
    const withX = endsWithX(text, group.end);
    const kind = kindOf(digits, sizes, withX);
    if (kind === null) continue;
    found = { kind, last, end: withX && kind === 'identity' ? xEnd(text, group.end) : group.end };
  }
  return found;
}

/** The check sign X of an identity card right after the digits, perhaps after a space, at the end of a word. */
function endsWithX(text: string, at: number): boolean {
  const end = xEnd(text, at);
  return letterOf(text.charCodeAt(end - 1)) === 0x58 && !isAlphanumeric(text.charCodeAt(end));
}

const xEnd = (text: string, at: number): number => (isSpace(text.charCodeAt(at)) ? at + 2 : at + 1);

function kindOf(digits: string, sizes: readonly number[], withX: boolean): Kind | null {
  if (digits.length < shortest) return null;
  const alone = sizes.length === 1;
  if (isIdentity(digits, withX) && (alone || hasCheckSign(digits, withX) || isPartedIdentity(sizes)))
    return 'identity';
  if (isMobile(digits) && (alone || sizes.every((size) => size >= 2))) return 'mobile';
  if (isLandline(digits, sizes)) return 'landline';
  if (digits.length >= 16 && digits.length <= longest && !alone && isPartedCard(sizes) && passesLuhn(digits))
    return 'card';
  if (alone && digits.length > harmless) return passesLuhn(digits) ? 'card' : 'long';
  return null;
}

/** `138…`, with or without the country's 86. */
function isMobile(digits: string): boolean {
  const own = digits.startsWith('0086') ? digits.slice(4) : digits.replace(/^86(?=\d{11}$)/, '');
  return own.length === 11 && own[0] === '1' && (own[1] ?? '') >= '3';
}

/** `0827-5261234`; without the area's code only the word before tells, see mask-accounts.ts. */
function isLandline(digits: string, sizes: readonly number[]): boolean {
  if (digits[0] !== '0' || digits[1] === '0' || digits.length < 10 || digits.length > 12) return false;
  const [area = 0, ...rest] = sizes;
  if (rest.length === 0) return true;
  return (area === 3 || area === 4) && rest.length <= 2;
}

/** Fifteen digits with a date in the middle, or eighteen signs of which the last may be X. */
function isIdentity(digits: string, withX: boolean): boolean {
  if (digits[0] === '0' || digits[0] === '9') return false;
  if (digits.length === 15) return isDate(1900 + Number(digits.slice(6, 8)), digits.slice(8, 12));
  if (digits.length !== (withX ? 17 : 18)) return false;
  const year = Number(digits.slice(6, 10));
  return year >= 1900 && year < 2100 && isDate(year, digits.slice(10, 14));
}

function isDate(year: number, monthDay: string): boolean {
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(2))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year > 0;
}

/** GB 11643: weights of ISO 7064 MOD 11-2. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
function hasCheckSign(digits: string, withX: boolean): boolean {
  if (digits.length < 17) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === (withX ? 'X' : digits[17]);
}

/** As people part it: place, birth, serial. */
const isPartedIdentity = (sizes: readonly number[]): boolean =>
  ['6,8,4', '6,8,3', '6,6,3', '3,3,4,4,4', '3,3,4,4,3', '6,4,4,4', '6,4,4,3'].includes(sizes.join());

/** Groups of four, the last may be shorter. */
const isPartedCard = (sizes: readonly number[]): boolean =>
  sizes.slice(0, -1).every((size) => size === 4 || size === 6) && (sizes.at(-1) ?? 9) <= 13;

/** ISO/IEC 7812. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Nothing by which two numbers could be told apart but what kind they are. */
function coverOf(kind: Kind, digits: string): string {
  switch (kind) {
    case 'mobile':
      return `1${stars(10)}`;
    case 'landline':
      return `${digits.slice(0, digits.startsWith('01') || digits.startsWith('02') ? 3 : 4)}-${stars(7)}`;
    case 'identity':
      return stars(18);
    default:
      return stars(16);
  }
}

import { isDash, isDigit, isHan, letterOf } from './characters.ts';
import { type MaskSpan, stars } from './mask-spans.ts';

/** Parts of an address behind the street, the longest of a beginning first. */
const units = [
  '号楼',
  '号院',
  '号门',
  '号房',
  '单元',
  '号',
  '栋',
  '幢',
  '座',
  '楼',
  '层',
  '室',
  '房',
  '户',
  '门',
];
/** Units that name a home by themselves; the others (二楼, 三户, 两层) are everyday words. */
const telling = new Set(['号楼', '号院', '号门', '号房', '单元', '号', '栋', '幢', '座', '室', '房']);
/** What a house number stands behind: street, lane, estate, village, group. */
const places = new Set(
  '路街巷弄道里段村组社区园苑院城庄寨坊湾庭府邸居厦场坝坪沟营屯同队桥口名楼寓阁轩郡邑栋幢座号',
);
/** Units that tell a home together with any other: 3楼302室, but not 一楼3号. */
const homes = new Set(['号楼', '单元', '栋', '幢', '座', '室', '房', '']);
/** By UTF-16 code: 1 for a Chinese numeral. */
const numerals = new Uint8Array(65_536);
for (const sign of '一二三四五六七八九十百零〇两壹贰叁肆伍') numerals[sign.charCodeAt(0)] = 1;
/** 12号线, 3号文件, 5号令 and the like are no addresses, 8月12号上午 neither (no place stands before it). */
const notBehindNumber = new Set('线文令井机桥站台煤坑案件标车');

/**
 * House and room numbers: `…路12号3单元402室` → `…路**号`, `3栋2单元501` → `**栋`, `幸福小区3-2-501` → `幸福小区**`. Streets,
 * estates, villages and groups stay. In order; linear.
 */
export function addressSpans(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isNumberSign(text, at)) {
      at += 1;
      continue;
    }
    const address = readAddress(text, at);
    if (address.span !== null) spans.push(address.span);
    at = Math.max(address.end, at + 1);
  }
  return spans;
}

const isNumeral = (text: string, at: number): boolean => numerals[text.charCodeAt(at)] === 1;
const isNumberSign = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) || isNumeral(text, at) || isBlockLetter(text, at);

/** `A栋`, `B座`. */
function isBlockLetter(text: string, at: number): boolean {
  return letterOf(text.charCodeAt(at)) >= 0 && '栋幢座区'.includes(text.charAt(at + 1) || ' ');
}

interface Part {
  /** '' = a bare number behind other parts. */
  unit: string;
  end: number;
}

function readAddress(text: string, start: number): { span: MaskSpan | null; end: number } {
  const parts: Part[] = [];
  let end = start;
  for (;;) {
    const part = readPart(text, skipJoint(text, end, parts.length > 0), parts.length > 0);
    if (part === null) break;
    parts.push(part);
    end = part.end;
    if (part.unit === '') break;
  }
  const [first] = parts;
  if (first === undefined) return { span: readHyphened(text, start), end: numberEnd(text, start) };
  const behindPlace = start > 0 && places.has(text.charAt(start - 1));
  const isHome = parts.length > 1 && parts.some(({ unit }) => homes.has(unit));
  const isRoom = parts.length === 1 && '室房'.includes(first.unit) && end - start >= 4;
  const isAddress = isRoom || isHome || (behindPlace && telling.has(first.unit));
  if (!isAddress || notBehindNumber.has(text.charAt(end))) return { span: null, end };
  return { span: { start, end, cover: `${stars(2)}${first.unit}` }, end };
}

/** `附`, `之`, a hyphen or a space between two parts. */
const skipJoint = (text: string, at: number, inside: boolean): number =>
  inside && (isDash(text.charCodeAt(at)) || '附之 '.includes(text.charAt(at) || '|')) ? at + 1 : at;

function readPart(text: string, at: number, inside: boolean): Part | null {
  const end = numberEnd(text, at);
  if (end === at) return null;
  const unit = units.find((each) => text.startsWith(each, end));
  if (unit !== undefined) return { unit, end: end + unit.length };
  // `2单元501`: a room without its word.
  const bare = inside && end - at >= 2 && end - at <= 4 && isDigit(text.charCodeAt(at));
  return bare && !isMeasure(text, end) ? { unit: '', end } : null;
}

/** `3栋200户`, `5号2000元`: a number that counts something. */
const isMeasure = (text: string, at: number): boolean =>
  isHan(text.charCodeAt(at)) && '元人户万个年月日天次平米亩名余多斤吨'.includes(text.charAt(at));

function numberEnd(text: string, from: number): number {
  let at = from;
  if (isBlockLetter(text, at)) return at + 1;
  while (at - from < 6 && (isDigit(text.charCodeAt(at)) || isNumeral(text, at))) at += 1;
  return at;
}

/** `3-2-501` behind an estate's name: block, stair, room. */
function readHyphened(text: string, start: number): MaskSpan | null {
  if (start === 0 || !places.has(text.charAt(start - 1))) return null;
  let at = start;
  let dashes = 0;
  for (;;) {
    const end = numberEnd(text, at);
    if (end === at || end - at > 4) return null;
    at = end;
    if (!isDash(text.charCodeAt(at)) || !isDigit(text.charCodeAt(at + 1))) break;
    dashes += 1;
    at += 1;
  }
  return dashes === 0 || dashes > 3 ? null : { start, end: at, cover: stars(2) };
}

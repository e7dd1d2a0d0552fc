import { isHan } from './characters.ts';
import { announcedBefore, followedBy } from './mask-name-context.ts';
import {
  compoundSurnames,
  givenWeight,
  innerWords,
  leadingSigns,
  neverGiven,
  ordinaryWords,
  placeholderNames,
  placeSigns,
  seldomGiven,
  surnameWeight,
} from './mask-name-words.ts';
import type { MaskSpan } from './mask-spans.ts';

/** Whether the characters from `start` to `end` belong to a word that is no name, e.g. of an area. */
export type IsProtected = (text: string, start: number, end: number) => boolean;

interface Name extends MaskSpan {
  /** So sure that the same characters are masked wherever else they stand. */
  sure: boolean;
}

/** Evidence from which characters count as a name; and from which the name is known for the rest of the text. */
const enough = 3;
const sure = 4;

/**
 * Names of persons in running Chinese text, judged by surname, given name and what stands around them; 某 names stay. `known`
 * takes up what is found. In order; linear.
 */
export function nameSpans(text: string, isProtected: IsProtected, known: Set<string>): MaskSpan[] {
  const spans: Name[] = [];
  let lastEnd = -9;
  for (let at = 0; at < text.length; at += 1) {
    if (surnameWeight[text.charCodeAt(at)] === 0 && !compoundSurnames.has(text.slice(at, at + 2))) continue;
    const name = nameAt(text, at, lastEnd);
    if (name === null || isProtected(text, name.start, name.end)) continue;
    spans.push(name);
    if (name.sure) known.add(text.slice(name.start, name.end));
    lastEnd = name.end;
    at = name.end - 1;
  }
  return spans;
}

/** Further occurrences of names that are known. In order; linear. */
export function knownSpans(text: string, known: ReadonlySet<string>): MaskSpan[] {
  const spans: MaskSpan[] = [];
  if (known.size === 0) return spans;
  for (let at = 0; at < text.length; at += 1) {
    if (surnameWeight[text.charCodeAt(at)] === 0 && !compoundSurnames.has(text.slice(at, at + 2))) continue;
    for (let length = 4; length >= 2; length -= 1) {
      const word = text.slice(at, at + length);
      if (word.length !== length || !known.has(word)) continue;
      spans.push({ start: at, end: at + length, cover: coverOf(word) });
      at += length - 1;
      break;
    }
  }
  return spans;
}

/** 张三 → 张某, 欧阳小娟 → 欧阳某某. */
function coverOf(name: string): string {
  const surname = compoundSurnames.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
  return name.slice(0, surname) + '某'.repeat(name.length - surname);
}

function nameAt(text: string, start: number, lastEnd: number): Name | null {
  const compound = compoundSurnames.has(text.slice(start, start + 2));
  const surname = compound ? 2 : 1;
  if (text.charAt(start + surname) === '某' || !isHan(text.charCodeAt(start + surname))) return null;
  if (!compound && innerWords.has(text.slice(start - 1, start + 1))) return null;
  const before = evidenceBefore(text, start, lastEnd);
  const weight = compound ? 2 : (surnameWeight[text.charCodeAt(start)] ?? 0);
  const ordinary =
    !compound && (ordinaryWords[text.charAt(start)]?.includes(text.charAt(start + 1)) ?? false);
  let best: Name | null = null;
  let most = enough;
  for (const given of [2, 1]) {
    const end = start + surname + given;
    const behind = evidenceBehind(text, start + surname, end, before >= 3);
    if (behind === null) continue;
    const score =
      before + behind + weight + givenEvidence(text, start, surname, given, behind) - (ordinary ? 3 : 0);
    // The longer name wins a tie: rather a character too many than one too few.
    if (score < most || (score === most && best !== null)) continue;
    most = score;
    const name = text.slice(start, end);
    best = { start, end, cover: coverOf(name), sure: score >= sure && !ordinary };
  }
  return best;
}

/** What stands before speaks for a name: a word that announces one, another name, a preposition, the beginning of a sentence. */
function evidenceBefore(text: string, start: number, lastEnd: number): number {
  if (start - lastEnd === 1 && '、，,和与及跟同/ '.includes(text.charAt(start - 1))) return 3;
  if (announcedBefore(text, start)) return 3;
  if (start === 0) return 1;
  const sign = text.charAt(start - 1);
  if (leadingSigns.has(sign)) return 2;
  return isHan(text.charCodeAt(start - 1)) ? 0 : 1;
}

/** What stands behind; null = these characters are no given name. */
function evidenceBehind(text: string, from: number, end: number, announced: boolean): number | null {
  if (end > text.length) return null;
  for (let at = from; at < end; at += 1) {
    const sign = text.charAt(at);
    if (!isHan(text.charCodeAt(at)) || sign === '某' || neverGiven.has(sign)) return null;
  }
  const behind = followedBy(text, end);
  for (let at = from; at < end; at += 1) {
    if (seldomGiven.has(text.charAt(at)) && !(announced && behind >= 2)) return null;
  }
  if (isPlace(text, from, end, announced)) return null;
  return behind;
}

/** 王家坝村, 李渡镇: a sign of places behind or at the end, unless a person was announced. */
function isPlace(text: string, from: number, end: number, announced: boolean): boolean {
  if (announced) return false;
  if (placeSigns.has(text.charAt(end))) return true;
  return text.charAt(from) === '家' || (end - from === 1 && text.charAt(from + 1) === '家');
}

function givenEvidence(text: string, start: number, surname: number, given: number, behind: number): number {
  const from = start + surname;
  if (given === 1 && behind > 0 && placeholderNames.has(text.slice(start, from + 1))) return 3;
  let weight = 0;
  for (let at = from; at < from + given; at += 1) weight += givenWeight[text.charCodeAt(at)] ?? 0;
  return weight;
}

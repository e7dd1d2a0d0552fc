import { isDigit, isHan } from './characters.ts';
import { announcedBefore, doneTo, followedBy, isOnlyTitled } from './mask-name-context.ts';
import {
  compoundStart,
  compoundSurnames,
  followingSigns,
  givenWeight,
  leadingSigns,
  neverGiven,
  placeholderNames,
  placeSigns,
  seldomGiven,
  surnameWeight,
  weakCompounds,
} from './mask-name-words.ts';
import { innerWords, ordinaryWords } from './mask-ordinary-words.ts';
import type { MaskSpan } from './mask-spans.ts';

/** Whether the characters from `start` to `end` belong to a word that is no name, e.g. of an area. */
export type IsProtected = (text: string, start: number, end: number) => boolean;

interface Name extends MaskSpan {
  score: number;
  /** So sure that the same characters are masked wherever else they stand. */
  sure: boolean;
}

/** Evidence from which characters count as a name; and from which the name is known for the rest of the text. */
const enough = 3;
/** What a candidate needs to become a name by the one beside it. */
const likelyFrom = 1.5;
const sure = 4;

/**
 * Names of persons in running Chinese text, judged by surname, given name and what stands around them; 某 names stay. `known`
 * takes up what is found. In order; linear.
 */
export function nameSpans(text: string, isProtected: IsProtected, known: Set<string>): MaskSpan[] {
  const spans: Name[] = [];
  /** A candidate that was not enough by itself: a name beside it makes it one. */
  let likely: Name | null = null;
  let lastEnd = -9;
  for (let at = 0; at < text.length; at += 1) {
    if (!mayBegin(text, at)) continue;
    const name = nameAt(text, at, lastEnd);
    if (name === null || isProtected(text, name.start, name.end)) continue;
    if (name.score < enough) {
      likely = name;
      continue;
    }
    if (likely !== null && likely.start >= lastEnd && likely.end === at - 1 && joins(text, likely.end))
      take(text, likely, spans, known);
    take(text, name, spans, known);
    lastEnd = name.end;
    at = name.end - 1;
  }
  return spans;
}

function take(text: string, name: Name, spans: Name[], known: Set<string>): void {
  spans.push(name);
  if (name.sure) known.add(text.slice(name.start, name.end));
}

/** Signs between two names of a list. */
const joins = (text: string, at: number): boolean => '、，,和与及跟同/ '.includes(text.charAt(at));

function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    surnameWeight[code] !== 0 || (compoundStart[code] === 1 && compoundSurnames.has(text.slice(at, at + 2)))
  );
}

/** Further occurrences of names that are known. In order; linear. */
export function knownSpans(text: string, known: ReadonlySet<string>): MaskSpan[] {
  const spans: MaskSpan[] = [];
  if (known.size === 0) return spans;
  for (let at = 0; at < text.length; at += 1) {
    if (!mayBegin(text, at)) continue;
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
  const compound =
    compoundStart[text.charCodeAt(start)] === 1 && compoundSurnames.has(text.slice(start, start + 2));
  const from = start + (compound ? 2 : 1);
  if (text.charAt(from) === '某' || !isHan(text.charCodeAt(from)) || isOnlyTitled(text, from)) return null;
  if (!compound && start > 0 && isInner(text, start)) return null;
  const before = evidenceBefore(text, start, lastEnd);
  const ordinary = !compound && (ordinaryWords[text.charAt(start)]?.includes(text.charAt(from)) ?? false);
  // Whoever is announced may well be called 高明.
  const against = !ordinary ? 0 : before >= 3 ? 2 : 3;
  const ground = before + weightOf(text, start, compound) - against;
  let best: Name | null = null;
  for (const given of [2, 1]) {
    const end = from + given;
    const behind = evidenceBehind(text, from, end, before >= 3);
    if (behind === null) continue;
    const score = ground + behind + givenEvidence(text, start, from, end, behind);
    // The longer name wins a tie: rather a character too many than one too few.
    if (score < likelyFrom || (best !== null && score <= best.score)) continue;
    best = { start, end, cover: '', score, sure: score >= sure && !ordinary };
  }
  if (best === null) return null;
  if (best.end === from + 1 && goesOn(text, best.end)) best.end += 1;
  best.cover = coverOf(text.slice(start, best.end));
  return best;
}

/** A character of given names right behind a short name belongs to it sooner than to the next word. */
function goesOn(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return (
    (givenWeight[text.charCodeAt(at)] ?? 0) > 0 &&
    !followingSigns.has(sign) &&
    !seldomGiven.has(sign) &&
    followedBy(text, at) === 0
  );
}

/** 主张, 12余: the sign before makes another word of it. */
function isInner(text: string, start: number): boolean {
  if (innerWords.has(text.slice(start - 1, start + 1))) return true;
  const counts = isDigit(text.charCodeAt(start - 1)) || '十百千'.includes(text.charAt(start - 1));
  return counts && '余万多'.includes(text.charAt(start));
}

function weightOf(text: string, start: number, compound: boolean): number {
  if (!compound) return surnameWeight[text.charCodeAt(start)] ?? 0;
  return weakCompounds.has(text.slice(start, start + 2)) ? 0 : 2;
}

/** What stands before speaks for a name: a word that announces one, another name, a preposition, the beginning of a sentence. */
function evidenceBefore(text: string, start: number, lastEnd: number): number {
  if (start - lastEnd === 1 && joins(text, start - 1)) return 3;
  if (announcedBefore(text, start)) return 3;
  if (start === 0) return 1;
  const sign = text.charAt(start - 1);
  if (leadingSigns.has(sign)) return 2;
  if (doneTo(text, start)) return 1.5;
  const code = text.charCodeAt(start - 1);
  return isHan(code) || isDigit(code) ? 0 : 1;
}

/** What stands behind; null = these characters are no given name. */
function evidenceBehind(text: string, from: number, end: number, announced: boolean): number | null {
  if (end > text.length) return null;
  for (let at = from; at < end; at += 1) {
    const sign = text.charAt(at);
    if (!isHan(text.charCodeAt(at)) || sign === '某' || neverGiven.has(sign)) return null;
  }
  const behind = followedBy(text, end);
  let seldom = 0;
  for (let at = from; at < end; at += 1) if (seldomGiven.has(text.charAt(at))) seldom += 1;
  // 沈元芳, 罗进: behind a word that announces a person one such sign is a name's.
  const mayBeName = announced ? behind >= 1 || (seldom === 1 && end - from === 2) : behind >= 2;
  if (seldom > 0 && !mayBeName) return null;
  if (isPlace(text, from, end, announced)) return null;
  return behind;
}

/** 王家坝村, 李渡镇: a sign of places behind or at the end, unless a person was announced. */
function isPlace(text: string, from: number, end: number, announced: boolean): boolean {
  if (announced) return false;
  if (placeSigns.has(text.charAt(end))) return true;
  return text.charAt(from) === '家' || (end - from === 1 && text.charAt(from + 1) === '家');
}

function givenEvidence(text: string, start: number, from: number, end: number, behind: number): number {
  if (end === from + 1 && behind > 0 && placeholderNames.has(text.slice(start, end))) return 3;
  let weight = 0;
  for (let at = from; at < end; at += 1) weight += givenWeight[text.charCodeAt(at)] ?? 0;
  return weight;
}

import { isHan } from './characters.ts';
import {
  announcingWords,
  followingSigns,
  followingTitles,
  followingVerbs,
  surnameTitles,
} from './mask-name-words.ts';

/** Words by their last character: what ends here is looked up. */
const announcingByEnd = byKey(announcingWords, (word) => word.charAt(word.length - 1));
const titlesByStart = byKey(followingTitles, (word) => word.charAt(0));
const verbsByStart = byKey(followingVerbs, (word) => word.charAt(0));
const verbsByEnd = byKey(followingVerbs, (word) => word.charAt(word.length - 1));

/** Signs between the word that announces a person and the name. */
const between = new Set(':：;；为是叫系“"‘(（ \u3000,，-—');
const mostBetween = 2;

/** Whether a word right before, perhaps with a colon or bracket between, announces a person. */
export function announcedBefore(text: string, at: number): boolean {
  let end = at;
  for (let skipped = 0; ; skipped += 1) {
    const words = announcingByEnd.get(text.charAt(end - 1));
    if (words?.some((word) => text.startsWith(word, end - word.length))) return true;
    if (skipped === mostBetween || !between.has(text.charAt(end - 1))) return false;
    end -= 1;
  }
}

/** What stands behind speaks for a name: 3 a title or a person's data, 2 what persons do, 1 the end of a word, 0 nothing. */
export function followedBy(text: string, at: number): number {
  if (at >= text.length) return 1;
  const sign = text.charAt(at);
  if (titlesByStart.get(sign)?.some((word) => text.startsWith(word, at))) return 3;
  if ((sign === '（' || sign === '(') && isPersonData(text, at + 1)) return 3;
  if ((sign === '，' || sign === ',' || sign === '、') && isPersonData(text, at + 1)) return 3;
  if (verbsByStart.get(sign)?.some((word) => text.startsWith(word, at))) return 2;
  if (followingSigns.has(sign)) return 1;
  return isHan(text.charCodeAt(at)) ? 0 : 1;
}

const surnameTitlesByStart = byKey(surnameTitles, (word) => word.charAt(0));

/** 王书记, 李女士: a surname and a title say no more than 王某. */
export const isOnlyTitled = (text: string, at: number): boolean =>
  surnameTitlesByStart.get(text.charAt(at))?.some((word) => text.startsWith(word, at)) ?? false;

/** 欠, 打了, 投诉 … right before: whoever stands behind is a person. */
export function doneTo(text: string, at: number): boolean {
  const words = verbsByEnd.get(text.charAt(at - 1));
  return words?.some((word) => text.startsWith(word, at - word.length)) ?? false;
}

const personData = ['男', '女', '身份证', '电话', '手机', '联系', '现年', '系', '汉族', '生于', '以下'];

/** `男，45岁`, `身份证…`, or covered digits. */
const isPersonData = (text: string, at: number): boolean =>
  text.startsWith('1***', at) ||
  personData.some((word) => text.startsWith(word, at) && !text.startsWith('女儿', at));

function byKey(words: readonly string[], keyOf: (word: string) => string): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const word of words) map.set(keyOf(word), [...(map.get(keyOf(word)) ?? []), word]);
  return map;
}

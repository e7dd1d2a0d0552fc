import type { PasswordReason } from '@fengqiao/contract/accounts';
import { pinyin } from 'pinyin-pro';
import { keyboardWalks } from './keyboard-walks.ts';
import { wellKnown } from './well-known-passwords.ts';

/** Whose password it is. */
export interface PasswordOwner {
  account: string;
  displayName: string;
  areaName: string;
}

const fewest = 12;
/** So many characters must remain when all that others could guess is taken away. */
const mustRemain = 8;
const fewestDifferent = 5;
/** Dates with separators, phone and identity numbers, and the tails of them. */
const digitRuns = /\d{2,4}[-./]\d{1,2}[-./]\d{1,2}|\d{4,}x?/g;
const gap = '\0';

const words: Record<PasswordReason, string> = {
  short: `it needs at least ${fewest} characters`,
  account: 'it contains the account name',
  few: 'it repeats the same few characters',
  same: 'it is the present one',
  known: 'it is hardly more than a well-known word',
  name: 'it is hardly more than a name in pinyin',
  digits: 'it is hardly more than a date or a number',
  keyboard: 'it is a run of neighbouring characters',
};

/** The reasons as a sentence. */
export const weaknessWords = (reasons: readonly PasswordReason[]): string =>
  reasons.map((reason) => words[reason]).join('; ');

/** Why a password is too weak; empty = good enough. */
export function passwordWeaknesses(password: string, owner: PasswordOwner): PasswordReason[] {
  const plain = password.normalize('NFKC').toLowerCase();
  const account = owner.account.toLowerCase();
  const reasons: PasswordReason[] = [];
  if ([...password].length < fewest) reasons.push('short');
  if (account.length >= 3 && plain.includes(account)) reasons.push('account');
  if (new Set(plain).size < fewestDifferent) reasons.push('few');
  return [...reasons, ...guessable(plain, owner)];
}

/** Takes away what others could guess, kind by kind; answers the kinds when too little remains. */
function guessable(plain: string, owner: PasswordOwner): PasswordReason[] {
  const kinds: [PasswordReason, (text: string) => string[]][] = [
    ['digits', (text) => text.match(digitRuns) ?? []], // before the keyboard, which would cut numbers in pieces
    ['keyboard', keyboardWalks],
    ['known', () => [...wellKnown].sort(longestFirst)],
    ['name', () => [owner.displayName, owner.areaName].flatMap(spellings).sort(longestFirst)],
  ];
  let rest = plain;
  const taken: PasswordReason[] = [];
  for (const [reason, pieces] of kinds) {
    const before = rest;
    for (const piece of pieces(rest)) rest = rest.replaceAll(piece, gap);
    if (rest !== before) taken.push(reason);
  }
  return [...rest.replaceAll(gap, '')].length < mustRemain ? taken : [];
}

const longestFirst = (a: string, b: string): number => b.length - a.length;

/** A Chinese name as it is, in pinyin (whole and syllable by syllable) and as initials; other names as they are. */
function spellings(name: string): string[] {
  const plain = name.normalize('NFKC').toLowerCase().trim();
  const read = (surname: 'head' | 'off') =>
    pinyin(plain, { toneType: 'none', type: 'array', v: true, nonZh: 'removed', surname });
  const readings = [read('head'), read('off')];
  const all = readings.flatMap((syllables) => [
    syllables.join(''),
    syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    ...syllables,
  ]);
  return [...new Set([plain, ...plain.split(/\s+/), ...all])].filter((spelling) => spelling.length >= 2);
}

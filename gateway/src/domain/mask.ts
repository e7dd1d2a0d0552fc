import { announcedSpans } from './mask-accounts.ts';
import { addressSpans } from './mask-addresses.ts';
import { digitSpans } from './mask-digits.ts';
import { emailSpans, hasAlphanumeric, plateAndPassportSpans } from './mask-forms.ts';
import { type IsProtected, knownSpans, nameSpans } from './mask-names.ts';
import { cover } from './mask-spans.ts';

/** Covers names, numbers and addresses of persons. */
export interface Masker {
  /** Texts of one case: a name that is found in one of them is masked in all. Same order, null stays null. */
  together<T extends readonly (string | null)[]>(texts: T): { [K in keyof T]: T[K] };
  /** Every string inside a JSON value, e.g. the free-text fields of an event. */
  deep(value: unknown): unknown;
}

/** A masker that leaves the given words alone: names of areas and departments. */
export function createMasker(words: Iterable<string> = []): Masker {
  const isProtected = protector(words);
  const together = (texts: readonly (string | null)[]): (string | null)[] => {
    const known = new Set<string>();
    const named = texts.map((text) => {
      if (text === null || text === '') return text;
      const plain = maskNumbers(text);
      return cover(plain, nameSpans(plain, isProtected, known));
    });
    return known.size === 0
      ? named
      : named.map((text) => (text === null ? null : cover(text, knownSpans(text, known))));
  };
  return {
    together: together as Masker['together'],
    deep(value) {
      const found: string[] = [];
      eachString(value, (text) => {
        found.push(text);
        return text;
      });
      if (found.length === 0) return value;
      const masked = together(found);
      let next = 0;
      return eachString(value, () => {
        next += 1;
        return masked[next - 1] ?? '';
      });
    },
  };
}

/** Telephones, cards, accounts, plates, e-mail, house numbers: by their form alone. */
export function maskNumbers(text: string): string {
  let masked = text;
  if (hasAlphanumeric(text)) {
    masked = cover(masked, emailSpans(masked));
    masked = cover(masked, announcedSpans(masked));
    masked = cover(masked, plateAndPassportSpans(masked));
    masked = cover(masked, digitSpans(masked));
  }
  return cover(masked, addressSpans(masked));
}

/** The value with every string replaced by what `change` answers, always in the same order. */
function eachString(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((child) => eachString(child, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, eachString(child, change)]));
}

/** The longest word that is looked for, in UTF-16 units. */
const longestWord = 14;

function protector(words: Iterable<string>): IsProtected {
  const known = new Set<string>();
  let longest = 0;
  for (const word of words) {
    if (word.length < 2 || word.length > longestWord) continue;
    known.add(word);
    longest = Math.max(longest, word.length);
  }
  return (text, start, end) => {
    for (let from = Math.max(0, end - longest); from <= start; from += 1)
      for (let to = end; to <= Math.min(text.length, from + longest); to += 1)
        if (known.has(text.slice(from, to))) return true;
    return false;
  };
}

import { isHan } from './characters.ts';
import { noPlaces, numberedSchool, placeEndings, stopWords, subjectWords } from './topic-lexicon.ts';

/** A word of a segmented text with its part of speech as jieba tags it: `n` noun, `v` verb, `ns` place ... */
export interface TaggedWord {
  word: string;
  tag: string;
}

/** What the words of a case say: what about, and where. */
export interface CaseTerms {
  /** Words for matters, each once: those of the lexicon by their common name. */
  subjects: string[];
  /** Names of places and premises that are not areas of the registry. */
  places: string[];
}

/** Longer runs of nouns are no name any more. */
const longestName = 10;
const shortestName = 3;
/** Parts of speech of a name; `m`, because places are called 五一, and `x`, what the dictionary does not hold. */
const nameTag = /^(n|x|m|j|eng|s$|f$|a$|l$|i$|z$|t$|b$)/;
/** Parts of speech of what a matter may be called by. */
const subjectTag = /^(n$|nz$|nt$|nl$|vn$|v$|l$|i$|an$|eng$|x$|j$|ns$)/;
/** A mask, as the masker leaves it: what it covered is nobody's business. */
const covered = /[*＊×某]/;

/**
 * Subjects and places of a text. `areaNames` are names of areas of the registry: a case has its area already.
 */
export function termsOf(
  text: string,
  words: readonly TaggedWord[],
  areaNames: ReadonlySet<string>,
): CaseTerms {
  const subjects = new Set<string>();
  const said: string[] = [];
  for (const [subject, forms] of Object.entries(subjectWords))
    for (const form of forms)
      if (text.includes(form)) {
        subjects.add(subject);
        said.push(form);
      }
  const places = placesIn(words, areaNames);
  for (const { word, tag } of words) {
    if (!subjectTag.test(tag) || !isTelling(word) || areaNames.has(word)) continue;
    if (said.some((form) => form.includes(word) || word.includes(form))) continue;
    if (places.some((place) => place.includes(word))) continue;
    subjects.add(word);
  }
  return { subjects: [...subjects], places };
}

function isTelling(word: string): boolean {
  if (word.length < 2 || stopWords.has(word) || covered.test(word)) return false;
  return [...word].every((character) => isHan(character.charCodeAt(0))) || /^[a-z]{3,}$/.test(word);
}

function placesIn(words: readonly TaggedWord[], areaNames: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  let name = '';
  /** A single character right before the name: 回 of 回龙桥 is a verb to a dictionary. */
  let lead = '';
  for (const { word, tag } of words) {
    const part = nameTag.test(tag) && (word.length === 1 || isNamePart(word, areaNames)) && isWordy(word);
    if (!part) lead = word.length === 1 && isWordy(word) ? word : '';
    name = part ? name + word : '';
    if (name.length > longestName) name = '';
    if (!endsAPlace(name, word)) continue;
    const whole = numberedSchool.test(word) ? word : name.length < shortestName ? lead + name : name;
    // 滨江 of 滨江华府 ends like a river: the name may go on.
    if (whole.length < shortestName && !numberedSchool.test(whole)) continue;
    if (![whole, name].some((each) => noPlaces.has(each)) && !areaNames.has(whole) && !covered.test(whole))
      found.add(whole);
    name = '';
    lead = '';
  }
  return [...found];
}

const endsAPlace = (name: string, word: string): boolean =>
  name !== '' && (numberedSchool.test(word) || placeEndings.some((ending) => word.endsWith(ending)));

const isNamePart = (word: string, areaNames: ReadonlySet<string>): boolean =>
  !areaNames.has(word) && (!stopWords.has(word) || placeEndings.includes(word));

const isWordy = (word: string): boolean => [...word].every((character) => isHan(character.charCodeAt(0)));

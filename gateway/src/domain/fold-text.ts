import { Converter } from 'opencc-js/t2cn';

/** Full-width letters, digits and the wide blank. Signs stay as they are: who looks for a full-width quote means it (I5). */
const wide = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]/g;

let simplified: ReadonlyMap<string, string> | null = null;

/**
 * A text as searches compare it: letters and digits half-width, lower-case, simplified (rule 10 of the domain). Character by character, so that a part of
 * a text folds to a part of the folded text, whatever stands around it.
 */
export function foldText(text: string): string {
  const plain = text.replaceAll(wide, (character) => character.normalize('NFKC')).toLowerCase();
  simplified ??= readCharacters();
  let folded = '';
  for (const character of plain) folded += simplified.get(character) ?? character;
  return folded;
}

/**
 * Each pair of neighbouring UTF-16 units of a folded text as one 32-bit number, every pair once. A text holds a word of two units or
 * more only if it holds all its pairs.
 */
export function gramsOf(folded: string): number[] {
  const grams = new Set<number>();
  for (let index = 1; index < folded.length; index += 1)
    grams.add((folded.charCodeAt(index - 1) << 16) | folded.charCodeAt(index));
  return [...grams];
}

/** What a word is looked up by: its pairs, or itself where it is a single character. Empty for no word at all. */
export const wordKeysOf = (folded: string): number[] =>
  folded.length === 1 ? [singleKey(folded.charCodeAt(0))] : gramsOf(folded);

/** What a text is found by: its pairs and its single characters. */
export function textKeysOf(folded: string): number[] {
  const singles = new Set<number>();
  for (let index = 0; index < folded.length; index += 1) singles.add(singleKey(folded.charCodeAt(index)));
  return [...gramsOf(folded), ...singles];
}

/** No pair ends with NUL: the database stores none. */
const singleKey = (unit: number): number => unit << 16;

/** The blocks of Chinese characters that have a simplified form. */
const blocks: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
];

/** Of OpenCC's tables those for single characters: what it says of whole words depends on their neighbours. */
function readCharacters(): ReadonlyMap<string, string> {
  const convert = Converter({ from: 't', to: 'cn' });
  const characters = blocks.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)),
  );
  const converted = convert(characters.join('\n')).split('\n');
  return new Map(
    characters.flatMap((character, index) => {
      const simple = converted[index] ?? character;
      return simple === character ? [] : [[character, simple] as const];
    }),
  );
}

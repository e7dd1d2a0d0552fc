import { setImmediate as otherWork } from 'node:timers/promises';
import { AppError } from '../../../plugins/errors.ts';
import { outlineOf, type Weight } from './outlines.ts';
import { type FontCharacter, staticFont } from './static-font.ts';

/** The gateway has other work meanwhile: opening a subset takes some 20 ms. */
const turnMs = 10;

/**
 * A font of just the characters of a document. Throws `document.noGlyph` for one that Noto Sans SC does not have: never an empty
 * box.
 */
export async function documentFont(text: Iterable<string>, weight: Weight): Promise<Buffer> {
  const characters = new Map<string, FontCharacter>();
  let turn = performance.now();
  for (const character of text) {
    if (characters.has(character)) continue;
    if (performance.now() - turn > turnMs) {
      await otherWork();
      turn = performance.now();
    }
    const outline = outlineOf(character, weight);
    if (outline === null) throw new AppError('document.noGlyph', named(character));
    characters.set(character, { codePoint: character.codePointAt(0) ?? 0, outline });
  }
  return staticFont(`NotoSansSC-${weight}`, weight, [...characters.values()]);
}

/** How far a character reaches at a size, in the unit of the size. */
export const widthOf = (character: string, weight: Weight, size: number): number =>
  ((outlineOf(character, weight)?.advance ?? 1000) / 1000) * size;

const named = (character: string): string =>
  `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

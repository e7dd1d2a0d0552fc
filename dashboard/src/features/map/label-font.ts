/** CSS name of the font that the gateway serves itself; the map draws its labels with it, without any glyph server. */
export const labelFont = 'Noto Sans SC Variable';

const asked = new Set<string>();

/**
 * Chinese characters of a vector tile. Read straight from its bytes: names are the only UTF-8 in it, and a stray match
 * inside a geometry costs no more than one font file.
 */
export function tileCharacters(tile: ArrayBuffer | Uint8Array): string[] {
  const text = new TextDecoder().decode(tile);
  return [...new Set(text.match(/[\u3400-\u9fff]/g) ?? [])];
}

/**
 * Loads the parts of the label font that these characters need. MapLibre rasterises a glyph once and keeps it, so a
 * glyph drawn before its font is there would stay in the wrong face. Resolves in any case: a label in another face is
 * better than none.
 */
export async function loadLabelFont(characters: Iterable<string>): Promise<void> {
  const missing = [...new Set(characters)].filter((character) => !asked.has(character));
  if (missing.length === 0) return;
  try {
    await document.fonts.load(`24px "${labelFont}"`, missing.join(''));
    for (const character of missing) asked.add(character);
  } catch {
    // The gateway is away; the next tile asks again.
  }
}

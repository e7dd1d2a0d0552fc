/** Inclusive code points. */
export type CodeRange = readonly [from: number, to: number];

/** The ranges of a CSS `unicode-range`: `U+4e00-4e1f,U+ff01`. */
export function parseUnicodeRange(text: string): CodeRange[] {
  return text.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}

/** The name of the subset that has a code point; undefined = none. */
export function subsetOf(
  codePoint: number,
  subsets: ReadonlyMap<string, readonly CodeRange[]>,
): string | undefined {
  for (const [name, ranges] of subsets)
    if (ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) return name;
  return undefined;
}

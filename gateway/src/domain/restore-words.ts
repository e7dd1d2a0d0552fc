/**
 * What somebody repaired without seeing the words: every string that came back as it was shown (masked) becomes what it was.
 * What was changed stays changed.
 */
export function restoreWords(repaired: unknown, shown: unknown, original: unknown): unknown {
  if (typeof repaired === 'string')
    return repaired === shown && typeof original === 'string' ? original : repaired;
  // Nothing was shown here: no word in it can be a masked one, however deep it is.
  if (typeof repaired !== 'object' || repaired === null || shown === undefined) return repaired;
  if (Array.isArray(repaired))
    return repaired.map((child, index) => restoreWords(child, part(shown, index), part(original, index)));
  return Object.fromEntries(
    Object.entries(repaired).map(([name, child]) => [
      name,
      restoreWords(child, part(shown, name), part(original, name)),
    ]),
  );
}

const part = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string | number, unknown>)[name]
    : undefined;

/** The page after a step; it stays at both ends. */
export const turned = (at: number, by: number, count: number): number =>
  Math.max(0, Math.min(count - 1, at + by));

/** Digits that follow each other within this time are one number. */
export const togetherMs = 900;

/**
 * The page that digits mean: `1` is the first at once, `1` `2` right after each other the twelfth. `before`: the digits so far and
 * since when. A number without a page begins anew with its last digit; null = no page has it.
 */
export function typedPage(
  before: { digits: string; atMs: number } | null,
  digit: string,
  nowMs: number,
  count: number,
): { digits: string; page: number | null } {
  const joined = before !== null && nowMs - before.atMs < togetherMs ? before.digits + digit : digit;
  for (const digits of [joined, digit]) {
    const number = Number(digits);
    if (number >= 1 && number <= count) return { digits, page: number - 1 };
  }
  return { digits: digit, page: null };
}

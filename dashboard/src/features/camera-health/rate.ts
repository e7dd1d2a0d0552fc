/** `97.3 %`; null when there is nothing to take a share of. Never rounded up to 100: one camera of thousands counts. */
export function rateOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  return `${(Math.floor((part / whole) * 1_000) / 10).toFixed(part === whole ? 0 : 1)} %`;
}

export const countOf = (value: number): string => value.toLocaleString('en-US');

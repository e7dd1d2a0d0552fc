/**
 * The one rounding of the product: half up (四舍五入), in decimal and never in floating point, because leaders compare what they
 * read with what an office computed by hand.
 */

/** `numerator ÷ denominator` of whole numbers as decimal text, e.g. `0.7492`; half away from zero. Throws for a zero denominator. */
export function quotientText(numerator: bigint, denominator: bigint, decimals: number): string {
  if (denominator === 0n) throw new RangeError('nothing is a share of nothing');
  const negative = numerator < 0n !== denominator < 0n;
  const [above, below] = [magnitude(numerator), magnitude(denominator)];
  const scaled = (above * 10n ** BigInt(decimals) * 2n + below) / (below * 2n);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return negative && scaled !== 0n ? `-${text}` : text;
}

/** A share of whole numbers in per cent, `70.73`. */
export function percentText(numerator: number, denominator: number, decimals = 2): string {
  return quotientText(BigInt(numerator) * 100n, BigInt(denominator), decimals);
}

/** A number rounded as it is written in decimal: `2.675` becomes `2.68`. */
export function decimalText(value: number, decimals: number): string {
  const [numerator, denominator] = fractionOf(value);
  return quotientText(numerator, denominator, decimals);
}

/** By how many per cent `now` is above `before`, `-5.45`; null where there is nothing to compare with. */
export function changePercentText(now: number, before: number, decimals = 2): string | null {
  if (before === 0) return null;
  const [n, nBelow] = fractionOf(now);
  const [b, bBelow] = fractionOf(before);
  return quotientText((n * bBelow - b * nBelow) * 100n, b * nBelow, decimals);
}

/** A finite number as the fraction that its shortest decimal text says. */
function fractionOf(value: number): [bigint, bigint] {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return shift >= 0 ? [digits * 10n ** BigInt(shift), 1n] : [digits, 10n ** BigInt(-shift)];
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

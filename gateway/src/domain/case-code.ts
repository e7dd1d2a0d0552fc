/**
 * 一案一码 (CQ-01): `county-year-serial-check`, e.g. `511902-2026-000001-7`. The check digit is ISO 7064 MOD 11,10
 * (GB/T 17710) over all digits before it: it finds every single wrong digit.
 */
export interface CaseCodeParts {
  /** Six digits of GB/T 2260. */
  county: string;
  year: number;
  /** From 1, per county and year. */
  serial: number;
}

export function formatCaseCode({ county, year, serial }: CaseCodeParts): string {
  const digits = [county, String(year), String(serial).padStart(6, '0')];
  return `${digits.join('-')}-${checkDigit(digits.join(''))}`;
}

/** The parts of a code, or null when its form or its check digit is wrong. */
export function parseCaseCode(code: string): CaseCodeParts | null {
  const match = /^(\d{6})-(\d{4})-(\d{6,12})-(\d)$/.exec(code);
  if (match === null) return null;
  const [, county = '', year = '', serial = '', check = ''] = match;
  if (checkDigit(county + year + serial) !== Number(check)) return null;
  return { county, year: Number(year), serial: Number(serial) };
}

/** ISO 7064 hybrid system MOD 11,10. */
export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

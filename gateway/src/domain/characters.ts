/** Code of a digit 0–9 in its plain form for ASCII and full-width digits, -1 for anything else. */
export function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10;
  return -1;
}

/** The plain upper-case letter A–Z (as its code) of an ASCII or full-width letter, -1 for anything else. */
export function letterOf(code: number): number {
  const plain = code >= 0xff21 && code <= 0xff5a ? code - 0xfee0 : code;
  if (plain >= 0x41 && plain <= 0x5a) return plain;
  return plain >= 0x61 && plain <= 0x7a ? plain - 0x20 : -1;
}

export const isDigit = (code: number): boolean => digitOf(code) >= 0;
export const isAlphanumeric = (code: number): boolean => digitOf(code) >= 0 || letterOf(code) >= 0;

/** A Chinese character of the basic block or of extension A. */
export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);

/** A space of any width that stays in its line. */
export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x3000 || code === 0xa0 || code === 0x09;

const dashes = new Set([0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0xff0d, 0x2212]);
/** A hyphen or dash of any length or width. */
export const isDash = (code: number): boolean => dashes.has(code);

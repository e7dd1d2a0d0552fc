/** Characters as wide as they are high: Chinese, full-width signs, and our marks of tiers. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2014\u2026\u25a0-\u25ff]/u;

/** Width of a line in halves of a character's height: a Chinese character is 2, a Latin letter or digit 1; of several lines the widest. */
export function textWidth(text: string): number {
  return Math.max(...text.split('\n').map(lineWidth));
}

function lineWidth(line: string): number {
  let width = 0;
  for (const character of line) width += wide.test(character) ? 2 : 1;
  return width;
}

/** Digits and letters of a face of varying widths, in the same unit: in a printed column half a character is too little for them. */
const [digitWidth, letterWidth] = [1.14, 1.3];

/** The same as printed. */
export function printedWidth(text: string): number {
  return Math.max(...text.split('\n').map(printedLineWidth));
}

function printedLineWidth(line: string): number {
  let width = 0;
  for (const character of line)
    width += wide.test(character) ? 2 : /[A-Za-z%@&]/.test(character) ? letterWidth : digitWidth;
  return width;
}

/** Printed width of the longest piece that no line may break: a number, a day, the code of a case; of Chinese text two characters. */
export function unbreakableWidth(text: string): number {
  return Math.max(0, ...(text.match(/[!-~]+|[^!-~]{1,2}/gu) ?? []).map(printedWidth));
}

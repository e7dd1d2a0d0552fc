/** Width of a character in ems: Chinese ones are square, others about half of it. */
const widthOf = (character: string): number => (/[\u2e80-\uffef]/.test(character) ? 1 : 0.56);

/** Width of a text in ems. */
export const textWidth = (text: string): number => [...text].reduce((sum, each) => sum + widthOf(each), 0);

/** Pieces that stay whole in a line: a Chinese character, or a word with the spaces after it. */
const piecesOf = (text: string): string[] => text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+\s*|\s+/g) ?? [];

/** A line never begins with these. */
const closing = /^[\u3001\u3002\u300b\u2019\u201d\uff01\uff09\uff0c\uff1a\uff1b\uff1f·,.;:)]/;

/** Breaks a text into lines of at most so many ems; a single word that is longer stands alone and reaches over. */
export function textLines(text: string, ems: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && textWidth(line + piece.trimEnd()) > ems && !closing.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

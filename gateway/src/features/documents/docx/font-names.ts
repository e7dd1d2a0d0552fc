import { readParts } from './parts.ts';
import { writeParts } from './write-parts.ts';

/** Typefaces by GB/T 9704, and what a computer without one of them has in its place. */
const others: Readonly<Record<string, string>> = { 仿宋_GB2312: '仿宋', 方正小标宋简体: '华文中宋' };

const part = 'word/fontTable.xml';

/** The same document with other names of its typefaces, so that Word does not choose one by itself. */
export function withFontNames(docx: Buffer): Buffer {
  const parts = readParts(docx);
  const table = parts.get(part)?.toString('utf8');
  if (table === undefined) throw new Error(`a document without ${part}`);
  const fonts = Object.entries(others).map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  );
  parts.set(part, Buffer.from(table.replace(/\/>\s*$/, `>${fonts.join('')}</w:fonts>`)));
  return writeParts([...parts].filter(([name]) => !name.endsWith('/')));
}

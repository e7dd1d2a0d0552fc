import { pageMark, pictureMark, type SheetRun } from './laid.ts';
import { pictureOf, type Related } from './read-pictures.ts';
import { runLook } from './word-styles.ts';
import { child, children, textOf, type XmlElement } from './xml-tree.ts';

/** Elements around runs that say nothing of their look. */
const around = new Set(['w:hyperlink', 'w:ins', 'w:smartTag', 'w:fldSimple', 'w:sdt', 'w:sdtContent']);

/** The runs of a paragraph's element, in the look that they do not say themselves. */
export function runsOf(element: XmlElement, usual: Omit<SheetRun, 'text'>, related: Related): SheetRun[] {
  // What a field showed last is replaced by what it shows here.
  if (element.name === 'w:fldSimple' && isPageField(element.attributes['w:instr'] ?? ''))
    return [{ ...usual, text: pageMark }];
  if (around.has(element.name)) return children(element).flatMap((each) => runsOf(each, usual, related));
  if (element.name !== 'w:r') return [];
  const { size = usual.size, bold = usual.bold, color = usual.color } = runLook(child(element, 'w:rPr'));
  const look = { size, bold, color };
  const runs: SheetRun[] = [];
  for (const each of children(element)) {
    const picture = each.name === 'w:drawing' ? pictureOf(each, related) : null;
    if (picture) runs.push({ ...look, text: pictureMark, picture });
    const text = charactersOf(each);
    const last = runs.at(-1);
    if (text === '') continue;
    if (last !== undefined && last.picture === undefined) last.text += text;
    else runs.push({ ...look, text });
  }
  return runs;
}

function charactersOf(element: XmlElement): string {
  switch (element.name) {
    case 'w:t':
      return textOf(element);
    case 'w:instrText':
      return isPageField(textOf(element)) ? pageMark : '';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:tab':
      return '　　';
    default:
      return '';
  }
}

const isPageField = (instruction: string): boolean => /^\s*PAGE\b/i.test(instruction);

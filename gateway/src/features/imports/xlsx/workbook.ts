import { readWholeXml } from './xml-events.ts';
import { refuse, type ZipFile } from './zip-file.ts';

/** What a sheet's cells refer to. */
export interface Workbook {
  sheets: { name: string; part: string }[];
  /** Serials count from 1904 instead of 1900. */
  from1904: boolean;
  strings: string[];
  /** By the number of a cell's style: whether it shows a number as a date. */
  isDate: boolean[];
}

/** More text than any register of cases has. */
const mostCharacters = 300_000_000;
/** Number formats that every program knows without their being written down. */
const builtInDates = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47];
const isBuiltInDate = (id: number) =>
  builtInDates.includes(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Reads everything of a spreadsheet but its sheets. Throws `import.badFile`. */
export async function readWorkbook(zip: ZipFile): Promise<Workbook> {
  if (!zip.has('xl/workbook.xml')) throw refuse('it is a zip file, but no spreadsheet (.xlsx)');
  const named: { name: string; id: string }[] = [];
  let from1904 = false;
  await readWholeXml(zip.text('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      named.push({ name: attributes.name ?? '', id });
    },
  });
  const targets = await readTargets(zip);
  const sheets = named.flatMap(({ name, id }) => {
    const part = targets.get(id);
    return part === undefined ? [] : [{ name, part }];
  });
  return { sheets, from1904, strings: await readStrings(zip), isDate: await readStyles(zip) };
}

async function readTargets(zip: ZipFile): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readWholeXml(zip.text('xl/_rels/workbook.xml.rels'), {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

async function readStrings(zip: ZipFile): Promise<string[]> {
  const strings: string[] = [];
  if (!zip.has('xl/sharedStrings.xml')) return strings;
  let characters = 0;
  let [text, inText, phonetic] = ['', false, false];
  await readWholeXml(zip.text('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        characters += text.length;
        if (characters > mostCharacters) throw refuse('it holds more text than a register of cases');
        strings.push(text);
      }
    },
  });
  return strings;
}

async function readStyles(zip: ZipFile): Promise<boolean[]> {
  const isDate: boolean[] = [];
  if (!zip.has('xl/styles.xml')) return isDate;
  const custom = new Map<number, boolean>();
  let inCells = false;
  await readWholeXml(zip.text('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt')
        custom.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        isDate.push(custom.get(id) ?? isBuiltInDate(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return isDate;
}

/** A format with a year, month, day or hour outside of quotation marks, brackets and escapes. */
function isDateFormat(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '');
  return /[ymdhs]/i.test(bare) && !/^general$/i.test(bare.trim());
}

import type { ImportMapping } from '@fengqiao/contract/imports';

/** Fields a column can carry, those that must be there first. */
export const requiredFields = ['caseRef', 'registeredAt'] as const;
export const optionalFields = [
  'title',
  'detail',
  'category',
  'area',
  'resolvedAt',
  'note',
  'channel',
  'people',
  'amountYuan',
  'lng',
  'lat',
] as const;
export const fields = [...requiredFields, ...optionalFields];
export type Field = (typeof fields)[number];

/** What the form holds: column names by field, and the word lists as lines of text. */
export interface MappingForm {
  columns: Partial<Record<Field, string>>;
  /** Names of areas stand for their codes. */
  matchAreas?: boolean;
  /** Lines `word = area code`. */
  places?: string;
  /** Lines `word = category code`. */
  categories?: string;
  datum?: ImportMapping['datum'];
  sheet?: string;
}

/** `word = code` per line as a record; lines without both are left out. */
export function wordList(text: string | undefined): Record<string, string> {
  const list: Record<string, string> = {};
  for (const line of (text ?? '').split(/\r?\n/)) {
    const [, word, code] = /^\s*(.+?)\s*[=\uFF1D,\t]\s*(\S+)\s*$/.exec(line) ?? [];
    if (word && code) list[word] = code;
  }
  return list;
}

/** The column whose name holds one of the words, the first word first. `words`: separated by `|`. */
export function guessColumn(header: readonly string[], words: string): string | undefined {
  for (const word of words.split('|')) {
    const found = header.find((name) => name.toLowerCase().includes(word.toLowerCase()));
    if (found) return found;
  }
  return undefined;
}

/** The mapping that the gateway takes. `areaPlaces`: codes by name of area; lines of the form go before them. */
export function mappingOf(form: MappingForm, areaPlaces: Record<string, string> = {}): ImportMapping {
  const columns = Object.fromEntries(
    fields.flatMap((field) => {
      const name = form.columns[field]?.trim();
      return name ? [[field, name]] : [];
    }),
  );
  const places = { ...areaPlaces, ...wordList(form.places) };
  const categories = wordList(form.categories);
  return {
    columns: columns as ImportMapping['columns'],
    ...(Object.keys(places).length > 0 ? { places } : {}),
    ...(Object.keys(categories).length > 0 ? { categories } : {}),
    ...(form.datum && columns.lng ? { datum: form.datum } : {}),
    ...(form.sheet?.trim() ? { sheet: form.sheet.trim() } : {}),
  };
}

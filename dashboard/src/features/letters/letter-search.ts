import { letterKinds } from '@fengqiao/contract/ingest';
import { type LetterFilter, letterBoxes, letterStates } from '@fengqiao/contract/letters';

/** What the address of the register says: the filters, and the letter that is open. */
export interface LetterSearch extends LetterFilter {
  id?: string;
}

const oneOf = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === value);

/** Reads the address; whatever does not fit is left out. */
export function parseLetterSearch(search: Record<string, unknown>): LetterSearch {
  const year = Number(search.year);
  const found = {
    box: oneOf(letterBoxes, search.box),
    state: oneOf(letterStates, search.state),
    kind: oneOf(letterKinds, search.kind),
    caseCode: /^\d{6}-\d{4}-\d{6,}-\d$/.test(String(search.caseCode)) ? String(search.caseCode) : undefined,
    year: Number.isInteger(year) && year >= 1978 && year <= 9999 ? year : undefined,
    id: /^[0-9a-f-]{36}$/.test(String(search.id)) ? String(search.id) : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The address of the form: of which case a letter is to be, and which draft is changed. */
export function parseNewLetterSearch(search: Record<string, unknown>): { case?: string; draft?: string } {
  const { caseCode } = parseLetterSearch({ caseCode: search.case });
  const { id } = parseLetterSearch({ id: search.draft });
  return { ...(caseCode ? { case: caseCode } : {}), ...(id ? { draft: id } : {}) };
}

import type { DecisionInput } from '@fengqiao/contract/decisions';

/** A decision as it is typed; nothing of it is lost while it is not sent. */
export interface DecisionDraft {
  text: string;
  department: string;
  ownerArea: string;
  owner: string;
  dueOn: string;
  /** Case codes, as they were typed. */
  cases: string;
}

const codePattern = /\d{6}-\d{4}-\d{6,}-\d/g;
const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The case codes in some words, each once. */
export const caseCodesIn = (words: string): string[] => [...new Set(words.match(codePattern) ?? [])];

/** Which field has to be filled in first; null = it can be sent. */
export function missingField(draft: DecisionDraft): keyof DecisionDraft | null {
  if (draft.text.trim() === '') return 'text';
  if (draft.department === '') return 'department';
  if (draft.ownerArea === '') return 'ownerArea';
  return dayPattern.test(draft.dueOn) ? null : 'dueOn';
}

/** What is sent; `page`: what was shown when it was taken. Cases named in the text count as well. */
export function inputOf(draft: DecisionDraft, page: string | null): DecisionInput {
  const { text, department, ownerArea, owner, dueOn, cases } = draft;
  return {
    text: text.trim(),
    department,
    ownerArea,
    owner: owner.trim() === '' ? null : owner.trim(),
    dueOn,
    caseCodes: caseCodesIn(`${cases} ${text}`),
    page,
  };
}

/** A day some days later, `YYYY-MM-DD`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** An empty form: a week to do it, by the area that meets. */
export const emptyDraft = (areaCode: string, today: string, department = ''): DecisionDraft => ({
  text: '',
  department,
  ownerArea: areaCode,
  owner: '',
  dueOn: dayAfter(today, 7),
  cases: '',
});

/** The case that is looked at; left out = the most urgent one. */
export interface TriageSearch {
  case?: string;
}

const caseCodePattern = /^\d{6}-\d{4}-\d{6,}-\d$/;

export const parseTriageSearch = (search: Record<string, unknown>): TriageSearch =>
  typeof search.case === 'string' && caseCodePattern.test(search.case) ? { case: search.case } : {};

/** What a case page shows beside the case: the rules of another place. */
export interface CompareSearch {
  compare?: string;
}

/** Reads the address; what cannot be the id of a profile is left out. */
export function parseCompareSearch({ compare }: Record<string, unknown>): CompareSearch {
  return typeof compare === 'string' && /^[a-z][a-zA-Z0-9-]{0,59}$/.test(compare) ? { compare } : {};
}

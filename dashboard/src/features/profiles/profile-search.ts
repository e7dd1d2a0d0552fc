/** What a page of a profile shows: another place beside it. */
export interface ProfileSearch {
  with?: string;
}

const id = /^[a-z][a-zA-Z0-9-]{0,59}$/;

/** The id of a profile, or undefined for what cannot be one. */
export const profileIdOf = (value: unknown): string | undefined =>
  typeof value === 'string' && id.test(value) ? value : undefined;

/** Reads the address; what it cannot mean is left out. */
export function parseProfileSearch(search: Record<string, unknown>): ProfileSearch {
  const other = profileIdOf(search.with);
  return other === undefined ? {} : { with: other };
}

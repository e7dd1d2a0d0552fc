import type { RightLine } from '@fengqiao/contract/rights';

/** The rights around one noun. */
export interface RightGroup {
  /** `cases` of `GET /api/cases/:caseCode`; `socket` for events, `pages` for what is not the API. */
  noun: string;
  lines: RightLine[];
}

function nounOf(name: string): string {
  if (name.startsWith('SOCKET ')) return 'socket';
  return /^\S+ \/api\/([\w-]+)/.exec(name)?.[1] ?? 'pages';
}

/** Lines by noun, both in the order in which they came. */
export function groupRights(lines: readonly RightLine[]): RightGroup[] {
  const groups = new Map<string, RightLine[]>();
  for (const line of lines) groups.set(nounOf(line.name), [...(groups.get(nounOf(line.name)) ?? []), line]);
  return [...groups].map(([noun, grouped]) => ({ noun, lines: grouped }));
}

/** Key of a line's words: `GET_api_cases_caseCode`; a key may hold neither dot nor colon. */
export const wordsKey = ({ name }: RightLine): string =>
  `rights.what.${name.replace(/[^A-Za-z]+/g, '_').replace(/^_|_$/g, '')}`;

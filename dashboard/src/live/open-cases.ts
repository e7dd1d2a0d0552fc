import { isWithin } from '@fengqiao/contract/areas';
import type { CaseSummary } from '@fengqiao/contract/cases';

/** The open cases of an area. `complete`: false when there were too many to load. */
export interface OpenCases {
  items: CaseSummary[];
  complete: boolean;
}

const isOpen = ({ status }: CaseSummary) => status !== 'resolved' && status !== 'closed';

/** The same list after changes: new and changed cases are put in, closed ones and those that moved away taken out. */
export function foldOpenCases(
  before: OpenCases,
  area: string,
  newest: ReadonlyMap<string, CaseSummary>,
): OpenCases {
  const untouched = before.items.filter((item) => !newest.has(item.caseCode));
  const stays = [...newest.values()].filter((item) => isOpen(item) && isWithin(item.areaCode, area));
  return { ...before, items: [...stays.reverse(), ...untouched] };
}

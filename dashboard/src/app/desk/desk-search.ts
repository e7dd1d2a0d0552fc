import { type CaseSearch, parseCaseSearch } from '../../features/cases/case-search.ts';
import { type MapSearch, parseMapSearch } from '../../features/map/map-search.ts';
import { type TodoKey, todoKeys } from '../../features/todo/todo-keys.ts';

export const sideTabs = ['areas', 'cameras', 'rooms'] as const;
export type SideTab = (typeof sideTabs)[number];

/** Everything the address of the desk says: filters, what is selected, what is open. */
export interface DeskSearch extends CaseSearch, MapSearch {
  /** Selected case: marked on the map, open in the drawer. */
  case?: string;
  /** Open to-do list. */
  list?: TodoKey;
  tab?: SideTab;
  /** Camera whose picture is open. */
  camera?: string;
  /** The desk itself, for those whose work begins elsewhere. */
  view?: 'desk';
}

const caseCodePattern = /^\d{6}-\d{4}-\d{6,}-\d$/;

export function parseDeskSearch(search: Record<string, unknown>): DeskSearch {
  const list = todoKeys.find((key) => key === search.list);
  const tab = sideTabs.find((key) => key === search.tab);
  return {
    ...parseCaseSearch(search),
    ...parseMapSearch(search),
    ...(typeof search.case === 'string' && caseCodePattern.test(search.case) ? { case: search.case } : {}),
    ...(list ? { list } : {}),
    ...(tab ? { tab } : {}),
    ...(typeof search.camera === 'string' && /^\d{20}$/.test(search.camera) ? { camera: search.camera } : {}),
    ...(search.view === 'desk' ? { view: 'desk' as const } : {}),
  };
}

/** `/checklists?area=511902&list=haizhou.acceptance` */
export interface ChecklistSearch {
  area?: string;
  /** Left out = the first list. */
  list?: string;
}

/** Reads the address; whatever does not fit is left out. */
export function parseChecklistSearch(search: Record<string, unknown>): ChecklistSearch {
  const area = String(search.area ?? '');
  const list = String(search.list ?? '');
  return {
    ...(/^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(area) ? { area } : {}),
    ...(/^[a-z][a-zA-Z0-9-]*\.[a-zA-Z0-9][a-zA-Z0-9+-]*$/.test(list) ? { list } : {}),
  };
}

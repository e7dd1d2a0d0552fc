import { type IndicatorName, indicatorNames } from '@fengqiao/contract/indicators';
import { type IndicatorSearch, parseIndicatorSearch } from '../../features/indicators/indicator-search.ts';

/** What the address of an analysis page says: the filters of the indicators, and what is open on the page. */
export interface AnalysisSearch extends Omit<IndicatorSearch, 'name' | 'side' | 'part'> {
  /** Indicator of the page by area. */
  by?: IndicatorName;
  /** Cards that stand as tables, their ids parted by dots. */
  tables?: string;
  /** Cases that are open beside the page (`cases-ref.ts`). */
  cases?: string;
  /** Sub-centre whose categories are looked at (JN-04). */
  sub?: string;
  /** Hot topic whose graph is drawn. */
  topic?: string;
}

const text = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

/** Reads the address; whatever does not fit is left out. */
export function parseAnalysisSearch(search: Record<string, unknown>): AnalysisSearch {
  const { name: _name, side: _side, part: _part, ...filters } = parseIndicatorSearch(search);
  const own = {
    by: indicatorNames.find((name) => name === search.by),
    tables: text(search.tables, /^[\w-]+(\.[\w-]+){0,20}$/),
    cases: text(search.cases, /^[\w~=./ -]{1,300}$/),
    sub: text(search.sub, /^[a-z][a-zA-Z0-9-]{0,59}$/),
    topic: text(search.topic, /^[\w-]{1,80}$/),
  };
  return {
    ...filters,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}

/** Whether a card stands as its table. */
export const isTable = ({ tables = '' }: AnalysisSearch, card: string): boolean =>
  tables.split('.').includes(card);

/** The address with a card turned to its table or back to its picture. */
export function withTable(
  { tables = '' }: AnalysisSearch,
  card: string,
  asTable: boolean,
): string | undefined {
  const others = tables.split('.').filter((each) => each !== '' && each !== card);
  return (asTable ? [...others, card] : others).join('.') || undefined;
}

/** What stays when another page is opened: whose cases, which days, compared with what. */
export function carried({
  by: _by,
  tables: _tables,
  cases: _cases,
  topic: _topic,
  ...filters
}: AnalysisSearch): AnalysisSearch {
  return filters;
}

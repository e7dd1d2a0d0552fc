/** An area by its significant digits, its key and the range of its subtree. */
export interface CountedArea {
  key: number;
  lvl: number;
  lo: number;
  hi: number;
}

/** Days in Asia/Shanghai, `YYYY-MM-DD`; `until` is excluded. */
export interface Days {
  from: string;
  until: string;
}

/** What only the cases themselves can tell; the rollups hold areas, days and categories. */
export interface CountFilter {
  /** One code, or several parted by commas. */
  category?: string | undefined;
  tier?: string | undefined;
  source?: string | undefined;
  channel?: string | undefined;
  /** Level of the area in which a case lies. */
  level?: string | undefined;
}

/** Counts of several areas at once, cut by periods when asked for. */
export interface Counted {
  areas: readonly CountedArea[];
  days: Days;
  /** null = the days as a whole. */
  step: 'day' | 'week' | 'month' | 'quarter' | null;
  filter: CountFilter;
}

/** How often a key was counted in one of the areas and one of the periods. */
export interface GroupedCount {
  area: number;
  /** First day of the calendar period, `YYYY-MM-DD`; null without a step. */
  period: string | null;
  key: string;
  n: number;
}

/** Values of a statement, numbered as they come. */
export class Binding {
  readonly values: unknown[] = [];

  /** The placeholder of a value, `$3`. */
  of(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The beginning of the period of a day or of a local timestamp, as text. */
export const periodSql = (step: Counted['step'], day: string): string =>
  step === null ? 'null::text' : `to_char(date_trunc('${step}', ${day}), 'YYYY-MM-DD')`;

/** `time` within the days, which begin and end at midnight in Shanghai. */
export function withinSql(time: string, { from, until }: Days, bind: Binding): string {
  const midnight = (day: string) => `${bind.of(day)}::date::timestamp at time zone 'Asia/Shanghai'`;
  return `${time} >= ${midnight(from)} and ${time} < ${midnight(until)}`;
}

/** One category, or one of several that are parted by commas. */
export const categorySql = (column: string, category: string, bind: Binding): string =>
  category.includes(',')
    ? `${column} = any(${bind.of(category.split(','))}::text[])`
    : `${column} = ${bind.of(category)}`;

const stepOfLevel: Record<string, number> = { city: 1e11, county: 1e9, township: 1e6, village: 1e3, grid: 1 };

/** The conditions of a filter on `case_state s`, each with ` and ` before it. */
export function filterSql(filter: CountFilter, bind: Binding): string {
  const conditions: string[] = [];
  if (filter.category !== undefined) conditions.push(categorySql('s.category', filter.category, bind));
  for (const column of ['tier', 'source', 'channel'] as const)
    if (filter[column] !== undefined) conditions.push(`s.${column} = ${bind.of(filter[column])}`);
  const step = stepOfLevel[filter.level ?? ''];
  if (step !== undefined) {
    conditions.push(`s.area % ${step} = 0`);
    // A city ends in zeros where a county does, a province where a city does.
    const above = { city: 1e13, county: 1e11, township: 1e9, village: 1e6, grid: 1e3 }[filter.level ?? ''];
    conditions.push(`s.area % ${above} <> 0`);
  }
  return conditions.map((condition) => ` and ${condition}`).join('');
}

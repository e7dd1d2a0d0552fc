const dayMs = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Weeks of a month (`YYYY-MM`) from Monday to Sunday, with the days of its neighbours that fill the first and the last. */
export function monthWeeks(month: string): string[][] {
  const first = at(`${month}-01`);
  const begin = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  const weeks: string[][] = [];
  for (let monday = begin; weeks.length === 0 || dayOf(monday).startsWith(month); monday += 7 * dayMs)
    weeks.push(Array.from({ length: 7 }, (_each, day) => dayOf(monday + day * dayMs)));
  return weeks;
}

/** A month some months later. */
export const monthAfter = (month: string, months: number): string =>
  dayOf(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months, 1)).slice(0, 7);

/** First day of the grid of a month, and the day after its last. */
export function gridDays(month: string): { from: string; until: string } {
  const weeks = monthWeeks(month);
  const [from = `${month}-01`] = weeks[0] ?? [];
  return { from, until: dayOf(at(weeks.at(-1)?.at(-1) ?? from) + dayMs) };
}

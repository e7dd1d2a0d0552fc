/** Which of the keys were not there before; null = nothing was known before, so nothing is new. */
export function arrivals<T>(
  before: ReadonlySet<string> | null,
  items: readonly T[],
  keyOf: (item: T) => string,
): T[] {
  return before === null ? [] : items.filter((item) => !before.has(keyOf(item)));
}

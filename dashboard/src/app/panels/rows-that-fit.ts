/** The first items of a list that a box of `room` rows holds; when some are left out, one row is kept to say how many. */
export function rowsThatFit<T>(items: readonly T[], room: number): { shown: T[]; hidden: number } {
  if (items.length <= room) return { shown: [...items], hidden: 0 };
  const shown = items.slice(0, Math.max(0, room - 1));
  return { shown, hidden: items.length - shown.length };
}

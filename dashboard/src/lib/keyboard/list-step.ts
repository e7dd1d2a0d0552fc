/** Index of the row after a step: from no row (-1) the first or the last one; it stays at the ends. */
export function listStep(at: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (at < 0) return by === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + by));
}

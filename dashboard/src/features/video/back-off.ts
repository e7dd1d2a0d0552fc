/** Delay before try `attempt` (from 0): 1, 2, 4, 5, 5 ... s, each ±20 % so that 25 tiles do not knock at once. */
export function backOffMs(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(5_000, 1_000 * 2 ** attempt);
  return base * (0.8 + 0.4 * random());
}

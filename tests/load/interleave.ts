/** One side's turn; `round` counts from 0. */
export type Turn<T> = (round: number) => Promise<T>;

/**
 * Runs the two sides alternately, so that whatever else the machine does hits both alike; the side that begins changes
 * from pair to pair. Without an anchor only ours runs.
 */
export async function interleave<A, B>(
  pairs: number,
  ours: Turn<A>,
  anchor: Turn<B> | null,
): Promise<{ ours: A[]; anchor: B[] }> {
  const results: { ours: A[]; anchor: B[] } = { ours: [], anchor: [] };
  for (let round = 0; round < pairs; round += 1) {
    const anchorFirst = round % 2 === 1;
    if (anchor !== null && anchorFirst) results.anchor.push(await anchor(round));
    results.ours.push(await ours(round));
    if (anchor !== null && !anchorFirst) results.anchor.push(await anchor(round));
  }
  return results;
}

/** Runs several sides by turns, one after the other in each round; each round begins with another one. Results by side. */
export async function takeTurns<T>(rounds: number, sides: readonly Turn<T>[]): Promise<T[][]> {
  const results: T[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < sides.length; step += 1) {
      const side = (round + step) % sides.length;
      const result = await sides[side]?.(round);
      if (result !== undefined) results[side]?.push(result);
    }
  }
  return results;
}

/** The value below which a share of the values lies (0.5 = median), between neighbours when need be. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) throw new RangeError('a quantile of nothing');
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? 0;
  return below + (above - below) * (position - Math.floor(position));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Smallest to largest, for a note: the spread says how much a median is worth. */
export function spread(values: readonly number[], digits = 3): string {
  const text = (value: number) => String(Number(value.toPrecision(digits)));
  return `${text(Math.min(...values))}–${text(Math.max(...values))}`;
}

/** Typical change a minute of a value that was read now and then: the median of all slopes between two readings (Theil–Sen). */
export function slopePerMinute(readings: readonly { atMs: number; value: number }[]): number {
  const slopes = readings.flatMap((early, index) =>
    readings.slice(index + 1).map((late) => ((late.value - early.value) / (late.atMs - early.atMs)) * 60_000),
  );
  return slopes.length === 0 ? 0 : median(slopes);
}

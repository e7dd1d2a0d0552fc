/** A class of a choropleth: values from `from` up to and including `to`. */
export interface PaintClass {
  from: number;
  to: number;
}

/**
 * Sorts values into at most `most` classes with about as many areas in each, so that one large area does not make all others alike.
 * Zero is a class of its own; equal values are never torn apart.
 */
export function paintClasses(values: readonly number[], most: number): PaintClass[] {
  const zero = values.includes(0) ? [{ from: 0, to: 0 }] : [];
  const sorted = values.filter((value) => value !== 0).sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  const wanted = Math.min(most - zero.length, distinct.length);
  const classes: PaintClass[] = [];
  let begin = 0;
  for (let index = 0; index < wanted; index += 1) {
    const from = sorted[begin];
    if (from === undefined) break;
    // What is left is shared among the classes that are left; an equal value goes with its like.
    const aim = begin + Math.max(1, Math.round((sorted.length - begin) / (wanted - index)));
    const to = index === wanted - 1 ? (sorted.at(-1) ?? from) : (sorted[aim - 1] ?? from);
    classes.push({ from, to });
    begin = sorted.findLastIndex((value) => value <= to) + 1;
  }
  return [...zero, ...classes];
}

/** Place of the class that holds a value; -1 = none does. */
export const classOf = (classes: readonly PaintClass[], value: number | null): number =>
  value === null ? -1 : classes.findIndex(({ from, to }) => value >= from && value <= to);

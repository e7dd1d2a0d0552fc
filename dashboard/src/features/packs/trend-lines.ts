/** A point of a trend; null = nobody has said so. */
export interface TrendPoint {
  day: string;
  value: number | null;
}

/** Paper of a trend, in units of its SVG. */
export const paper = { width: 1000, height: 300 } as const;

/** End of the scale: the next 1, 2 or 5 times a power of ten above all values; 1 where there is nothing. */
export function scaleEnd(values: readonly (number | null)[]): number {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= most) ?? most;
}

/** The path of a line over the paper; where nobody has said a value the line is broken, never drawn through. */
export function linePath(points: readonly TrendPoint[], end: number): string {
  const step = points.length > 1 ? paper.width / (points.length - 1) : 0;
  let pen = 'M';
  const parts: string[] = [];
  points.forEach(({ value }, index) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    const x = points.length > 1 ? index * step : paper.width / 2;
    parts.push(`${pen}${x.toFixed(1)} ${(paper.height * (1 - value / end)).toFixed(1)}`);
    pen = 'L';
  });
  return parts.join('');
}

/** The last value that somebody has said, with its day; null = there is none. */
export const lastKnown = (points: readonly TrendPoint[]): { day: string; value: number } | null => {
  const found = points.findLast(({ value }) => value !== null);
  return found === undefined || found.value === null ? null : { day: found.day, value: found.value };
};

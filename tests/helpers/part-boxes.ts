/** Where a part of a page stands, CSS pixels. */
export interface PartBox {
  name: string;
  x: number;
  y: number;
  right: number;
  bottom: number;
}

/** Pairs of parts that cover each other by more than a hair, as `feed over map`. */
export function overlaps(parts: readonly PartBox[]): string[] {
  return parts.flatMap((one, index) =>
    parts
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.x, other.x) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.y, other.y) > 1,
      )
      .map((other) => `${one.name} over ${other.name}`),
  );
}

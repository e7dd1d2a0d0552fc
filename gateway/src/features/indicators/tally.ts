import type { Behind } from '@fengqiao/db/queries/indicator-cases';

/** A number, and the cases that stand behind it. */
export interface Slice {
  n: number;
  /** Any of them; empty where no case does. */
  behind: readonly Behind[];
}

export const noSlice: Slice = { n: 0, behind: [] };

/** Two slices of different needs added up. */
export const plus = (a: Slice, b: Slice): Slice => ({ n: a.n + b.n, behind: [...a.behind, ...b.behind] });

/** What one need of an indicator counted in one area and period, by key; '' = not itemised. */
export class Tally {
  readonly #counts: readonly { key: string; n: number }[];
  readonly #behind: (keys: readonly string[]) => Behind | null;

  /** `behind` says which cases a set of keys stands for; null where none do. */
  constructor(
    counts: readonly { key: string; n: number }[],
    behind: (keys: readonly string[]) => Behind | null,
  ) {
    this.#counts = counts;
    this.#behind = behind;
  }

  /** Everything that was counted. */
  all(): Slice {
    return this.where(() => true);
  }

  where(holds: (key: string) => boolean): Slice {
    return this.#slice(this.#counts.filter(({ key }) => holds(key)));
  }

  /** Counts added up under another key, the greatest first. */
  by(keyOf: (key: string) => string): { key: string; slice: Slice }[] {
    const groups = new Map<string, { key: string; n: number }[]>();
    for (const count of this.#counts) {
      const key = keyOf(count.key);
      const group = groups.get(key);
      if (group) group.push(count);
      else groups.set(key, [count]);
    }
    return [...groups]
      .map(([key, counts]) => ({ key, slice: this.#slice(counts) }))
      .sort((a, b) => b.slice.n - a.slice.n || (a.key < b.key ? -1 : 1));
  }

  /** The counts as they came: for quantiles. */
  get counts(): readonly { key: string; n: number }[] {
    return this.#counts;
  }

  #slice(counts: readonly { key: string; n: number }[]): Slice {
    const behind = this.#behind(counts.map(({ key }) => key));
    return {
      n: counts.reduce((sum, { n }) => sum + n, 0),
      behind: behind === null || counts.length === 0 ? [] : [behind],
    };
  }
}

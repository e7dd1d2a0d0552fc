/** One thing that is not as the log says. */
export interface Example {
  /** Case code, or the key of a row of a rollup. */
  of: string;
  stored: unknown;
  computed: unknown;
}

const examplesKept = 3;

/** Differences by `<table>.<column>`: how many, and a few of them. Memory stays the same however many there are. */
export class Differences {
  readonly #found = new Map<string, { n: number; examples: Example[] }>();

  add(column: string, example: Example): void {
    const held = this.#found.get(column);
    if (held === undefined) this.#found.set(column, { n: 1, examples: [example] });
    else {
      held.n += 1;
      if (held.examples.length < examplesKept) held.examples.push(example);
    }
  }

  get total(): number {
    return [...this.#found.values()].reduce((sum, { n }) => sum + n, 0);
  }

  /** Counts by column, for the record. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#found].map(([column, { n }]) => [column, n]));
  }

  /** One line per column, then its examples, for a person. */
  lines(): string[] {
    return [...this.#found].flatMap(([column, { n, examples }]) => [
      `${String(n).padStart(8)}  ${column}`,
      ...examples.map(
        ({ of, stored, computed }) => `          ${of}: ${short(stored)}, the log says ${short(computed)}`,
      ),
    ]);
  }
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

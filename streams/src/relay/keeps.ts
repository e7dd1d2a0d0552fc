/** Cameras whose relay somebody wants without watching. */
export class Keeps {
  readonly #kept = new Map<string, Set<{ reason: string }>>();

  /** Holds until the returned function is called. @param reason who wants it, e.g. `recording` */
  add(id: string, reason: string): () => void {
    const holder = { reason };
    const holders = this.#kept.get(id) ?? new Set();
    this.#kept.set(id, holders.add(holder));
    return () => {
      holders.delete(holder);
      if (holders.size === 0 && this.#kept.get(id) === holders) this.#kept.delete(id);
    };
  }

  has(id: string): boolean {
    return this.#kept.has(id);
  }

  ids(): string[] {
    return [...this.#kept.keys()];
  }
}

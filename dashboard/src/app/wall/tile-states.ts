import type { TileReport } from '@fengqiao/contract/screen-reports';

/** What a tile says of itself. */
export type TileTold = Pick<TileReport, 'state' | 'latencyMs' | 'frameAgeMs' | 'error'>;

/** A tile that has not spoken yet. */
const silent: TileTold = { state: 'waiting', latencyMs: null, frameAgeMs: null, error: null };

/** What the tiles of a screen say of themselves, by their keys; whoever listens hears of other states and not of every figure. */
export class TileStates {
  readonly #told = new Map<string, TileTold>();
  readonly #listeners = new Set<() => void>();

  /** Calls back when a tile is in another state, or is another one. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(key: string, told: TileTold): void {
    const before = this.#told.get(key);
    this.#told.set(key, told);
    if (before?.state !== told.state || before.error !== told.error) this.#changed();
  }

  forget(key: string): void {
    if (this.#told.delete(key)) this.#changed();
  }

  of(key: string): TileTold {
    return this.#told.get(key) ?? silent;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

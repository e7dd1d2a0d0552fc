import { fetchTile, type TileAddress, TileError, type TileTrouble } from './fetch-tile.ts';
import type { TileCache } from './tile-cache.ts';

/** Base maps change seldom. */
const freshMs = 30 * 24 * 3_600_000;
/** After a failure nobody is kept waiting by the next ones. */
const restMs = 10_000;
const atOnce = 8;

export interface TileSourceOptions {
  upstream: { url: string; key: string };
  cache: TileCache;
  now?: () => number;
  /** Hears each failure by its word, once per rest. */
  onTrouble?: (trouble: TileTrouble) => void;
}

/** Tiles of Tianditu through the cache: each asked for once, few at a time; an old one rather than none. */
export class TileSource {
  readonly #options: TileSourceOptions;
  readonly #now: () => number;
  readonly #asked = new Map<string, Promise<Buffer>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #failed: { trouble: TileTrouble; untilMs: number } | null = null;

  constructor(options: TileSourceOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** A tile's picture. Throws `TileError` when neither Tianditu nor the cache has it. */
  async get(tile: TileAddress): Promise<Buffer> {
    const key = `${tile.layer}/${tile.z}/${tile.x}/${tile.y}`;
    const cached = await this.#options.cache.get(key);
    if (cached !== null && this.#now() - cached.atMs < freshMs) return cached.bytes;
    const asked = this.#asked.get(key) ?? this.#ask(key, tile);
    try {
      return await asked;
    } catch (error) {
      if (cached !== null) return cached.bytes;
      throw error;
    }
  }

  #ask(key: string, tile: TileAddress): Promise<Buffer> {
    const asked = this.#inTurn(async () => {
      if (this.#failed !== null && this.#now() < this.#failed.untilMs)
        throw new TileError(this.#failed.trouble);
      try {
        const bytes = await fetchTile(this.#options.upstream, tile);
        this.#failed = null;
        await this.#options.cache.put(key, bytes, this.#now());
        return bytes;
      } catch (error) {
        const trouble = error instanceof TileError ? error.trouble : 'unreachable';
        this.#failed = { trouble, untilMs: this.#now() + restMs };
        this.#options.onTrouble?.(trouble);
        throw error;
      }
    }).finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.#running >= atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}

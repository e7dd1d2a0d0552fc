import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A tile of the cache with when it was fetched. */
export interface CachedTile {
  bytes: Buffer;
  atMs: number;
}

interface Entry {
  size: number;
  atMs: number;
}

/** Tiles on disk up to a limit; those that nobody has asked for the longest go first. Two processes may share the folder. */
export class TileCache {
  readonly #folder: string;
  readonly #limitBytes: number;
  /** The longest unasked first. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  #known: Promise<void> | null = null;

  constructor(folder: string, limitBytes: number) {
    this.#folder = folder;
    this.#limitBytes = limitBytes;
  }

  /** `key`: a path below the folder, e.g. `vec/9/410/203`. Null = not there. */
  async get(key: string): Promise<CachedTile | null> {
    await this.#learn();
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const bytes = await readFile(join(this.#folder, key)).catch(() => null);
    if (bytes === null) {
      this.#forget(key);
      return null;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return { bytes, atMs: entry.atMs };
  }

  /** Keeps a tile, whole or not at all; a disk that is full only means that it is asked for again. */
  async put(key: string, bytes: Buffer, atMs: number): Promise<void> {
    await this.#learn();
    const file = join(this.#folder, key);
    const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(unfinished, bytes);
      await rename(unfinished, file);
    } catch {
      await rm(unfinished, { force: true }).catch(() => undefined);
      return;
    }
    this.#forget(key);
    this.#entries.set(key, { size: bytes.length, atMs });
    this.#bytes += bytes.length;
    await this.#shrink();
  }

  async #shrink(): Promise<void> {
    for (const [key] of this.#entries) {
      if (this.#bytes <= this.#limitBytes) return;
      this.#forget(key);
      await rm(join(this.#folder, key), { force: true }).catch(() => undefined);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#entries.get(key)?.size ?? 0;
    this.#entries.delete(key);
  }

  /** What an earlier process has left, the oldest first. */
  #learn(): Promise<void> {
    this.#known ??= this.#readFolder();
    return this.#known;
  }

  async #readFolder(): Promise<void> {
    const names = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const found: [string, Entry][] = [];
    for (const file of names) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name);
      if (path.endsWith('.part')) await rm(path, { force: true }).catch(() => undefined);
      else {
        const facts = await stat(path).catch(() => null);
        const key = path.slice(this.#folder.length + 1).replaceAll('\\', '/');
        if (facts) found.push([key, { size: facts.size, atMs: facts.mtimeMs }]);
      }
    }
    for (const [key, entry] of found.sort(([, a], [, b]) => a.atMs - b.atMs)) {
      this.#entries.set(key, entry);
      this.#bytes += entry.size;
    }
    await this.#shrink();
  }
}

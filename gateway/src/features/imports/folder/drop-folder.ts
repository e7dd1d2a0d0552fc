import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A name that says that its writer is not done, or that it is none of ours. */
const unfinished = /^\.|^~\$|\.(?:part|tmp|temp|crdownload|filepart)$/i;

/** What was read or put aside is kept so long for its sender, then removed: it holds the words of parties. */
export const droppedFileDays = 30;

/**
 * The folder of one source: it drops files into `in`; here they go through `work` to `done` or `failed`, always by renaming, so
 * that of two gateways one takes a file, and a killed one leaves it where it is found again.
 */
export class DropFolder {
  readonly #root: string;
  /** Size and time of change of each file at the last look. */
  #marks = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Files of `in` that did not change since the last look: whoever writes them has ended. By name. */
  async ready(): Promise<string[]> {
    const marks = new Map<string, string>();
    const entries = await readdir(join(this.#root, 'in'), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || unfinished.test(entry.name)) continue;
      const found = await stat(join(this.#root, 'in', entry.name)).catch(() => null);
      if (found !== null && found.size > 0) marks.set(entry.name, `${found.size} ${found.mtimeMs}`);
    }
    const same = [...marks].filter(([name, mark]) => this.#marks.get(name) === mark).map(([name]) => name);
    this.#marks = marks;
    return same.sort();
  }

  /** Takes a file; answers where it is now, or null when somebody else was faster. */
  async take(name: string): Promise<string | null> {
    const path = join(this.#root, 'work', `${this.#prefix}${name}`);
    try {
      await mkdir(join(this.#root, 'work'), { recursive: true });
      await rename(join(this.#root, 'in', name), path);
      this.#marks.delete(name);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Puts a taken file away. Its name begins with the time, so that the same name may come every night. */
  async done(name: string, at: Date): Promise<void> {
    await this.#move(name, 'done', at);
  }

  /** The same for a file that could not be read, with the reason beside it. */
  async failed(name: string, reason: string, at: Date): Promise<void> {
    const moved = await this.#move(name, 'failed', at);
    await writeFile(`${moved}.txt`, `${reason}\n`);
  }

  /** Removes what was put away more than `droppedFileDays` ago. */
  async tidy(now: Date): Promise<void> {
    const before = stampOf(new Date(now.getTime() - droppedFileDays * 86_400_000));
    for (const part of ['done', 'failed']) {
      for (const name of await readdir(join(this.#root, part)).catch(() => [] as string[])) {
        if (/^\d{8}T\d{6}Z-/.test(name) && name < before)
          await rm(join(this.#root, part, name), { force: true });
      }
    }
  }

  /** Puts back what was taken and not ended: by a gateway of this machine that was killed, or because the database is away. */
  async putBack(): Promise<void> {
    const names = await readdir(join(this.#root, 'work')).catch(() => [] as string[]);
    for (const name of names.filter((one) => one.startsWith(this.#prefix))) {
      const back = join(this.#root, 'in', name.slice(this.#prefix.length));
      await rename(join(this.#root, 'work', name), back);
    }
  }

  async #move(name: string, to: 'done' | 'failed', at: Date): Promise<string> {
    await mkdir(join(this.#root, to), { recursive: true });
    const path = join(this.#root, to, `${stampOf(at)}-${name}`);
    await rename(join(this.#root, 'work', `${this.#prefix}${name}`), path);
    return path;
  }

  get #prefix(): string {
    return `${hostname()}--`;
  }
}

/** `20260302T010203Z`: names sort by time. */
const stampOf = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system that is small enough to be filled in a moment. */
export interface SmallDisk {
  folder: string;
  /** Takes every byte that is left. */
  fill(): Promise<void>;
  /** Gives back what `fill` took. */
  free(): Promise<void>;
  unmount(): void;
}

/** Mounts one in memory; null, with the reason printed, where this user may not: it needs root and the right to mount. */
export function smallDisk(bytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0777`, 'none', folder], {
      stdio: 'pipe',
    });
  } catch (error) {
    rmdirSync(folder);
    process.stderr.write(`skipped: no small disk can be mounted here (${String(error).split('\n')[0]})\n`);
    return null;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    async fill() {
      const handle = await open(filler, 'a');
      // The smaller the step, the nearer to the last byte.
      for (const size of [1 << 20, 1 << 12, 1])
        for (;;) if (!(await handle.appendFile(Buffer.alloc(size)).then(taken, refused))) break;
      await handle.close();
    },
    free: () => rm(filler, { force: true }),
    unmount() {
      execFileSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

const taken = (): boolean => true;
const refused = (): boolean => false;

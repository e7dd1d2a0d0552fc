import { accessSync, constants, statfsSync } from 'node:fs';
import { availableMemory } from 'node:process';

/** What all temp folders of a whole run may take: two database servers, two products, a browser. */
const roomBytes = 6 * 2 ** 30;

/**
 * A folder in memory for the temp files of tests; null where the system has none with room. What tests write is thrown away:
 * on a disk, making and removing hundreds of databases, each synchronised, costs more than most tests do.
 */
export function memoryFolder(): string | null {
  const folder = '/dev/shm';
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    // What lies there counts as memory: leave as much again to the programs.
    return bavail * bsize > roomBytes && availableMemory() > 2 * roomBytes ? folder : null;
  } catch {
    return null;
  }
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '@fengqiao/db';
import { dataFolder } from './data-folder.ts';

/** A data folder whose database was made and stopped once, to be copied: making one takes a second of the processor. */
export interface MadeDatabase {
  /** Fills a data folder that is not there yet; owners and modes are those of a real start. */
  into(dataDir: string): Promise<void>;
  remove(): Promise<void>;
}

export async function madeDatabase(): Promise<MadeDatabase> {
  const folder = await dataFolder();
  const made = join(folder.path, 'data');
  await (await startEmbedded({ dataDir: made })).stop();
  return {
    into: async (dataDir) => void (await promisify(execFile)('cp', ['-a', made, dataDir])),
    remove: folder.remove,
  };
}

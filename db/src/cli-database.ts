import { EmbeddedError } from './embedded/embedded-error.ts';
import { embeddedUrl, startEmbedded } from './embedded.ts';

/**
 * The database a command works on: that of DATABASE_URL, else the embedded one of FENGQIAO_DATA, started for the occasion when nobody
 * serves it. `mayRun`: the product may be running meanwhile; otherwise a served embedded database is refused. `mustExist`: an empty one
 * is of no use.
 */
export async function openDatabase({
  mayRun,
  mustExist = mayRun,
  onProgress,
}: {
  mayRun: boolean;
  mustExist?: boolean;
  onProgress: (line: string) => void;
}): Promise<{ url: string; done: () => Promise<void> }> {
  const { DATABASE_URL, FENGQIAO_DATA } = process.env;
  if (DATABASE_URL) return { url: DATABASE_URL, done: async () => undefined };
  const dataDir = FENGQIAO_DATA || '.data';
  const served = await embeddedUrl(dataDir);
  if (mustExist && served === null) throw new Error(`There is no database in ${dataDir}.`);
  try {
    const server = await startEmbedded({ dataDir, onProgress });
    return { url: server.url, done: server.stop };
  } catch (error) {
    if (mayRun && served !== null && error instanceof EmbeddedError && error.code === 'alreadyServed') {
      return { url: served, done: async () => undefined };
    }
    throw error;
  }
}

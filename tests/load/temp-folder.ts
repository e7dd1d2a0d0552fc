import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from './context.ts';

/** A folder for one row, removed after it; everybody may enter it, for a database server that is not root. */
export async function tempFolder(context: Context): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'fengqiao-bench-'));
  await chmod(path, 0o755);
  context.onEnd(() => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return path;
}

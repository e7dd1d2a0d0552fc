import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the tests run as root of a Linux, where the server runs as `nobody`. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** The conventional user without rights. */
export const NOBODY = { uid: 65534, gid: 65534 };

/** A temp folder everyone may enter, and the way to remove it. */
export async function dataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'fengqiao-data-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The user a server process runs as; `null` means as ourselves. */
export type Account = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of an existing cluster, else to `nobody`.
 * The user database is only read: nothing is ever added to it.
 */
export async function serverAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(join(cluster, 'PG_VERSION')).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return nobody();
}

/** uid and gid of `nobody`: 65534 nearly everywhere, -2 on macOS. */
function nobody(): { uid: number; gid: number } {
  try {
    const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m);
    if (line) return { uid: Number(line[1]) | 0, gid: Number(line[2]) | 0 };
  } catch {
    // no user database at all (a bare container): the conventional number does
  }
  return { uid: 65534, gid: 65534 };
}

/** Spawn options that drop to the account; libuv clears the supplementary groups as well. */
export function asAccount(account: Account): { uid?: number; gid?: number } {
  return account ?? {};
}

/**
 * Whether the account can enter the folder. Asked of the kernel through a shell of that account, because mode bits
 * say nothing about access lists, mount options or security modules.
 */
export function canEnter(account: Account, folder: string): boolean {
  if (!account) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...account,
    cwd: '/',
    env: {},
    stdio: 'ignore',
  });
  return asked.status === 0;
}

/** Environment of every server process: nothing of ours, above all no `PG*` variable and no secret. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C' };
  for (const name of kept) if (process.env[name]) environment[name] = process.env[name];
  return environment;
}

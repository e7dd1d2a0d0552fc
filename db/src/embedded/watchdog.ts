import { spawn } from 'node:child_process';
import { type Account, asAccount, serverEnvironment } from './account.ts';

/**
 * Waits for a line on its input. When the input just ends, the process that held the other end is gone, however
 * hard it died: then the server, if it is still this one, gets a fast shutdown and after a minute an immediate one.
 */
const SCRIPT = `
if read -r word && [ "$word" = dismissed ]; then exit 0; fi
read -r current < "$2/postmaster.pid" || exit 0
[ "$current" = "$1" ] || exit 0
kill -INT "$1"
waited=0
while kill -0 "$1" 2>/dev/null; do
  [ "$waited" -ge 60 ] && kill -QUIT "$1"
  waited=$((waited + 1))
  sleep 1
done
`;

/** A shell of a few hundred kilobytes that outlives us just long enough to stop the server. */
export type Watchdog = { dismiss(): void };

/** Starts the watchdog of one server process. Windows has no such shell: there the next start stops the orphan. */
export function watchPostmaster(pid: number, cluster: string, account: Account): Watchdog {
  if (process.platform === 'win32') return { dismiss: () => undefined };
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'fengqiao-watchdog', String(pid), cluster], {
    ...asAccount(account),
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // a Ctrl-C at the terminal is not for it
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined); // it may have been killed: the next start copes
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref(); // a pipe is a socket, which the type does not say
  return { dismiss: () => child.stdin.end('dismissed\n') };
}

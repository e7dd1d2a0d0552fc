import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/**
 * A name for a running process that a later process with the same number does not get: on Linux the boot id and the
 * start time are part of it, elsewhere only the number. `null` when nothing runs under that number.
 */
export function processIdentity(pid: number): string | null {
  if (!isRunning(pid)) return null;
  if (process.platform !== 'linux') return String(pid);
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold blanks; the start time is field 22.
    const started = facts.slice(facts.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot}:${pid}:${started}`;
  } catch {
    return isRunning(pid) ? String(pid) : null;
  }
}

/** Whether a process of that number exists, ours or not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process works in that folder; `true` when the system does not tell. */
export function worksIn(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return true;
  }
}

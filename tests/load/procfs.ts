import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts process times in 1/100 s on every architecture that Node runs on. */
const TICKS_PER_S = 100;

/** Fields of `/proc/<pid>/stat` from the third on; the second is a name that may hold spaces. Null when it has ended. */
function statOf(pid: number | string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** CPU seconds (user and system) that a process has used; throws when it has ended. */
export function cpuSeconds(pid: number): number {
  const stat = statOf(pid);
  if (stat === null) throw new Error(`process ${pid} has ended`);
  return (Number(stat[11]) + Number(stat[12])) / TICKS_PER_S;
}

/** CPU seconds of a process and all that it has started, those included that have ended. */
export function treeCpuSeconds(root: number): number {
  return treeOf(root).reduce((ticks, entry) => ticks + entry.ticks, 0) / TICKS_PER_S;
}

/** Process ids of a process and all that it has started and that still run; empty when it has ended. */
export const treePids = (root: number): number[] => treeOf(root).map(({ pid }) => pid);

interface Entry {
  pid: number;
  parent: number;
  /** Its CPU time and that of its ended children. */
  ticks: number;
}

function treeOf(root: number): Entry[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = new Map(all.flatMap((pid) => entryOf(pid)).map((entry) => [entry.pid, entry]));
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = stats.get(at)?.parent)
      if (at === root) return true;
    return false;
  };
  return [...stats.values()].filter(({ pid }) => belongs(pid));
}

function entryOf(pid: string): Entry[] {
  const stat = statOf(pid);
  if (stat === null) return [];
  const ticks = stat.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return [{ pid: Number(pid), parent: Number(stat[1]), ticks }];
}

/** CPU seconds of the whole machine that were not idle; time taken by other guests counts. */
export function busyCpuSeconds(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_S;
}

/** Resident bytes of a process. */
export const rssBytes = (pid: number): number => kilobytes(`/proc/${pid}/status`, 'VmRSS') * 1024;

/** Proportional bytes of a process: pages that several share count for each in part. */
export const pssBytes = (pid: number): number => kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') * 1024;

/** Memory of a process and all that it has started, in bytes; one that ends meanwhile counts nothing. */
export function treeMemory(root: number): { rss: number; pss: number } {
  const memory = { rss: 0, pss: 0 };
  for (const pid of treePids(root)) {
    try {
      memory.pss += pssBytes(pid);
      memory.rss += rssBytes(pid);
    } catch {
      // It has ended since.
    }
  }
  return memory;
}

function kilobytes(file: string, field: string): number {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'));
  if (!found) throw new Error(`${file} has no ${field}`);
  return Number(found[1]);
}

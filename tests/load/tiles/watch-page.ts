import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../helpers/eventually.ts';
import { startChromium } from '../browser/chromium.ts';
import type { PageServer } from '../browser/page-server.ts';
import type { Context } from '../context.ts';
import type { PageReport, Source } from '../page-messages.ts';
import { treeCpuSeconds, treeMemory } from '../procfs.ts';

/** Until all tiles of a cold page move. */
const FIRST_PICTURES_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

/** One page that was watched for a while. */
export interface Watched {
  /** Time from its first report to its last, minutes. */
  minutes: number;
  /** CPU of the browser's whole process tree, share of one core. */
  cpu: number;
  /** The same of another process tree meanwhile. */
  nodeCpu: number;
  /** Memory of the browser's whole process tree over time, bytes. */
  memory: { atMs: number; rss: number; pss: number }[];
  reports: PageReport[];
}

/** Opens a page of tiles in a browser of its own, lets it settle, watches it and closes it. */
export async function watchPage(
  context: Context,
  pages: PageServer,
  wanted: { sources: Source[]; minutes: number; settleMs: number; nodePid: number },
): Promise<Watched> {
  const { sources, minutes, settleMs, nodePid } = wanted;
  pages.setTask({ sources });
  const browser = await startChromium(context, `${pages.url}/#tiles`);
  const complaints: string[] = [];
  try {
    await eventually(
      'every tile moves',
      () => {
        const reports = pages.takeReports();
        complaints.push(...reports.flatMap(({ errors }) => errors));
        return reports.at(-1)?.tiles.every(({ waitingMs }) => waitingMs !== null && waitingMs < 1_000);
      },
      FIRST_PICTURES_MS,
    ).catch((error: Error) => {
      throw new Error(`${error.message}; the page says: ${[...new Set(complaints)].join(', ') || 'nothing'}`);
    });
    await delay(settleMs);
    pages.takeReports();
    const begun = Date.now();
    const [cpu, nodeCpu] = [treeCpuSeconds(browser.pid), treeCpuSeconds(nodePid)];
    const [memory, reports]: [Watched['memory'], PageReport[]] = [[], []];
    const until = begun + minutes * 60_000;
    while (Date.now() < until) {
      await delay(Math.min(LOOK_EVERY_MS, until - Date.now()));
      memory.push({ atMs: Date.now(), ...treeMemory(browser.pid) });
      reports.push(...pages.takeReports());
    }
    const seconds = (Date.now() - begun) / 1000;
    const share = (pid: number, before: number) => (treeCpuSeconds(pid) - before) / seconds;
    return {
      minutes: seconds / 60,
      cpu: share(browser.pid, cpu),
      nodeCpu: share(nodePid, nodeCpu),
      memory,
      reports,
    };
  } finally {
    await browser.stop();
  }
}

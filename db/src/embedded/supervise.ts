import { setTimeout as delay } from 'node:timers/promises';
import { livePostmaster } from './claim.ts';
import { EmbeddedError, type Progress } from './embedded-error.ts';
import type { Home } from './home.ts';
import { type Postmaster, spawnPostmaster, stopPostmaster, waitUntilReady } from './postmaster.ts';
import { type Watchdog, watchPostmaster } from './watchdog.ts';

type Serving = {
  home: Home;
  bin: string;
  /** Settings of the first start, chosen anew when the port was taken meanwhile. */
  settings: () => Promise<Record<string, string>>;
  timeoutMs: number;
  onProgress: Progress;
  onStarted: (pid: number) => Promise<void>;
};

/** A server that is started again whenever it ends unasked, on the same port: noted URLs stay true. */
export type Server = { port: number; pid(): number; stop(): Promise<void> };

/** Starts the server, and again after a crash, waiting 0.1 s at first and at most 10 s between tries. */
export async function keepServing(serving: Serving): Promise<Server> {
  const { home, bin, timeoutMs, onProgress, onStarted } = serving;
  let settings = await serving.settings();
  let stopping = false;
  let current: { postmaster: Postmaster; watchdog: Watchdog } | null = null;
  let restarting: Promise<void> = Promise.resolve();

  const start = async () => {
    await livePostmaster(home.cluster); // for its removing a stale postmaster.pid
    const postmaster = await spawnPostmaster(home, bin, settings);
    const watchdog = watchPostmaster(postmaster.pid, home.cluster, home.account);
    current = { postmaster, watchdog };
    try {
      await onStarted(postmaster.pid);
      await waitUntilReady(home, postmaster, timeoutMs, onProgress);
    } catch (error) {
      await stopPostmaster(bin, postmaster);
      watchdog.dismiss();
      throw error;
    }
    postmaster.ended.then((how) => {
      watchdog.dismiss();
      if (!stopping) restarting = restart(how);
    });
  };

  const restart = async (how: string) => {
    onProgress(`the database server ended (${how}) and is started again`);
    for (let waitMs = 100; !stopping; waitMs = Math.min(waitMs * 2, 10_000)) {
      await delay(waitMs);
      if (stopping) return;
      try {
        await start();
        onProgress('the database server is back');
        return;
      } catch (error) {
        onProgress(`the database server did not start: ${(error as Error).message}`);
      }
    }
  };

  for (let attempt = 1; ; attempt += 1) {
    try {
      await start();
      break;
    } catch (error) {
      if (attempt === 5 || !isPassing(error)) throw error;
      await delay(200 * attempt);
      settings = await serving.settings();
    }
  }

  return {
    port: Number(settings.port),
    pid: () => current?.postmaster.pid ?? 0,
    stop: async () => {
      stopping = true;
      if (current) await stopPostmaster(bin, current.postmaster);
      await restarting;
      if (current) await stopPostmaster(bin, current.postmaster); // one that was being started meanwhile
      current?.watchdog.dismiss();
    },
  };
}

/** Somebody took the port between our look and the start, or the backends of a killed server are still leaving. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof EmbeddedError &&
    /could not bind|Address already in use|shared memory block .* still in use|lock file .* already exists/.test(
      error.message,
    )
  );
}

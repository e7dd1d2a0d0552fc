import { holdWall, setLease, wallsOfDeadLeases } from '@fengqiao/db/queries/wall-leases';
import { insertWallLog } from '@fengqiao/db/queries/wall-log';
import { endRun, type ScheduledTourRow, scheduledTours, setRun } from '@fengqiao/db/queries/wall-tours';
import { tellWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import { heldLease } from '../../domain/wall-lease.ts';
import { scheduleWants } from '../../domain/wall-schedule.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';

const everyMs = 5_000;

/**
 * Does what a wall does by itself: leases end with their time or their session, tours begin and end by their schedule. Of several
 * gateways the one that holds the wall's row first does it, the others then find it done; the clock is the database's.
 */
export class WallKeeper {
  readonly #app: FastifyInstance;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;
  #stopped = false;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Looks after a while, and then again and again. */
  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.run()
        .catch((error: unknown) => {
          if (!this.#stopped) this.#app.log.warn({ err: error }, 'walls: not all kept, trying again');
        })
        .finally(() => this.start());
    }, everyMs);
    this.#timer.unref();
  }

  /** Does all that is due; answers on how many walls something was. `at`: another moment than the database's, for schedules. */
  async run(at?: Date): Promise<number> {
    const due = await this.#app.readScope(wholeCountry, async (client) => {
      const dead = await wallsOfDeadLeases(client);
      const { now, tours } = await scheduledTours(client);
      const scheduled = tours.filter((tour) => wants(tour, at ?? now) !== null);
      return [...new Set([...dead, ...scheduled.map(({ wallId }) => wallId)])];
    });
    let changed = 0;
    for (const wallId of due) if (await this.#keep(wallId, at)) changed += 1;
    return changed;
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Looks again while the wall is nobody else's. Answers whether anything was left to do. */
  #keep(wallId: string, at: Date | undefined): Promise<boolean> {
    return this.#app.inScope(wholeCountry, async (client) => {
      const ended = await endDeadLease(client, wallId);
      const { now, tours } = await scheduledTours(client, wallId);
      const due = tours.filter((tour) => wants(tour, at ?? now) !== null);
      for (const tour of due) await turn(client, tour, at ?? now);
      if (!ended && due.length === 0) return false;
      await tellWall(client, wallId);
      return true;
    });
  }
}

const wants = ({ schedule, stoppedUntil, running, startedBy }: ScheduledTourRow, now: Date) =>
  scheduleWants(
    { schedule, stoppedUntil, run: running ? { byHand: startedBy !== null } : null },
    now.getTime(),
  );

/** Ends a lease that ran out (by itself) or whose holder logged out (the holder's own deed). */
async function endDeadLease(client: Client, wallId: string): Promise<boolean> {
  const wall = await holdWall(client, wallId);
  const lease = wall?.lease ?? null;
  if (wall === null || lease === null || heldLease(lease, wall.now) !== null) return false;
  await setLease(client, wallId, null);
  await insertWallLog(
    client,
    lease.alive
      ? { wallId, deed: 'lease.expired', account: null, object: lease.account }
      : { wallId, deed: 'lease.released', account: lease.account },
  );
  return true;
}

async function turn(client: Client, tour: ScheduledTourRow, now: Date): Promise<void> {
  const { wallId, tourId, name } = tour;
  const begins = wants(tour, now) === 'start';
  if (begins)
    await setRun(client, wallId, tourId, { startedAt: now, startedBy: null, firstStep: 0, pausedAt: null });
  else await endRun(client, tourId, null);
  await insertWallLog(client, {
    wallId,
    deed: begins ? 'tour.started' : 'tour.stopped',
    account: null,
    object: name,
  });
}

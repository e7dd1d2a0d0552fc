import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { camerasNear } from '@fengqiao/db/queries/cameras-near';
import { newestSeq } from '@fengqiao/db/queries/outbox';
import {
  type AlarmLine,
  type AlarmReach,
  acknowledgeAlarms,
  alarmWalls,
  endAlarm,
  type LineRow,
  lockLine,
  raiseAlarms,
  seqBefore,
  showAlarm,
  wallsInAlarm,
} from '@fengqiao/db/queries/wall-alarms';
import { insertWallLog } from '@fengqiao/db/queries/wall-log';
import { tellWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import { type AlarmStep, alarmScene, alarmSteps, type WallLine } from '../../domain/wall-alarms.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';

/** An alarm begins and ends within this time of its turn, even when no hint came. */
const everyMs = 1_000;
/** A gateway that starts looks back so far: what turned red while none ran to the end of its round is raised then, older news is none. */
const lookBackMinutes = 5;

/**
 * Raises alarms on walls for cases that reach a tier of the wall's policy, and brings them on and off in turn. Every gateway does it; the
 * database lets one at a time, so each alarm is raised and shown once. The clock is the database's.
 */
export class AlarmKeeper {
  readonly #app: FastifyInstance;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #hinted = false;
  #started = false;
  #stopped = false;
  /** Changes up to this sequence were looked at; null = before the first round. */
  #seq: number | null = null;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Looks now, and then again and again. */
  start(): void {
    this.#started = true;
    this.hint();
  }

  /** There may be something to raise or to end: a tier, the end of a case or a seal was committed, or a policy changed. */
  hint(): void {
    if (!this.#started || this.#stopped) return;
    if (this.#running !== null) {
      this.#hinted = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.#run();
  }

  /** One round: all that is new is raised, and every line moves on as far as its time has come. */
  async round(): Promise<void> {
    await this.#raise();
    const walls = await this.#app.readScope(wholeCountry, wallsInAlarm);
    for (const wallId of walls) await this.#app.inScope(wholeCountry, (tx) => this.#moveOn(tx, wallId));
  }

  /** Somebody has seen a case: its alarms end on every wall at once, and the places are given back. */
  async acknowledged(caseCode: string, account: string): Promise<void> {
    const walls = await this.#app.inScope(wholeCountry, async (tx) => {
      const ended = await acknowledgeAlarms(tx, caseCode, account);
      for (const { wallId } of ended)
        await insertWallLog(tx, { wallId, deed: 'alarm.acknowledged', account, object: caseCode });
      const ids = [...new Set(ended.map(({ wallId }) => wallId))];
      for (const wallId of ids) await tellWall(tx, wallId);
      return ids;
    });
    if (walls.length > 0) this.hint();
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    this.#hinted = false;
    try {
      await this.round();
    } catch (error) {
      if (!this.#stopped) this.#app.log.warn({ err: error }, 'wall alarms: cannot be kept just now');
    }
    this.#running = null;
    if (this.#stopped) return;
    if (this.#hinted) this.hint();
    else this.#timer = setTimeout(() => this.hint(), everyMs);
    this.#timer?.unref();
  }

  async #raise(): Promise<void> {
    const since = this.#seq;
    this.#seq = await this.#app.inScope(wholeCountry, async (tx) => {
      const until = await newestSeq(tx);
      const from = since ?? (await seqBefore(tx, lookBackMinutes));
      if (until <= from) return until;
      const raised = await raiseAlarms(tx, { since: from, until }, await reachesOf(tx));
      for (const wallId of raised) await tellWall(tx, wallId);
      return until;
    });
  }

  async #moveOn(tx: Client, wallId: string): Promise<void> {
    const line = await lockLine(tx, wallId);
    if (line === null) return;
    const steps = alarmSteps(inLine(line), line.now.getTime());
    for (const step of steps) {
      const row = line.rows.find(({ id }) => id === step.id);
      if (row !== undefined) await take(tx, line, row, step);
    }
    if (steps.length > 0) await tellWall(tx, wallId);
  }
}

/** What each wall with places for alarms and a policy that is on is alarmed by. */
async function reachesOf(tx: Client): Promise<AlarmReach[]> {
  const walls = await alarmWalls(tx);
  return walls
    .filter(({ policy }) => policy.enabled && policy.tiers.length > 0)
    .map(({ id, area, policy }) => ({
      wallId: id,
      tiers: policy.tiers,
      ...areaRange(areaCodeOfKey(area)),
    }));
}

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

function inLine({ policy, hasPlace, lastShownAt, rows }: AlarmLine): WallLine {
  return {
    policy,
    hasPlace,
    lastShownAt: ms(lastShownAt),
    alarms: rows.map((row) => ({
      id: row.id,
      state: row.state,
      raisedAt: row.raisedAt.getTime(),
      until: ms(row.until),
      case: {
        tier: row.caseTier,
        over: row.over,
        sealed: row.sealed,
        acknowledgedAt: ms(row.acknowledgedAt),
      },
    })),
  };
}

/** Does one step, with its line in the duty log. What is dropped while it waits was never on the wall, and is no news of a duty. */
async function take(tx: Client, line: AlarmLine, row: LineRow, step: AlarmStep): Promise<void> {
  const { id: wallId } = line;
  const object = row.sealed ? null : row.caseCode;
  if (step.to === 'shown') {
    const { tier, until } = step;
    await showAlarm(tx, { id: row.id, until: new Date(until), tier, tiles: await sceneOf(tx, line, row) });
    await insertWallLog(tx, { wallId, deed: 'alarm.shown', account: null, object });
    return;
  }
  await endAlarm(tx, row.id, step.to);
  if (step.to !== 'dropped')
    await insertWallLog(tx, { wallId, deed: `alarm.${step.to}`, account: null, object });
}

/** The scene of an alarm, with what hangs around its place within the wall's own area. */
async function sceneOf(tx: Client, { area, policy }: AlarmLine, row: LineRow): Promise<Tile[]> {
  const { lng, lat } = row;
  const place = lng === null || lat === null ? null : { lng, lat };
  const { cameras: limit, withinM } = policy;
  const near =
    place === null || limit === 0
      ? []
      : await camerasNear(tx, place, { withinM, limit, ...areaRange(areaCodeOfKey(area)) });
  return alarmScene(
    { caseCode: row.caseCode, areaCode: areaCodeOfKey(row.caseArea), place },
    near.map(({ id }) => id),
  );
}

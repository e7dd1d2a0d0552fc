import type { EventEmitter } from 'node:events';
import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { DrillInput, DrillPhase, DrillRun } from '@fengqiao/contract/drill';
import { inScope } from '@fengqiao/db';
import { drillCases, drillLetters, placesOfRange } from '@fengqiao/db/queries/drill';
import type { FastifyInstance } from 'fastify';
import { type DrillPlace, planDrill } from '../../domain/drill-plan.ts';
import { drillResult } from '../../domain/drill-result.ts';
import type { DrillStory } from '../../domain/drill-story.ts';
import { deskSource } from '../../domain/fold.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { type Ender, keepLastDrill } from './last-drill.ts';
import { DrillPeople } from './people.ts';
import { DrillPlayer } from './player.ts';
import { type BuildGateway, type DrillSpace, openSpace, preparationSteps } from './space.ts';

const tickMs = 1_000;
const recheckMs = 15_000;
const minuteMs = 60_000;

/** What a drill is started with. */
export interface Started {
  id: string;
  story: DrillStory;
  input: DrillInput;
  by: AccountSession;
}

/** A drill from its start to its end. */
export class DrillHeld {
  readonly started: Started;
  readonly #app: FastifyInstance;
  readonly #startedAt = Date.now();
  readonly #timers: NodeJS.Timeout[] = [];
  #places: DrillPlace[] = [];
  #space: DrillSpace | null = null;
  #done = 0;
  #ended = false;
  #dropped: Promise<void> | null = null;
  #playing = false;
  #over: () => void = () => undefined;
  #last: () => Promise<void> = async () => undefined;
  /** Settles when it is ready or could not be made; never rejects. */
  prepared: Promise<void> = Promise.resolve();
  player: DrillPlayer | null = null;
  people: DrillPeople | null = null;

  constructor(app: FastifyInstance, started: Started) {
    this.#app = app;
    this.started = started;
  }

  get server(): EventEmitter | null {
    return this.#ended ? null : (this.#space?.app.server ?? null);
  }

  get phase(): DrillPhase {
    if (this.#ended) return 'ending';
    if (this.player === null) return 'preparing';
    return this.player.paused ? 'paused' : 'running';
  }

  /** Calls back once its time is over. */
  onOver(over: () => void): void {
    this.#over = over;
  }

  /** What is done last, however it ends. */
  atEnd(last: () => Promise<void>): void {
    this.#last = last;
  }

  /** Where its cases happen: the area of whoever holds it. Throws `drill.noPlaces`. */
  async findPlaces(): Promise<void> {
    const { by } = this.started;
    const found = await this.#app.readScope(wholeCountry, (tx) => placesOfRange(tx, by));
    if (found.length === 0) throw new AppError('drill.noPlaces', by.areaName);
    this.#places = found.map(({ area, ...place }) => ({ ...place, areaCode: areaCodeOfKey(area) }));
  }

  /** Makes its space and begins to play. */
  prepare(build: BuildGateway): Promise<void> {
    const made = this.#prepare(build);
    this.prepared = made.catch(() => undefined);
    return made;
  }

  run(now: number): DrillRun {
    const { id, story, input, by } = this.started;
    const standing = this.player?.standing(now);
    return {
      id,
      title: story.title,
      reason: input.reason,
      startedBy: by.displayName,
      startedAt: new Date(this.#startedAt).toISOString(),
      endsAt: new Date(this.#endsAt).toISOString(),
      prepared: { done: this.#done, of: preparationSteps },
      storyMin: story.minutes,
      ...(standing ?? { speed: input.speed, playedMin: 0, sent: 0, steps: 0 }),
      inside: this.people?.list().length ?? 0,
    };
  }

  /** Keeps what it came to and throws everything else away. Never rejects. */
  async end(by: Ender): Promise<void> {
    await this.prepared;
    this.#ended = true;
    for (const timer of this.#timers) clearInterval(timer);
    try {
      if (this.#space !== null) await this.#keepResult(this.#space, by);
    } catch (error) {
      this.#app.log.warn({ err: error }, 'drill: what it came to could not be kept');
    }
    await this.drop();
  }

  /** Throws its space away. Never rejects. */
  drop(): Promise<void> {
    this.#dropped ??= this.#drop();
    return this.#dropped;
  }

  async #drop(): Promise<void> {
    this.#ended = true;
    const space = this.#space;
    this.#space = null;
    try {
      await space?.close();
    } catch (error) {
      this.#app.log.error(
        { err: error },
        'drill: its database could not be thrown away; the next start does',
      );
    }
    await this.#last();
  }

  get #endsAt(): number {
    return this.#startedAt + this.started.input.minutes * minuteMs;
  }

  async #prepare(build: BuildGateway): Promise<void> {
    const { id, story, input, by } = this.started;
    const space = await openSpace(this.#app, build, {
      areaCode: by.areaCode,
      onStep: (done) => {
        this.#done = done;
      },
    });
    this.#space = space;
    this.people = new DrillPeople(this.#app, space.pool);
    const steps = planDrill(story, this.#places, id.slice(0, 8));
    const { acceptAfterMin } = story;
    this.player = new DrillPlayer(space, steps, { acceptAfterMin, speed: input.speed, now: Date.now() });
    this.#timers.push(
      setInterval(() => void this.#tick(), tickMs),
      setInterval(() => void this.#recheck(), recheckMs),
    );
    for (const timer of this.#timers) timer.unref();
  }

  async #tick(): Promise<void> {
    if (Date.now() >= this.#endsAt) return this.#over();
    if (this.#playing || this.#ended) return;
    this.#playing = true;
    try {
      await this.player?.play(Date.now());
    } catch (error) {
      if (!this.#ended) this.#app.log.warn({ err: error }, 'drill: the story stands still');
    }
    this.#playing = false;
  }

  async #recheck(): Promise<void> {
    try {
      await this.people?.recheck();
    } catch (error) {
      if (!this.#ended) this.#app.log.warn({ err: error }, 'drill: who is inside could not be checked');
    }
  }

  async #keepResult(space: DrillSpace, by: Ender): Promise<void> {
    const [cases, letters] = await inScope(space.pool, wholeCountry, async (tx) => [
      await drillCases(tx, deskSource),
      await drillLetters(tx),
    ]);
    const { id, story, input } = this.started;
    const result = drillResult(
      cases.map((row) => ({
        tier: row.tier,
        registeredAt: row.registeredAt.getTime(),
        takenAt: row.takenAt?.getTime() ?? null,
        dispatchedAt: row.dispatchedAt?.getTime() ?? null,
        acceptedAt: row.acceptedAt?.getTime() ?? null,
        signalledAt: row.signalledAt?.getTime() ?? null,
        acknowledgedAt: row.acknowledgedAt?.getTime() ?? null,
        resolvedAt: row.resolvedAt?.getTime() ?? null,
      })),
      letters.map(({ issuedAt, repliedAt }) => ({
        issuedAt: issuedAt.getTime(),
        repliedAt: repliedAt?.getTime() ?? null,
      })),
    );
    const summary = {
      id,
      title: story.title,
      reason: input.reason,
      startedBy: this.started.by.displayName,
      startedAt: new Date(this.#startedAt).toISOString(),
      endedAt: new Date().toISOString(),
      endedBy: by?.session.displayName ?? null,
      people: this.people?.count ?? 0,
      result,
    };
    await keepLastDrill(this.#app, summary, by);
  }
}

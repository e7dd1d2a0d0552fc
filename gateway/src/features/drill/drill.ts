import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { type Role, staffRoles } from '@fengqiao/contract/accounts';
import type { DrillCourse, DrillInput, DrillPhase, DrillPush, DrillState } from '@fengqiao/contract/drill';
import { drillDatabase, dropDrillDatabase, NoCreateRight } from '@fengqiao/db';
import {
  claimDrill,
  databaseExists,
  isDrillClaimed,
  releaseDrill,
  unacknowledgedRed,
} from '@fengqiao/db/queries/drill';
import type { FastifyInstance } from 'fastify';
import { drillStories } from '../../drills/stories.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { DrillHeld, type Started } from './held.ts';
import { readLastDrill } from './last-drill.ts';
import type { DrillPeople } from './people.ts';
import type { DrillPlayer } from './player.ts';
import type { BuildGateway } from './space.ts';

/** Who starts, steers and ends drills. */
export const drillHolders: readonly Role[] = ['head', 'systemAdmin'];

const seesCases: readonly Role[] = staffRoles;

/** The one drill of a site, as this gateway knows it. */
export class Drill {
  readonly #app: FastifyInstance;
  readonly #build: BuildGateway;
  #held: DrillHeld | null = null;
  /** Why the last one could not be prepared. */
  #failure: string | null = null;
  /** The end under way. */
  #ending: Promise<void> | null = null;

  constructor(app: FastifyInstance, build: BuildGateway) {
    this.#app = app;
    this.#build = build;
  }

  /** Where requests of the drill are served; null = there is no drill, or not yet. */
  get server(): EventEmitter | null {
    return this.#held?.server ?? null;
  }

  /** Throws away what a gateway that died has left behind. Never throws. */
  async clearLeftOver(): Promise<void> {
    try {
      const { databaseUrl } = this.#app.config;
      if (!(await databaseExists(this.#app.pool, drillDatabase(databaseUrl).name))) return;
      await this.#claimed(() => dropDrillDatabase(databaseUrl));
    } catch (error) {
      this.#app.log.warn({ err: error }, 'drill: what an earlier one left could not be cleared');
    }
  }

  async state(session: AccountSession): Promise<DrillState> {
    const held = this.#held;
    const entered = held?.people?.has(session) ?? false;
    return {
      phase: await this.#phase(),
      stories: drillStories.map(({ id, title, about, minutes, cases, walkIns }) => ({
        id,
        title,
        about,
        minutes,
        cases: cases.length + Math.round((walkIns.perHour * minutes) / 60),
      })),
      run: held?.run(Date.now()) ?? null,
      entered,
      // Every desk asks for the state now and then: only those inside have to count.
      realRed:
        entered && seesCases.includes(session.role)
          ? await this.#app.readScope(session, (tx) => unacknowledgedRed(tx, session))
          : null,
      control:
        held !== null && drillHolders.includes(session.role)
          ? { coming: held.player?.coming() ?? [], people: held.people?.list() ?? [] }
          : null,
      last: await readLastDrill(this.#app.pool),
      failure: this.#failure,
    };
  }

  /** Begins to prepare one; it plays as soon as it is ready. Throws `notFound`, `drill.running`, `drill.elsewhere`, `drill.noPlaces`. */
  async start(session: AccountSession, input: DrillInput): Promise<Started> {
    const story = drillStories.find(({ id }) => id === input.story);
    if (story === undefined) throw new AppError('notFound', `Story ${input.story}`);
    if (this.#held !== null) throw new AppError('drill.running');
    const held = new DrillHeld(this.#app, { id: randomUUID(), story, input, by: session });
    this.#held = held;
    this.#failure = null;
    let claim: Client | undefined;
    try {
      await held.findPlaces();
      claim = await this.#app.pool.connect();
      if (!(await claimDrill(claim))) throw new AppError('drill.elsewhere');
    } catch (error) {
      claim?.release();
      this.#held = null;
      throw error;
    }
    const mine = claim;
    held.onOver(() => void this.end(null));
    held.prepare(this.#build).then(
      () => undefined,
      (error: unknown) => this.#failed(held, error),
    );
    held.atEnd(async () => {
      await releaseDrill(mine).catch(() => undefined);
      mine.release(true);
    });
    return held.started;
  }

  /** Ends it and throws everything of it away; `by` null = its time was over. Throws `drill.none`. */
  async end(by: AccountSession | null, ip = ''): Promise<void> {
    const held = this.#held;
    if (held === null) throw new AppError('drill.none');
    this.#ending ??= held.end(by === null ? null : { session: by, ip }).finally(() => {
      this.#held = null;
      this.#ending = null;
    });
    await this.#ending;
  }

  /** Throws `drill.none`, and while it is prepared or ends `drill.notReady`. */
  async enter(session: AccountSession): Promise<string> {
    const { people, id } = this.#running();
    await people.enter(session);
    return id;
  }

  /** False = this login was not inside. */
  async leave(session: AccountSession): Promise<boolean> {
    return (await this.#held?.people?.leave(session)) ?? false;
  }

  steer(course: DrillCourse): string {
    const { player, id } = this.#running();
    player.steer(course, Date.now());
    return id;
  }

  /** Throws `drill.nothingOpen` where no case can turn red, `drill.nothingComes` at the end of the story. */
  async push({ what }: DrillPush): Promise<string> {
    const { player, id } = this.#running();
    if (what === 'red') {
      if ((await player.turnRed()) !== null) return id;
      // Before the first case is there, or when all are resolved, the story goes on until one is.
      if (!(await player.skip(Date.now())) || (await player.turnRed()) === null)
        throw new AppError('drill.nothingOpen');
    } else if (!(await player.skip(Date.now()))) throw new AppError('drill.nothingComes');
    return id;
  }

  /** Until the drill that is being prepared is ready, or could not be; for tests. */
  async settled(): Promise<void> {
    await this.#held?.prepared;
  }

  /** The gateway closes: nothing of a drill stays. Never throws. */
  async close(): Promise<void> {
    await this.#held?.prepared;
    await this.end(null).catch(() => undefined);
  }

  async #phase(): Promise<DrillPhase> {
    if (this.#ending !== null) return 'ending';
    if (this.#held !== null) return this.#held.phase;
    return (await isDrillClaimed(this.#app.pool)) ? 'elsewhere' : 'none';
  }

  /** Throws `drill.none`, `drill.notReady`. */
  #running(): { player: DrillPlayer; people: DrillPeople; id: string } {
    const held = this.#held;
    if (held === null) throw new AppError('drill.none');
    const { player, people, started } = held;
    if (player === null || people === null || this.#ending !== null) throw new AppError('drill.notReady');
    return { player, people, id: started.id };
  }

  async #failed(held: DrillHeld, error: unknown): Promise<void> {
    this.#app.log.error({ err: error }, 'drill: it could not be prepared');
    this.#failure =
      error instanceof NoCreateRight
        ? new AppError('drill.noRight', error.role).message
        : new AppError('drill.failed').message;
    await held.drop();
    if (this.#held === held) this.#held = null;
  }

  /** Runs something while no gateway runs a drill; nothing happens when one does. */
  async #claimed(work: () => Promise<void>): Promise<void> {
    const client = await this.#app.pool.connect();
    try {
      if (!(await claimDrill(client))) return;
      await work().finally(() => releaseDrill(client));
    } finally {
      client.release();
    }
  }
}

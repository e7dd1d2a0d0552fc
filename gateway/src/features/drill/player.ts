import type { DrillCourse, DrillStep } from '@fengqiao/contract/drill';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import { inScope } from '@fengqiao/db';
import { type DrillCaseRow, drillCases } from '@fengqiao/db/queries/drill';
import { type DrillClock, playedOf, putForward, startedClock, steered } from '../../domain/drill-clock.ts';
import { isWalkIn, type PlannedStep } from '../../domain/drill-plan.ts';
import { deskSource } from '../../domain/fold.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { type DrillSpace, drillSource } from './space.ts';

const minuteMs = 60_000;
/** How many coming events the controller sees. */
const shownSteps = 20;
/** Together these turn a case red under every shipped profile. */
const alarming = ['extremeSpeech', 'threat', 'action', 'extremeSpeech'] as const;

type Told = Omit<IngestEvent, 'occurredAt'>;

/** Plays a story into a drill: sends what is due, and answers for the departments. */
export class DrillPlayer {
  readonly #space: DrillSpace;
  readonly #steps: readonly PlannedStep[];
  readonly #acceptAfterMs: number | null;
  readonly #accepted = new Set<string>();
  #clock: DrillClock;
  #sent = 0;
  #pushed = 0;

  /** `acceptAfterMin`: of the story; null = departments are left to the people in the drill. */
  constructor(
    space: DrillSpace,
    steps: readonly PlannedStep[],
    { acceptAfterMin, speed, now }: { acceptAfterMin: number | null; speed: number; now: number },
  ) {
    this.#space = space;
    this.#steps = steps;
    this.#acceptAfterMs = acceptAfterMin === null ? null : acceptAfterMin * minuteMs;
    this.#clock = startedClock(speed, now);
  }

  get paused(): boolean {
    return this.#clock.since === null;
  }

  /** How far it is; times in minutes of the story. */
  standing(now: number): { speed: number; playedMin: number; sent: number; steps: number } {
    const playedMin = Math.round((playedOf(this.#clock, now) / minuteMs) * 10) / 10;
    return { speed: this.#clock.speed, playedMin, sent: this.#sent, steps: this.#steps.length };
  }

  coming(): DrillStep[] {
    return this.#steps.slice(this.#sent, this.#sent + shownSteps).map(({ atMs, event, title, areaName }) => ({
      atMin: Math.round((atMs / minuteMs) * 10) / 10,
      type: event.type,
      title,
      areaName,
    }));
  }

  steer(course: DrillCourse, now: number): void {
    this.#clock = steered(this.#clock, course, now);
  }

  /** Puts the story forward to its next event; false = there is none. */
  async skip(now: number): Promise<boolean> {
    const next = this.#steps[this.#sent];
    if (next === undefined) return false;
    this.#clock = putForward(this.#clock, next.atMs, now);
    await this.play(now);
    return true;
  }

  /** Sends everything that is due, and accepts what has waited long enough. */
  async play(now: number): Promise<void> {
    const played = playedOf(this.#clock, now);
    const due: Told[] = [];
    for (const step of this.#steps.slice(this.#sent)) {
      if (step.atMs > played) break;
      due.push(step.event);
    }
    await this.#send(due);
    this.#sent += due.length;
    if (!this.paused && this.#acceptAfterMs !== null)
      await this.#answerForDepartments(now, this.#acceptAfterMs);
  }

  /** Turns the newest open case of the story red that is not yet. Answers its reference; null = none is open. */
  async turnRed(): Promise<string | null> {
    const open = (await this.#cases()).filter(
      ({ tier, resolvedAt, status }) => tier !== 'red' && resolvedAt === null && status !== 'closed',
    );
    // Nobody is trained by a policy question that turns red, as long as the story has a matter of its own.
    const chosen = open.findLast(({ caseRef }) => !isWalkIn(caseRef)) ?? open.at(-1);
    if (chosen === undefined) return null;
    this.#pushed += 1;
    await this.#send(
      alarming.map((factor, n) => ({
        eventId: `${chosen.caseRef}-push-${this.#pushed}-${n}`,
        caseRef: chosen.caseRef,
        type: 'risk.signalled',
        payload: { factor, evidence: '演练导演临时推送' },
      })),
    );
    return chosen.caseRef;
  }

  async #answerForDepartments(now: number, afterMs: number): Promise<void> {
    const waitMs = afterMs / this.#clock.speed;
    const waiting = (await this.#cases()).filter(
      ({ caseRef, status, department, dispatchedAt }) =>
        status === 'dispatched' &&
        department !== null &&
        dispatchedAt !== null &&
        now - dispatchedAt.getTime() >= waitMs &&
        !this.#accepted.has(caseRef),
    );
    for (const { caseRef } of waiting) this.#accepted.add(caseRef);
    await this.#send(
      waiting.map(({ caseRef, department }) => ({
        eventId: `${caseRef}-accepted`,
        caseRef,
        type: 'case.accepted',
        payload: { department: department ?? '' },
      })),
    );
  }

  /** Those of the story. */
  async #cases(): Promise<DrillCaseRow[]> {
    const all = await inScope(this.#space.pool, wholeCountry, (tx) => drillCases(tx, deskSource));
    return all.filter(({ source }) => source === drillSource);
  }

  /** The way of every outside source, with the time of now. */
  async #send(events: readonly Told[]): Promise<void> {
    if (events.length === 0) return;
    const at = Date.now();
    // Two steps of one case never share a moment, so that their order is told by the time alone.
    const timed = events.map((event, n) => ({
      ...event,
      occurredAt: new Date(at - events.length + n).toISOString(),
    }));
    const answer = await this.#space.app.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${this.#space.sourceKey}` },
      payload: timed,
    });
    if (answer.statusCode >= 300)
      throw new Error(`the drill's story was refused: ${answer.body.slice(0, 300)}`);
  }
}

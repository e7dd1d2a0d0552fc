import {
  countOpenCases,
  type DeadlineBasis,
  endMoveTurn,
  lockOpenCases,
  moveDeadlines,
  type OpenCase,
  readDeadlineBasis,
  takeMoveTurn,
  writeDeadlineBasis,
} from '@fengqiao/db/queries/deadline-moves';
import type { FastifyInstance } from 'fastify';
import { viewOf } from '../../domain/case-view.ts';
import { basisOf } from '../../domain/deadline-basis.ts';
import { nextDue } from '../../domain/deadlines.ts';
import type { CaseFold } from '../../domain/fold.ts';
import type { Places } from '../../domain/placing.ts';
import { wholeCountry } from '../../plugins/db.ts';

/** Cases of one transaction: an event for one of them waits that long at most. */
const casesAtOnce = 500;
const tellEveryMs = 5_000;

/** Another gateway is at it; looked at again after a while. */
export class OtherGatewayMoves extends Error {
  constructor() {
    super('another gateway computes the deadlines anew');
    this.name = 'OtherGatewayMoves';
  }
}

/**
 * Computes the stored deadlines of all open cases anew when they were computed by another calendar or profile than this gateway's.
 * One gateway does it, batch by batch, and goes on where it was interrupted; a second run finds nothing to move. Throws
 * `OtherGatewayMoves`.
 */
export async function moveStoredDeadlines(
  app: FastifyInstance,
  stopped: () => boolean = () => false,
): Promise<void> {
  const basis = basisOf(app.profile, app.workingDays.name);
  const isDone = (held: DeadlineBasis | null) => held?.basis === basis && held.finishedAt !== null;
  if (isDone(await readDeadlineBasis(app.pool))) return;
  const session = await app.pool.connect();
  let mine = false;
  try {
    mine = await takeMoveTurn(session);
    if (!mine) throw new OtherGatewayMoves();
    const held = await readDeadlineBasis(app.pool);
    if (!isDone(held)) await moveAll(app, held?.basis === basis ? held : await begin(app, basis), stopped);
  } finally {
    const ended = mine ? await endMoveTurn(session).catch((error: Error) => error) : undefined;
    session.release(ended instanceof Error ? ended : undefined);
  }
}

async function begin(app: FastifyInstance, basis: string): Promise<DeadlineBasis> {
  const of = await app.readScope(wholeCountry, countOpenCases);
  const startedAt = new Date().toISOString();
  const begun = { basis, of, lookedAt: 0, moved: 0, lastCaseId: 0, startedAt, finishedAt: null };
  await writeDeadlineBasis(app.pool, begun);
  return begun;
}

async function moveAll(app: FastifyInstance, from: DeadlineBasis, stopped: () => boolean): Promise<void> {
  let state = from;
  let toldAt = Date.now();
  if (state.of > 0) app.log.info({ of: state.of }, 'deadlines: computed anew by another calendar or profile');
  while (!stopped()) {
    const places = await app.places.current();
    state = await app.inScope(wholeCountry, async (tx) => {
      const cases = await lockOpenCases(tx, state.lastCaseId, casesAtOnce);
      const moves = cases.flatMap((row) => moveOf(app, row, places));
      if (moves.length > 0) await moveDeadlines(tx, moves);
      const next = {
        ...state,
        lookedAt: state.lookedAt + cases.length,
        moved: state.moved + moves.length,
        lastCaseId: cases.at(-1)?.case_id ?? state.lastCaseId,
        finishedAt: cases.length < casesAtOnce ? new Date().toISOString() : null,
      };
      await writeDeadlineBasis(tx, next);
      return next;
    });
    const { lookedAt, moved, of } = state;
    if (state.finishedAt !== null) {
      if (lookedAt > 0)
        app.log.info({ lookedAt, moved }, 'deadlines: all are by the calendar and profile in force');
      return;
    }
    if (Date.now() - toldAt < tellEveryMs) continue;
    toldAt = Date.now();
    app.log.info({ lookedAt, moved, of }, 'deadlines: under way');
  }
}

/** What is to be written of a case; nothing when its deadline stays as it is. */
function moveOf(
  { profile, workingDays }: FastifyInstance,
  row: OpenCase,
  places: Places,
): { caseId: number; dueAt: number | null; kind: string | null }[] {
  const fold = row.fold as CaseFold;
  const pointOf = (area: number) => places.pointOf(area);
  const view = viewOf(fold, { sourceArea: row.source_area, profile, pointOf });
  const due = nextDue(fold, view, profile, workingDays.calendar);
  const [dueAt, kind] = [due?.dueAt ?? null, due?.kind ?? null];
  return dueAt === row.due_at && kind === row.due_kind ? [] : [{ caseId: row.case_id, dueAt, kind }];
}

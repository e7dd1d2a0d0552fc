import type { Language } from '@fengqiao/contract/reference';
import type { WallCard } from '@fengqiao/contract/wall-cards';
import { type CaseDetailRow, caseSummary, findCase } from '@fengqiao/db/queries/cases';
import { caseEvents, type LoggedEvent } from '@fengqiao/db/queries/ingest';
import type { FastifyInstance } from 'fastify';
import { viewOf } from '../../domain/case-view.ts';
import { courseOf } from '../../domain/course.ts';
import { clocksOf, nextDue } from '../../domain/deadlines.ts';
import { departmentLabel } from '../../domain/department-label.ts';
import type { CaseFold } from '../../domain/fold.ts';
import { ladderOf } from '../../domain/ladder.ts';
import { stageOf } from '../../domain/stage.ts';
import { tierOf } from '../../domain/tier.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { judgedBy } from '../cases/judged-by.ts';
import { fromLog } from '../ingest/log-payload.ts';
import { checkHangs } from './hangs.ts';

/** A case as a tile of a wall shows it. Throws `notFound` for a wall or case out of reach; a sealed case is on no wall. */
export async function wallCard(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
  caseCode: string,
  language: Language,
): Promise<WallCard> {
  const row = await app.readScope(session, async (tx) => {
    await checkHangs(tx, session, wallId, (tile) => tile.kind === 'case' && tile.caseCode === caseCode);
    return findCase(tx, caseCode);
  });
  if (row === null || row.sealed) throw new AppError('notFound', `Case ${caseCode}`);
  const log = await app.readScope(wholeCountry, (tx) => caseEvents(tx, row.case_id));
  return present(app, row, log, language);
}

async function present(
  app: FastifyInstance,
  row: CaseDetailRow,
  log: readonly LoggedEvent[],
  language: Language,
): Promise<WallCard> {
  const { profile } = app;
  const { calendar } = app.workingDays;
  const places = await app.places.current();
  const judged = await judgedBy(app, row);
  const fold = row.fold as CaseFold;
  const now = row.now.getTime();
  const view = viewOf(fold, {
    sourceArea: row.source_area,
    profile,
    pointOf: (area: number) => places.pointOf(area),
  });
  const due = nextDue(fold, view, profile, calendar);
  const clock = clocksOf(fold, view, profile, calendar, now, language).find(
    ({ dueAt, metAt }) => metAt === null && Date.parse(dueAt) === due?.dueAt,
  );
  const { order } = courseOf(log.map(fromLog), view, profile, calendar, now);
  const found = tierOf(fold, view, due?.dueAt ?? null, judged.by, judged.at, language);
  const { substantiveOwner: owner } = order;
  return {
    ...caseSummary(row),
    stage: stageOf(view.status, profile, language).word,
    reasons: found.reasons.map(({ factor, tier, evidence }) => ({ factor, tier, evidence })),
    clock:
      clock === undefined
        ? null
        : { kind: clock.kind, rule: clock.rule, dueAt: clock.dueAt, state: clock.state },
    rung: ladderOf(fold, profile).find(({ level }) => level === view.level) ?? null,
    owner: owner === null ? null : departmentLabel(owner, profile)[language],
  };
}

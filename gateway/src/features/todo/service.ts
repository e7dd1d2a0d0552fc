import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Todo } from '@fengqiao/contract/todo';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import { listLetters } from '@fengqiao/db/queries/letters';
import { awaitedLetters, eventsOfCases, type PushEventRow, pushedCases } from '@fengqiao/db/queries/todo';
import type { FastifyInstance } from 'fastify';
import type { Facts, LogEvent } from '../../domain/fold.ts';
import { moreUrgentPush, type Push, pushEventTypes, unansweredPush, wasPushed } from '../../domain/pushes.ts';
import { whistlesOf } from '../../domain/whistles.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { letterSummary } from '../letters/present-letter.ts';

/** Rows of each list that are sent. */
const mostShown = 100;
/** Cases that are looked at; more are pushed at once nowhere. */
const mostCases = 2_000;

/** What waits for an answer in an area. Throws `access.denied` outside the session's subtree. */
export async function todo(
  app: FastifyInstance,
  session: AccountSession,
  areaCode: string | undefined,
): Promise<Todo> {
  const range = narrow(session, areaCode);
  if (range === null) throw new AppError('access.denied');
  const { letters, ids, summaries } = await app.readScope(session, async (tx) => {
    const counts = await awaitedLetters(tx, range);
    const { lo, hi } = range;
    const rows = await listLetters(tx, { lo, hi, state: 'unanswered', limit: mostShown });
    const pushed = await pushedCases(tx, range, mostCases);
    return {
      letters: { counts, items: rows.map(letterSummary) },
      ids: pushed,
      summaries: await summariesByIds(tx, pushed),
    };
  });
  const rows = await app.readScope(wholeCountry, (tx) => eventsOfCases(tx, ids, pushEventTypes));
  const logs = logsByCase(rows);
  const { counts, items } = letters;
  return {
    at: new Date().toISOString(),
    ...pushesOf(app, logs, summaries),
    letters: {
      items: items.sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '')),
      count: counts.waiting,
      overdue: counts.overdue,
      of: counts.asked,
    },
  };
}

function logsByCase(rows: readonly PushEventRow[]): Map<number, LogEvent[]> {
  const logs = new Map<number, LogEvent[]>();
  for (const { case_id, source, event_id, type, occurred_at, payload: stored } of rows) {
    const { facts = {}, ...payload } = stored as { facts?: Facts };
    const log = logs.get(case_id) ?? [];
    log.push({
      source,
      eventId: event_id,
      type: type as LogEvent['type'],
      at: occurred_at.getTime(),
      facts,
      payload,
    });
    logs.set(case_id, log);
  }
  return logs;
}

function pushesOf(
  app: FastifyInstance,
  logs: ReadonlyMap<number, LogEvent[]>,
  summaries: ReadonlyMap<number, CaseSummary>,
): Pick<Todo, 'whistles' | 'pushes'> {
  const { calendar } = app.workingDays;
  const now = Date.now();
  const blown: Todo['whistles']['items'] = [];
  const pushes: (Push & { case: CaseSummary })[] = [];
  let everBlown = 0;
  let everPushed = 0;
  for (const [caseId, log] of logs) {
    const summary = summaries.get(caseId);
    if (summary === undefined) continue;
    for (const { department, at, respondBy, state } of whistlesOf(log, app.profile, calendar, now)) {
      everBlown += 1;
      if (state === 'open' || state === 'late')
        blown.push({ case: summary, department, at, respondBy, late: state === 'late' });
    }
    if (wasPushed(log)) everPushed += 1;
    const push = unansweredPush(log);
    if (push !== null) pushes.push({ ...push, case: summary });
  }
  blown.sort((a, b) => Date.parse(a.respondBy) - Date.parse(b.respondBy));
  pushes.sort(moreUrgentPush);
  return {
    whistles: { items: blown.slice(0, mostShown), count: blown.length, of: everBlown },
    pushes: {
      items: pushes.slice(0, mostShown).map((push) => ({ ...push, at: new Date(push.at).toISOString() })),
      count: pushes.length,
      of: everPushed,
    },
  };
}

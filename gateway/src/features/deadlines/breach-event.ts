import type { WatchedCase } from '@fengqiao/db/queries/deadlines';
import type { Breach } from '../../domain/deadlines.ts';
import { engineEvent } from '../ingest/own-events.ts';
import type { PreparedEvent } from '../ingest/prepared.ts';

/** One deadline of one case, whoever finds that it passed: the id of its event. */
export const keyOf = ({ case_code: caseCode }: Pick<WatchedCase, 'case_code'>, breach: Breach): string =>
  `${caseCode}:passed:${breach.kind}:${new Date(breach.dueAt).toISOString()}`;

/** The engine's event of a deadline that passed, at the time at which it did. */
export function breachEvent(row: WatchedCase, breach: Breach): PreparedEvent {
  const home = { caseSource: row.source, caseRef: row.case_ref, sourceArea: row.source_area };
  const dueAt = new Date(breach.dueAt).toISOString();
  return engineEvent(home, {
    eventId: keyOf(row, breach),
    type: 'deadline.passed',
    at: breach.dueAt,
    payload: { kind: breach.kind, dueAt, difficulty: breach.difficulty ?? '' },
  });
}

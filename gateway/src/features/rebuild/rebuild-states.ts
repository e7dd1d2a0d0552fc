import { isDeepStrictEqual } from 'node:util';
import { inScope } from '@fengqiao/db';
import { comparable, readStates, type StoredState, updateStates } from '@fengqiao/db/queries/case-states';
import { moveTexts } from '@fengqiao/db/queries/case-text';
import { logBetween, strayTexts } from '@fengqiao/db/queries/rebuild';
import type { LogEvent } from '../../domain/fold.ts';
import { type Rebuilt, rebuildCase } from '../../domain/rebuilt-state.ts';
import { type Client, type Pool, wholeCountry } from '../../plugins/db.ts';
import type { Rules } from '../ingest/fold-cases.ts';
import { fromLog } from '../ingest/log-payload.ts';
import type { Differences } from './differences.ts';

/** Cases of one transaction: an event for one of them waits that long at most when they are locked. */
const casesAtOnce = 250;

/** `lastId`: where the next slice begins; null = there are no more cases. */
export interface Slice {
  lastId: number | null;
  cases: number;
  events: number;
}

/**
 * Compares the states of the next cases after an id with what their log says, and writes what the log says when asked to. Reading, it
 * sees one moment of the database: an ingest transaction writes log and state together, so there is nothing to lock. Writing, it holds
 * the cases: an event that comes meanwhile waits, is folded into the mended state, and is not lost.
 */
export function rebuildStates(
  pool: Pool,
  rules: Rules,
  after: number,
  options: { fix: boolean; differences: Differences; limit?: number },
): Promise<Slice> {
  const { fix, differences, limit = casesAtOnce } = options;
  const work = async (tx: Client): Promise<{ slice: Slice; found: [string, StoredState, unknown][] }> => {
    const states = await readStates(tx, after, limit, fix);
    const [first, last] = [states[0], states.at(-1)];
    if (first === undefined || last === undefined)
      return { slice: { lastId: null, cases: 0, events: 0 }, found: [] };
    const logs = new Map<number, LogEvent[]>(states.map(({ case_id }) => [case_id, []]));
    const rows = await logBetween(tx, first.case_id, last.case_id);
    for (const row of rows) logs.get(row.case_id)?.push(fromLog(row));
    const found = states.flatMap((state) =>
      compare(state, logs.get(state.case_id) ?? [], rules).map(
        ([column, computed]): [string, StoredState, unknown] => [column, state, computed],
      ),
    );
    const strays = await strayTexts(tx, first.case_id, last.case_id);
    if (fix) await mend(tx, found, logs, rules);
    // After the states: words follow their case.
    if (fix) await moveTexts(tx, await strayTexts(tx, first.case_id, last.case_id));
    const byId = new Map(states.map((state) => [state.case_id, state]));
    for (const { caseId, area } of strays) {
      const state = byId.get(caseId);
      if (state !== undefined) found.push(['words', state, area]);
    }
    return { slice: { lastId: last.case_id, cases: states.length, events: rows.length }, found };
  };
  const how = fix ? {} : ({ isolation: 'repeatable read', readOnly: true } as const);
  // Told after the commit: the work may run several times.
  return inScope(pool, wholeCountry, work, how).then(({ slice, found }) => {
    for (const [column, state, computed] of found)
      differences.add(column === 'words' ? 'case_text.area' : `case_state.${column}`, {
        of: state.case_code,
        stored: column === 'words' ? 'another area' : state[column],
        computed,
      });
    return slice;
  });
}

/** The columns that are not as the log says, each with what it says. */
function compare(state: StoredState, log: readonly LogEvent[], rules: Rules): [string, unknown][] {
  if (log.length === 0) return [['case_id', 'no event of it']];
  const computed = comparable(valuesOf(rebuilt(state, log, rules), state));
  return Object.entries(computed).filter(([column, value]) => !isDeepStrictEqual(value, state[column]));
}

const rebuilt = (
  state: StoredState,
  log: readonly LogEvent[],
  { profile, calendar, places }: Rules,
): Rebuilt =>
  rebuildCase(
    log,
    { sourceArea: state.source_area, profile, pointOf: (area) => places.pointOf(area) },
    profile,
    calendar,
  );

/** A mended case is due at once: the timed run says whether its tier still holds. */
const valuesOf = ({ fold, view, due, tier }: Rebuilt, state: StoredState) => ({
  ...view,
  tier,
  dueAt: due?.dueAt ?? null,
  dueKind: due?.kind ?? null,
  tierRules: state.tier_rules ?? '',
  tierAt: state.tier_at ?? 0,
  tierNextAt: 0,
  fold: JSON.stringify(fold),
});

async function mend(
  tx: Client,
  found: readonly [string, StoredState, unknown][],
  logs: ReadonlyMap<number, readonly LogEvent[]>,
  rules: Rules,
): Promise<void> {
  const damaged = new Set(found.filter(([column]) => column !== 'case_id').map(([, state]) => state));
  if (damaged.size === 0) return;
  await updateStates(
    tx,
    [...damaged].map((state) => ({
      caseId: state.case_id,
      ...valuesOf(rebuilt(state, logs.get(state.case_id) ?? [], rules), state),
    })),
  );
}

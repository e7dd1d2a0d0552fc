import { inScope } from '@fengqiao/db';
import { countCases, countedSpan } from '@fengqiao/db/queries/rebuild';
import { addMonths, shanghaiDay } from '../../domain/instant.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import type { Rules } from '../ingest/fold-cases.ts';
import { Differences } from './differences.ts';
import { rebuildRollups } from './rebuild-rollups.ts';
import { rebuildStates } from './rebuild-states.ts';

export interface RebuildProgress {
  stage: 'states' | 'rollups';
  /** Cases or months. */
  done: number;
  of: number;
  events: number;
  /** Since the stage began. */
  elapsedMs: number;
}

export interface RebuildResult {
  startedAt: Date;
  cases: number;
  events: number;
  differences: Differences;
}

/** States, then rollups, from the log; memory holds one slice of cases or one month of rollups at a time. */
export async function rebuild(
  pool: Pool,
  rules: Rules,
  {
    fix,
    onProgress,
    signal,
  }: {
    fix: boolean;
    onProgress?: (progress: RebuildProgress) => void;
    signal?: AbortSignal;
  },
): Promise<RebuildResult> {
  const result = { startedAt: new Date(), cases: 0, events: 0, differences: new Differences() };
  const options = { fix, differences: result.differences };
  const { cases: of } = await inScope(pool, wholeCountry, countCases, { readOnly: true });
  const began = Date.now();
  for (let after: number | null = 0; after !== null; ) {
    signal?.throwIfAborted();
    const slice = await rebuildStates(pool, rules, after, options);
    after = slice.lastId;
    result.cases += slice.cases;
    result.events += slice.events;
    const { cases: done, events } = result;
    onProgress?.({ stage: 'states', done, of: Math.max(of, done), events, elapsedMs: Date.now() - began });
  }
  const months = await countedMonths(pool);
  const beganRollups = Date.now();
  let events = 0;
  for (const [index, month] of months.entries()) {
    signal?.throwIfAborted();
    events += (await rebuildRollups(pool, month, options)).events;
    const elapsedMs = Date.now() - beganRollups;
    onProgress?.({ stage: 'rollups', done: index + 1, of: months.length, events, elapsedMs });
  }
  return result;
}

/** First days of the months in which anything is counted. */
export async function countedMonths(pool: Pool): Promise<string[]> {
  const span = await inScope(pool, wholeCountry, countedSpan, { readOnly: true });
  if (span === null) return [];
  const months: string[] = [];
  const last = firstOf(span.to);
  for (let month = firstOf(span.from); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

const firstOf = (at: number): string => `${shanghaiDay(at).slice(0, 7)}-01`;

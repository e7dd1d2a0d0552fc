import type { Tier } from '@fengqiao/contract/cases';
import { inScope } from '@fengqiao/db';
import { appendEvents, insertCaseOutbox } from '@fengqiao/db/queries/ingest';
import { lockOutbox } from '@fengqiao/db/queries/outbox';
import { type DueCase, lockDueCases, writeTiers } from '@fengqiao/db/queries/tier-runs';
import { viewOf } from '../../domain/case-view.ts';
import { nextDue } from '../../domain/deadlines.ts';
import { type CaseFold, foldEvent, type LogEvent } from '../../domain/fold.ts';
import { findTier } from '../../domain/tier.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import { type Rules, tierEvent } from '../ingest/fold-cases.ts';
import { toLogPayload } from '../ingest/log-payload.ts';
import { applyDelta, type CountedUnder, RollupDelta } from '../ingest/rollup-delta.ts';

/** One case that was looked at, with what the engine says of it now. */
interface Judged {
  row: DueCase;
  under: CountedUnder;
  tier: Tier | null;
  nextAt: number | null;
  events: LogEvent[];
}

export interface JudgedSlice {
  lookedAt: number;
  /** `<before>><after>` → how many. */
  changes: Map<string, number>;
  outbox: { lo: number; hi: number } | null;
}

/**
 * Judges some cases whose time has come, or whose rules have changed, in one transaction: the engine's events, the states, the rollups
 * and what the sockets tell, or nothing. Whoever runs it twice changes nothing the second time.
 */
export function judgeDueCases(pool: Pool, rules: Rules, limit: number): Promise<JudgedSlice> {
  return inScope(pool, wholeCountry, async (tx) => {
    const version = rules.profile.tiers.version;
    const due = await lockDueCases(tx, version, limit);
    const [first] = due;
    if (first === undefined) return { lookedAt: 0, changes: new Map<string, number>(), outbox: null };
    const judged = due.map((row) => judge(row, rules));
    const log = judged.flatMap(({ row, under, events }) => events.map((event) => ({ row, under, event })));
    await writeTiers(
      tx,
      judged.map(({ row, tier, nextAt }) => ({
        caseId: row.case_id,
        tier,
        tierRules: version,
        tierAt: row.now,
        tierNextAt: nextAt,
        fold: JSON.stringify(row.fold),
      })),
    );
    const changes = countChanges(judged);
    if (log.length === 0) return { lookedAt: due.length, changes, outbox: null };
    await appendEvents(
      tx,
      first.now,
      log.map(({ row: { case_id, cell }, under, event }) => ({
        ...event,
        ...under,
        caseId: case_id,
        cell,
        payload: toLogPayload(event),
      })),
    );
    const delta = new RollupDelta();
    for (const { under, event } of log) delta.addEvent(under, event, 1);
    await applyDelta(tx, delta);
    await lockOutbox(tx);
    const outbox = await insertCaseOutbox(
      tx,
      log.map(({ row, event }) => ({
        area: row.area,
        caseId: row.case_id,
        eventType: event.type,
        at: event.at,
      })),
    );
    return { lookedAt: due.length, changes, outbox };
  });
}

function judge(row: DueCase, { profile, calendar, places }: Rules): Judged {
  const fold = row.fold as CaseFold;
  const pointOf = (area: number) => places.pointOf(area);
  const view = viewOf(fold, { sourceArea: row.source_area, profile, pointOf });
  const dueAt = nextDue(fold, view, profile, calendar)?.dueAt ?? null;
  const events: LogEvent[] = [];
  let tier = row.tier as Tier | null;
  // A gateway that was away for weeks finds each step at its own time; what the rules changed is found now.
  let at = row.due_at ?? row.now;
  for (;;) {
    const found = findTier(fold, view, dueAt, profile, at);
    if (found.tier !== tier) {
      tier = found.tier;
      const because = row.due_at === null ? 'rules' : 'time';
      const work = {
        caseCode: row.case_code,
        fold,
        tier,
        found: { ...found, rules: profile.tiers.version, at },
      };
      const event = tierEvent(work, because, at);
      foldEvent(fold, event);
      events.push(event);
    }
    if (found.nextAt === null || found.nextAt > row.now)
      return { row, under: { area: row.area, category: view.category }, tier, nextAt: found.nextAt, events };
    at = found.nextAt;
  }
}

function countChanges(judged: readonly Judged[]): Map<string, number> {
  const changes = new Map<string, number>();
  for (const { row, tier } of judged) {
    if (tier === row.tier) continue;
    const step = `${row.tier ?? 'none'}>${tier ?? 'none'}`;
    changes.set(step, (changes.get(step) ?? 0) + 1);
  }
  return changes;
}

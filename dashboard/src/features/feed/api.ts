import type { CaseSummary } from '@fengqiao/contract/cases';
import type { ChangesAnswer } from '@fengqiao/contract/events';
import { request } from '../../lib/api.ts';
import { dayMs } from '../../lib/time.ts';
import type { FeedEntry } from '../../live/live-store.ts';

/** How far back in the sequence the feed looks when a page opens. */
const lookBack = 300;
const shownAtOpening = 40;

/**
 * What happened lately, newest first, one entry per case; filled up with the newest cases where little happened. `mayList`: whether
 * the account may ask for lists of cases; a screen of a wall may not.
 */
export async function recentEntries(seq: number, mayList: boolean): Promise<FeedEntry[]> {
  const { cases } = await request<ChangesAnswer>('/api/changes', {
    query: { since: Math.max(0, seq - lookBack) },
  });
  const entries = new Map<string, FeedEntry>();
  for (const change of cases.toReversed()) {
    if (Date.parse(change.receivedAt) - Date.parse(change.occurredAt) > dayMs) continue;
    if (entries.has(change.case.caseCode)) continue;
    entries.set(change.case.caseCode, {
      case: change.case,
      eventType: change.eventType,
      at: change.receivedAt,
      fresh: false,
    });
  }
  if (mayList && entries.size < shownAtOpening) {
    const { items } = await request<{ items: CaseSummary[] }>('/api/cases', {
      query: { limit: shownAtOpening },
    });
    for (const item of items) {
      if (entries.has(item.caseCode)) continue;
      entries.set(item.caseCode, { case: item, eventType: null, at: item.lastEventAt, fresh: false });
    }
  }
  return [...entries.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, shownAtOpening);
}

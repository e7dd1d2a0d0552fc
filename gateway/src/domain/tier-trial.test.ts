import { describe, expect, it } from 'vitest';
import { dayMs } from './instant.ts';
import type { HistoryComparison } from './tier-history.ts';
import { listedCases, TierTrialSum } from './tier-trial.ts';

const monday = Date.parse('2026-03-02T00:00:00+08:00');
const same: HistoryComparison = {
  changed: false,
  highestBefore: 'blue',
  highestAfter: 'blue',
  redBefore: null,
  redAfter: null,
  earlierMs: 0,
  nowBefore: 'blue',
  nowAfter: 'blue',
};

describe('what rules would have changed', () => {
  it('counts cases, names the median of days, and counts reds by the week they fall in', () => {
    const sum = new TierTrialSum(monday, monday + 20 * dayMs);
    sum.add(1, true, same);
    for (const [caseId, days] of [
      [2, 2],
      [3, 9],
      [4, 10],
    ] as const)
      sum.add(caseId, false, {
        ...same,
        changed: true,
        highestBefore: 'red',
        highestAfter: 'red',
        redBefore: monday + 14 * dayMs,
        redAfter: monday + (14 - days) * dayMs,
        earlierMs: days * dayMs,
      });
    sum.add(5, true, {
      ...same,
      changed: true,
      highestAfter: 'red',
      redAfter: monday + 7 * dayMs - 1,
      nowAfter: 'red',
    });
    expect(sum.result()).toEqual({
      cases: 5,
      changed: 4,
      earlier: 3,
      earlierDays: 9,
      later: 0,
      laterDays: null,
      newReds: 1,
      lostReds: 0,
      weeks: [
        { monday: '2026-03-02', before: 0, after: 3 },
        { monday: '2026-03-09', before: 0, after: 1 },
        { monday: '2026-03-16', before: 3, after: 0 },
      ],
      nowBefore: { none: 0, blue: 2, orange: 0, red: 0 },
      nowAfter: { none: 0, blue: 1, orange: 0, red: 1 },
    });
    expect(sum.lists.newReds).toEqual([{ caseId: 5, before: 'blue', after: 'red', earlierDays: 0 }]);
    expect(sum.lists.earlier.map(({ caseId }) => caseId)).toEqual([2, 3, 4]);
  });

  it('counts every case behind a figure and keeps a bounded list of them', () => {
    const sum = new TierTrialSum(monday, monday + dayMs);
    for (let caseId = 1; caseId <= listedCases + 5; caseId += 1)
      sum.add(caseId, true, { ...same, changed: true });
    expect(sum.result().changed).toBe(listedCases + 5);
    expect(sum.lists.changed).toHaveLength(listedCases);
  });
});

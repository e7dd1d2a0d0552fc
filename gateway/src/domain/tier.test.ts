import { riskFactors } from '@fengqiao/contract/cases';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { viewOf } from './case-view.ts';
import { emptyFold, type Facts, foldEvent, type LogEvent } from './fold.ts';
import { tierOf } from './tier.ts';

const profile = loadProfile('bazhong');
const start = Date.parse('2026-03-02T09:00:00+08:00');
const dayMs = 86_400_000;

function finding(
  events: [type: LogEvent['type'], payload?: Record<string, unknown>, facts?: Facts][],
  { afterDays = 0, dueAt = null as number | null } = {},
) {
  const fold = emptyFold();
  foldEvent(fold, { source: 's', eventId: '0', type: 'case.registered', at: start, facts: {}, payload: {} });
  for (const [index, [type, payload = {}, facts = {}]] of events.entries())
    foldEvent(fold, { source: 's', eventId: `${index + 1}`, type, at: start + index, facts, payload });
  const view = viewOf(fold, { sourceArea: 511900000000000, profile, pointOf: () => null });
  return tierOf(fold, view, dueAt, profile, start + afterDays * dayMs);
}
const isNumberOrDate = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
const signal = (factor: string): [LogEvent['type'], Record<string, unknown>] => [
  'risk.signalled',
  { factor },
];

describe('tier of a case', () => {
  it('is none for a case without a risk', () => {
    expect(finding([])).toEqual({ tier: null, reasons: [], rulesVersion: 'bazhong-1' });
  });

  it.each(riskFactors)('rises for a signal of %s, and says so (CQ-05, NA-06)', (factor) => {
    const { tier, reasons } = finding([signal(factor)]);
    expect(tier).not.toBeNull();
    expect(reasons).toMatchObject([{ factor, evidence: expect.stringContaining('信号1次') }]);
  });

  it('is red for a threat, and lists the evidence that is weaker below', () => {
    const { tier, reasons } = finding([signal('emerging'), signal('threat')]);
    expect(tier).toBe('red');
    expect(reasons.map(({ rule }) => rule)).toEqual(['threat', 'emerging']);
  });

  it('is red when three different factors meet', () => {
    const { tier, reasons } = finding([
      signal('emerging'),
      signal('multipleIdentities'),
      signal('dissatisfied'),
    ]);
    expect(tier).toBe('red');
    expect(reasons[0]).toEqual({
      rule: 'factors-red',
      factor: 'combined',
      tier: 'red',
      evidence: '同时具备3类风险因素（≥3）',
      found: 3,
      atLeast: 3,
      from: '2026-03-02T01:00:00.000Z',
      to: '2026-03-02T01:00:00.002Z',
    });
  });

  it('grows with people and money, and names only the highest step', () => {
    expect(finding([['note.added', {}, { people: 4, amount: '499999.99' }]]).tier).toBeNull();
    const { tier, reasons } = finding([['note.added', {}, { people: 120, amount: '600000' }]]);
    expect(tier).toBe('red');
    expect(reasons.map(({ rule }) => rule)).toEqual(['people-red', 'amount-blue']);
  });

  it('grows while a case waits, and stops when it is resolved', () => {
    expect(finding([], { afterDays: 59 }).tier).toBeNull();
    expect(finding([], { afterDays: 60 }).reasons).toMatchObject([
      { rule: 'prolonged-open', evidence: '受理60天仍未化解（≥60天）' },
    ]);
    expect(finding([['case.resolved', { level: 'village' }]], { afterDays: 300 }).tier).toBeNull();
    expect(finding([], { afterDays: 3, dueAt: start + dayMs }).reasons).toMatchObject([
      { rule: 'overdue-blue', evidence: '超期3天' },
    ]);
  });

  it('gives numbers and dates as evidence, and nothing that could be a name', () => {
    const named = { account: '张三', reporter: '李四', evidence: '扬言的王五', leader: '赵六' };
    const { reasons } = finding(
      [
        ['risk.signalled', { factor: 'threat', ...named }],
        ['leader.assigned', named],
        ['note.added', named, { people: 40, by: '张三' }],
      ],
      { afterDays: 70, dueAt: start },
    );
    expect(reasons.map(({ factor }) => factor)).toEqual(['threat', 'prolonged', 'people', 'overdue']);
    for (const { evidence: _, rule: _rule, factor: _factor, tier: _tier, ...rest } of reasons)
      expect(Object.entries(rest).every(([, value]) => value === null || isNumberOrDate(value))).toBe(true);
    expect(JSON.stringify(reasons)).not.toMatch(/[张李王赵]/);
  });

  it('takes the tier that a source states as one reason among others, until the source takes it back', () => {
    expect(finding([['tier.changed', { tier: 'orange' }]]).reasons).toMatchObject([
      { rule: 'stated-orange' },
    ]);
    expect(
      finding([
        ['tier.changed', { tier: 'orange' }],
        ['tier.changed', { tier: null }],
      ]).tier,
    ).toBeNull();
  });
});

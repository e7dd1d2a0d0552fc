import type { CaseSummary } from '@fengqiao/contract/cases';
import type { CaseChange } from '@fengqiao/contract/events';
import { expect, test } from 'vitest';
import { matches } from './case-filter.ts';
import { TierPointSet } from './tier-points.ts';

const aCase = (overrides: Partial<CaseSummary> = {}): CaseSummary => ({
  caseCode: '511902-2026-000001-5',
  title: '宅基地边界',
  category: 'neighbour',
  status: 'accepted',
  tier: 'orange',
  difficulty: 'general',
  areaCode: '511902001',
  areaName: '东城街道',
  unplaced: false,
  location: { lng: 106.76, lat: 31.85 },
  channel: 'onsite',
  source: 'window',
  leadDepartment: null,
  people: null,
  registeredAt: '2026-11-20T09:00:00+08:00',
  lastEventAt: '2026-11-20T09:00:00+08:00',
  resolvedAt: null,
  dueAt: null,
  overdue: false,
  sealed: false,
  ...overrides,
});

const aChange = (overrides: Partial<CaseSummary> = {}): CaseChange => ({
  seq: 1,
  eventType: 'tier.changed',
  occurredAt: '2026-11-22T15:42:00+08:00',
  receivedAt: '2026-11-22T15:42:00+08:00',
  case: aCase(overrides),
});

const acknowledgedAt = '2026-11-21T10:00:00+08:00';
const aSet = () => {
  const set = new TierPointSet();
  set.load(
    [
      { caseCode: 'r', tier: 'red', title: '', lng: 106, lat: 31, acknowledgedAt },
      { caseCode: 'b', tier: 'blue', title: '', lng: 106, lat: 31, acknowledgedAt: null },
    ],
    30,
  );
  return set;
};

test('the highest tier is drawn last and what lies beyond the points is told', () => {
  const set = aSet();
  expect(set.inDrawingOrder().map(({ tier }) => tier)).toEqual(['blue', 'red']);
  expect(set.counts).toEqual({ blue: 1, orange: 0, red: 1 });
  expect(set.beyond).toBe(28);
});

test('a case that gets a tier appears, and one that is resolved goes', () => {
  const set = aSet();
  expect(set.apply([aChange()], {})).toBe(true);
  expect(set.counts.orange).toBe(1);
  expect(set.apply([aChange()], {})).toBe(false);
  expect(set.apply([aChange({ status: 'resolved' })], {})).toBe(true);
  expect(set.counts.orange).toBe(0);
});

test('a case that turns red is unacknowledged even if its red of before was seen', () => {
  const set = aSet();
  set.apply([aChange({ caseCode: 'r', tier: 'orange' })], {});
  set.apply([aChange({ caseCode: 'r', tier: 'red' })], {});
  expect(set.get('r')?.acknowledgedAt).toBeNull();
  expect(set.acknowledge('r', acknowledgedAt)).toBe(true);
  expect(set.acknowledge('r', acknowledgedAt)).toBe(false);
  set.apply([aChange({ caseCode: 'r', tier: 'red', title: '又一件事' })], {});
  expect(set.get('r')?.acknowledgedAt).toBe(acknowledgedAt);
});

test('a case without a place is no point', () => {
  const set = aSet();
  expect(set.apply([aChange({ location: null })], {})).toBe(false);
});

test.each([
  [{ area: '511902' }, true],
  [{ area: '511923' }, false],
  [{ tier: 'red' as const }, false],
  [{ status: 'open' as const }, true],
  [{ status: 'resolved' as const }, false],
  [{ category: 'wages' }, false],
  [{ overdue: true }, false],
  [{ from: '2026-11-21T00:00:00+08:00' }, false],
  [{ to: '2026-11-20T09:00:00+08:00' }, false],
  [{ from: '2026-11-20T00:00:00+08:00', to: '2026-11-21T00:00:00+08:00' }, true],
  [{ q: '宅基地' }, true],
  [{ q: '工资' }, false],
])('the filter %o decides %s', (filter, expected) => {
  expect(matches(filter, aCase(), false)).toBe(expected);
});

test('a case that moves out of the filter leaves the map', () => {
  const set = new TierPointSet();
  set.apply([aChange()], { tier: 'orange' });
  expect(set.apply([aChange({ tier: 'blue' })], { tier: 'orange' })).toBe(true);
  expect(set.inDrawingOrder()).toEqual([]);
});

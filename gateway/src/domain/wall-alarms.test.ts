import { usualAlarmPolicy } from '@fengqiao/contract/wall-alarms';
import { describe, expect, test } from 'vitest';
import { type AlarmInLine, alarmScene, alarmSteps, type WallLine } from './wall-alarms.ts';

const now = Date.parse('2026-11-22T15:42:00+08:00');
const s = 1_000;

const anAlarm = (
  id: number,
  { of, ...more }: Partial<Omit<AlarmInLine, 'id' | 'case'>> & { of?: Partial<AlarmInLine['case']> } = {},
): AlarmInLine => ({
  id,
  state: 'waiting',
  raisedAt: now - 60 * s + id,
  until: null,
  ...more,
  case: { tier: 'red', over: false, sealed: false, acknowledgedAt: null, ...of },
});
const shown = (id: number, more: Parameters<typeof anAlarm>[1] = {}) =>
  anAlarm(id, { state: 'shown', until: now + 60 * s, ...more });
const aLine = (alarms: AlarmInLine[], more: Partial<WallLine> = {}): WallLine => ({
  policy: { ...usualAlarmPolicy, everyS: 30, showS: 180 },
  hasPlace: true,
  lastShownAt: null,
  alarms,
  ...more,
});

describe('whose turn it is on a wall', () => {
  test('is that of the first that was raised, for as long as the policy says', () => {
    expect(alarmSteps(aLine([anAlarm(2), anAlarm(1)]), now)).toEqual([
      { id: 1, to: 'shown', tier: 'red', until: now + 180 * s },
    ]);
  });

  test('is that of the highest tier first', () => {
    const policy = { ...usualAlarmPolicy, tiers: ['orange' as const, 'red' as const] };
    const line = aLine([anAlarm(1, { of: { tier: 'orange' } }), anAlarm(2)], { policy });
    expect(alarmSteps(line, now)).toMatchObject([{ id: 2, to: 'shown', tier: 'red' }]);
  });

  test('is nobody’s while one stands', () => {
    expect(alarmSteps(aLine([shown(1), anAlarm(2)]), now)).toEqual([]);
  });

  test('comes no sooner than the policy’s pause after the last one began', () => {
    const line = aLine([anAlarm(2)], { lastShownAt: now - 30 * s + 1 });
    expect(alarmSteps(line, now)).toEqual([]);
    expect(alarmSteps(line, now + 1)).toMatchObject([{ id: 2, to: 'shown' }]);
  });

  test('comes at the moment at which the one before is given back', () => {
    const line = aLine([shown(1, { until: now }), anAlarm(2)], { lastShownAt: now - 180 * s });
    expect(alarmSteps(line, now)).toMatchObject([
      { id: 1, to: 'timedOut' },
      { id: 2, to: 'shown' },
    ]);
  });
});

describe('an alarm is over', () => {
  test('when its time is, not before', () => {
    expect(alarmSteps(aLine([shown(1, { until: now + 1 })]), now)).toEqual([]);
    expect(alarmSteps(aLine([shown(1, { until: now })]), now)).toEqual([{ id: 1, to: 'timedOut' }]);
  });

  test('when its case was seen after it was raised; a look of long ago does not count', () => {
    const seen = (acknowledgedAt: number, at: number) =>
      alarmSteps(aLine([shown(1, { raisedAt: now, of: { acknowledgedAt } })]), at);
    expect(seen(now, now + 10 * s)).toEqual([{ id: 1, to: 'acknowledged' }]);
    expect(seen(now - 1, now + 10 * s)).toEqual([]);
    // Whoever looked ends it under the own name first.
    expect(seen(now, now + 10 * s - 1)).toEqual([]);
  });

  test.each<[string, Partial<AlarmInLine['case']>]>([
    ['sealed', { sealed: true }],
    ['resolved or closed', { over: true }],
    ['of a lower tier', { tier: 'orange' }],
    ['of no tier', { tier: null }],
  ])('when its case is %s, waiting or shown', (_, of) => {
    expect(alarmSteps(aLine([shown(1, { of }), anAlarm(2, { of })]), now)).toEqual([
      { id: 1, to: 'dropped' },
      { id: 2, to: 'dropped' },
    ]);
  });

  test('when the policy is switched off or no place is kept for it', () => {
    const off = { policy: { ...usualAlarmPolicy, enabled: false } };
    for (const more of [off, { hasPlace: false }])
      expect(alarmSteps(aLine([shown(1)], more), now)).toEqual([{ id: 1, to: 'dropped' }]);
  });
});

test('a scene is case, map, cameras, rooms of the county, in the order in which places are filled', () => {
  const alarmed = {
    caseCode: '511923-2026-000001-1',
    areaCode: '511923102005',
    place: { lng: 107, lat: 31.5 },
  };
  expect(alarmScene(alarmed, ['51192300001310000001'])).toEqual([
    { kind: 'case', caseCode: alarmed.caseCode },
    { kind: 'map', area: '511923', at: { lng: 107, lat: 31.5, zoom: 15 } },
    { kind: 'camera', cameraId: '51192300001310000001' },
    { kind: 'rooms', area: '511923' },
  ]);
});

test('a case without a place has the map of its area', () => {
  const [, map] = alarmScene({ caseCode: 'x', areaCode: '511900', place: null }, []);
  expect(map).toEqual({ kind: 'map', area: '511900' });
});

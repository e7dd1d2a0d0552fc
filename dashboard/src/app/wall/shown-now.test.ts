import type { WallAlarm } from '@fengqiao/contract/wall-alarms';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Screen, WallNow } from '@fengqiao/contract/walls';
import { describe, expect, test } from 'vitest';
import { shownNow, warmMs } from './shown-now.ts';

const begun = Date.parse('2026-11-22T08:00:00Z');
const at = (seconds: number): number => begun + seconds * 1000;
const iso = (seconds: number): string => new Date(at(seconds)).toISOString();
const id = (n: number): string => String(n).padStart(20, '0');
const picture = (n: number): Tile => ({ kind: 'camera', cameraId: id(n) });

const screen: Screen = {
  id: '1',
  name: '1',
  scale: 1,
  reserved: [0, 1],
  layout: '4',
  tiles: [1, 2, 3, 4].map(picture),
  places: [],
  updatedAt: iso(0),
  updatedBy: null,
};
const quiet: WallNow = { lease: null, tours: [], alarm: null, waiting: 0 };
const alarm: WallAlarm = {
  id: 1,
  caseCode: '511902-2026-000001-1',
  tier: 'red',
  raisedAt: iso(0),
  state: 'shown',
  shownAt: iso(0),
  until: iso(60),
  endedAt: null,
  endedBy: null,
  tiles: [{ kind: 'case', caseCode: '511902-2026-000001-1' }, picture(3)],
};
const touring: WallNow = {
  ...quiet,
  tours: [
    {
      tour: {
        id: 't',
        name: '轮巡',
        dwellS: 10,
        targets: [
          { screen: '1', place: 0 },
          { screen: '1', place: 1 },
        ],
        cameraIds: [11, 12, 13, 14].map(id),
        sceneIds: [],
        schedule: null,
        updatedAt: iso(0),
        updatedBy: '',
      },
      scenes: [],
      startedAt: iso(0),
      startedBy: null,
      firstStep: 0,
      pausedAt: null,
    },
  ],
};
const shown = (now: WallNow, seconds: number) => shownNow(screen, now, at(seconds), [screen]);
const keysOf = (now: WallNow, seconds: number) => shown(now, seconds).tiles.map(({ key }) => key);

describe('what a screen draws', () => {
  test('keeps the name of content that an alarm leaves alone, and marks what is the alarm’s', () => {
    const { tiles, source } = shown({ ...quiet, alarm }, 0);
    expect(source).toBe('alarm');
    expect(tiles.filter((tile) => tile.alarm).map(({ place }) => place)).toEqual([1, 0]);
    // The camera of place 2 stays as it is, although the alarm shows the same camera a second time.
    expect(new Set(tiles.map(({ key }) => key)).size).toBe(4);
    expect(keysOf(quiet, 0).filter((key) => keysOf({ ...quiet, alarm }, 0).includes(key))).toHaveLength(2);
  });

  test('gives back what was there when the alarm’s time is over, by itself', () => {
    expect(shown({ ...quiet, alarm }, 0).untilMs).toBe(at(60));
    expect(keysOf({ ...quiet, alarm }, 60)).toEqual(keysOf(quiet, 60));
  });

  test('has the pictures of a tour’s next step ready before their turn, and not earlier', () => {
    const warmAt = 10 - warmMs / 1000;
    expect(shown(touring, 0).untilMs).toBe(at(warmAt));
    expect(shown(touring, warmAt - 0.001).tiles).toHaveLength(4);
    const ready = shown(touring, warmAt).tiles.filter(({ place }) => place === null);
    expect(ready.map(({ key }) => key)).toEqual([`camera ${id(13)}#1`, `camera ${id(14)}#1`]);
    expect(shown(touring, warmAt).untilMs).toBe(at(10));
    const seen = shown(touring, 10).tiles.filter(({ place }) => place !== null);
    expect(seen.map(({ key }) => key)).toEqual(expect.arrayContaining(ready.map(({ key }) => key)));
  });

  test('stands in an order that does not change when content moves to another place', () => {
    const moved = { ...screen, tiles: [4, 3, 2, 1].map(picture) };
    const order = shownNow(moved, quiet, at(0), [moved]).tiles.map(({ key }) => key);
    expect(order).toEqual(keysOf(quiet, 0));
  });
});

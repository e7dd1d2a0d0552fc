import { describe, expect, test } from 'vitest';
import { comingCameras, nextStepAt, shownContent, tourStep } from './shown-tiles.ts';
import type { WallAlarm } from './wall-alarms.ts';
import type { Scene } from './wall-scenes.ts';
import type { Tile } from './wall-tiles.ts';
import type { TourRun } from './wall-tours.ts';
import type { Screen, WallNow } from './walls.ts';

const begun = Date.parse('2026-11-22T08:00:00Z');
const at = (seconds: number): number => begun + seconds * 1000;
const camera = (n: number): string => String(n).padStart(20, '5');
const picture = (n: number): Tile => ({ kind: 'camera', cameraId: camera(n) });

const aScreen = (id: string, fields: Partial<Screen> = {}): Screen => ({
  id,
  name: id,
  scale: 1,
  reserved: [],
  layout: '4',
  tiles: [1, 2, 3, 4].map(picture),
  places: [],
  updatedAt: new Date(begun).toISOString(),
  updatedBy: null,
  ...fields,
});
const aRun = (tour: Partial<TourRun['tour']>, fields: Partial<TourRun> = {}): TourRun => ({
  tour: {
    id: 'tour',
    name: '轮巡',
    dwellS: 10,
    targets: [],
    cameraIds: [],
    sceneIds: [],
    schedule: null,
    updatedAt: '',
    updatedBy: '',
    ...tour,
  },
  scenes: [],
  startedAt: new Date(begun).toISOString(),
  startedBy: null,
  firstStep: 0,
  pausedAt: null,
  ...fields,
});
const quiet: WallNow = { lease: null, tours: [], alarm: null, waiting: 0 };
const shown = (screen: Screen, now: WallNow, seconds: number, screens = [screen]) =>
  shownContent(screen, now, at(seconds), screens);
const numbers = (tiles: readonly Tile[]): (number | string)[] =>
  tiles.map((tile) => (tile.kind === 'camera' ? Number(tile.cameraId.replace(/^5+/, '')) : tile.kind));

describe('what a screen shows', () => {
  const screen = aScreen('1');
  const round = aRun({
    cameraIds: [11, 12, 13].map(camera),
    targets: [
      { screen: '1', place: 0 },
      { screen: '2', place: 0 },
      { screen: '1', place: 3 },
    ],
  });

  test('is its own content while nothing else goes on', () => {
    expect(shown(screen, quiet, 0)).toEqual({
      layout: '4',
      tiles: screen.tiles,
      places: [],
      source: 'content',
    });
  });

  test('is the step of a tour on the tour’s places, and its own content beside them', () => {
    const now = { ...quiet, tours: [round] };
    expect(numbers(shown(screen, now, 9.9).tiles)).toEqual([11, 2, 3, 13]);
    expect(shown(screen, now, 0).source).toBe('tour');
  });

  test('goes round when the cameras are fewer than the places of all steps', () => {
    const now = { ...quiet, tours: [{ ...round, tour: { ...round.tour, cameraIds: [11, 12].map(camera) } }] };
    expect(numbers(shown(screen, now, 0).tiles)).toEqual([11, 2, 3, 11]);
    expect(numbers(shown(screen, now, 10).tiles)).toEqual([12, 2, 3, 12]);
  });

  test('is a scene of a tour on the screens that the scene has, and stays elsewhere', () => {
    const scene: Scene = {
      id: 's',
      name: '场景',
      digit: null,
      screens: [{ id: '1', layout: '1', tiles: [picture(9)], places: [] }],
      updatedAt: '',
      updatedBy: '',
    };
    const now = { ...quiet, tours: [aRun({ sceneIds: ['s'] }, { scenes: [scene] })] };
    expect(shown(screen, now, 0)).toMatchObject({ layout: '1', source: 'tour' });
    expect(shown(aScreen('2'), now, 0)).toMatchObject({ layout: '4', source: 'content' });
  });

  test('is an alarm on the reserved places of all screens in their order, over a tour', () => {
    const screens = [aScreen('1', { reserved: [3] }), aScreen('2', { reserved: [1, 0] })];
    const alarm: WallAlarm = {
      id: 1,
      caseCode: '511902-2026-000001-1',
      tier: 'red',
      raisedAt: '',
      state: 'shown',
      shownAt: null,
      until: new Date(at(60)).toISOString(),
      endedAt: null,
      endedBy: null,
      tiles: [picture(21), picture(22)],
    };
    const now = { ...quiet, tours: [round], alarm };
    const [first = screen, second = screen] = screens;
    expect(numbers(shown(first, now, 0, screens).tiles)).toEqual([11, 2, 3, 21]);
    expect(numbers(shown(second, now, 0, screens).tiles)).toEqual([12, 22, 3, 4]);
    expect(shown(second, now, 0, screens).source).toBe('alarm');
    expect(numbers(shown(first, now, 60, screens).tiles)).toEqual([11, 2, 3, 13]);
  });
});

describe('the step of a tour', () => {
  const run = aRun({ dwellS: 10 }, { firstStep: 4 });

  test('follows from the clock alone, and never runs ahead of a clock that is behind', () => {
    expect([-5, 0, 9.9, 10, 35].map((seconds) => tourStep(run, at(seconds)))).toEqual([4, 4, 4, 5, 7]);
  });

  test('stands while the tour is paused', () => {
    const paused = { ...run, pausedAt: new Date(at(12)).toISOString() };
    expect(tourStep(paused, at(1_000))).toBe(5);
    expect(nextStepAt({ tours: [paused] }, at(13))).toBeNull();
  });

  test('changes when it is told to, of several tours the first', () => {
    const other = aRun({ dwellS: 7 });
    expect(nextStepAt({ tours: [run, other] }, at(0))).toBe(at(7));
    expect(nextStepAt({ tours: [run, other] }, at(8))).toBe(at(10));
    expect(nextStepAt({ tours: [] }, at(8))).toBeNull();
  });

  test('tells which cameras a screen will need and has not got', () => {
    const tour = aRun({ cameraIds: [11, 2].map(camera), targets: [{ screen: '1', place: 0 }] });
    const now = { ...quiet, tours: [tour] };
    const screen = aScreen('1');
    // Camera 2 stands beside the tour already.
    expect(comingCameras(screen, now, at(0), [screen])).toEqual([]);
    expect(comingCameras(screen, now, at(10), [screen])).toEqual([camera(11)]);
    expect(comingCameras(screen, quiet, at(0), [screen])).toEqual([]);
  });
});

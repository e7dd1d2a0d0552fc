import { tourStep } from '@fengqiao/contract/shown-tiles';
import type { TourAct, TourInput } from '@fengqiao/contract/wall-tours';
import { describe, expect, test } from 'vitest';
import { changedPlaces, covers, type RunPlace, refuseTour, runAfter, runWithDwell } from './wall-tour.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const at = (seconds: number): number => start + seconds * 1000;
const cameras = ['a', 'b', 'c'];
const tour = { name: '广场轮巡', dwellS: 10, cameraIds: cameras, sceneIds: [] };

/** The run after acts at these seconds; fails for one that is refused. */
function after(...acts: [act: TourAct['act'], seconds: number][]): RunPlace | null {
  let run: RunPlace | null = null;
  for (const [act, seconds] of acts) {
    const step = runAfter(tour, run, { act }, at(seconds));
    if ('code' in step) throw new Error(step.code);
    run = step.run;
  }
  return run;
}
const stepAt = (run: RunPlace | null, seconds: number, dwellS = 10): number | null =>
  run && tourStep({ ...run, tour: { dwellS } }, at(seconds));

describe('a tour', () => {
  test('begins at its first step and changes by the clock', () => {
    expect([0, 9, 10, 29].map((seconds) => stepAt(after(['start', 0]), seconds))).toEqual([0, 0, 1, 2]);
  });

  test('shows after a pause what was left of the step', () => {
    const run = after(['start', 0], ['pause', 14], ['resume', 100]);
    expect([100, 105, 106].map((seconds) => stepAt(run, seconds))).toEqual([1, 1, 2]);
  });

  test('stands while it is paused, and can be paged through then', () => {
    const run = after(['start', 0], ['pause', 14], ['next', 50]);
    expect([50, 1_000].map((seconds) => stepAt(run, seconds))).toEqual([2, 2]);
    expect(stepAt(after(['start', 0], ['pause', 14], ['next', 50], ['resume', 60]), 69)).toBe(2);
  });

  test('gives the step that somebody turned to its whole time', () => {
    const run = after(['start', 0], ['next', 8]);
    expect([8, 17, 18].map((seconds) => stepAt(run, seconds))).toEqual([1, 1, 2]);
  });

  test('goes back from the first step to the last', () => {
    const run = after(['start', 0], ['back', 3]);
    expect((stepAt(run, 3) ?? 0) % cameras.length).toBe(2);
  });

  test('is in the log when it begins, rests, goes on and ends, not when it is paged through', () => {
    const run = after(['start', 0]);
    const deed = (act: TourAct['act'], of = run) => runAfter(tour, of, { act }, at(5));
    expect(deed('pause')).toMatchObject({ deed: 'tour.paused' });
    expect(deed('resume', after(['start', 0], ['pause', 1]))).toMatchObject({ deed: 'tour.resumed' });
    expect(deed('stop')).toEqual({ run: null, deed: 'tour.stopped' });
    expect(
      [deed('next'), deed('back'), deed('start'), deed('resume')].map((step) => 'deed' in step && step.deed),
    ).toEqual([null, null, null, null]);
  });

  test('that does not run can be stopped, and cannot be paused or turned', () => {
    expect(runAfter(tour, null, { act: 'stop' }, at(0))).toEqual({ run: null, deed: null });
    expect(runAfter(tour, null, { act: 'pause' }, at(0))).toMatchObject({
      code: 'wall.tourStands',
      args: ['广场轮巡'],
    });
  });

  test('keeps its step when its dwell changes while it runs', () => {
    const run = after(['start', 0]);
    const slower = run && runWithDwell(tour, run, at(25));
    expect([25, 84, 85].map((seconds) => stepAt(slower, seconds, 60))).toEqual([2, 2, 3]);
  });
});

describe('what a tour may be', () => {
  const target = { screen: '1', place: 0 };
  const form: TourInput = {
    name: '轮巡',
    dwellS: 10,
    targets: [target],
    cameraIds: ['5'.repeat(20)],
    sceneIds: [],
    schedule: null,
  };
  const scene = '00000000-0000-4000-8000-000000000000';

  test('is a round of cameras on tiles, or of scenes', () => {
    expect(refuseTour(form)).toBeNull();
    expect(refuseTour({ ...form, cameraIds: [], targets: [], sceneIds: [scene] })).toBeNull();
  });

  test.each([
    ['both', { sceneIds: [scene] }, 'cameraOrScenes'],
    ['nothing', { cameraIds: [] }, 'cameraOrScenes'],
    ['cameras without a tile', { targets: [] }, 'noTargets'],
    ['scenes on tiles', { cameraIds: [], sceneIds: [scene] }, 'sceneTargets'],
    ['one tile twice', { targets: [target, target] }, 'sameTarget'],
    ['a night', { schedule: { days: [1], from: '22:00', until: '06:00' } }, 'schedule'],
  ])('is not: %s', (_what, change, reason) => {
    expect(refuseTour({ ...form, ...change })).toMatchObject({ code: 'wall.badTour', details: { reason } });
  });
});

describe('what is put on a place by hand', () => {
  const text = (words: string) => ({ kind: 'text' as const, text: words });
  const before = { layout: '4', tiles: [text('一'), text('二'), text('三'), text('四')] };
  const run = { tour: { targets: [{ screen: '1', place: 2 }] } as never, scenes: [] };

  test('is what differs', () => {
    expect(changedPlaces(before, { ...before, tiles: [text('一'), text('二'), text('新')] })).toEqual(
      new Set([2, 3]),
    );
    expect(changedPlaces(before, before)).toEqual(new Set());
    expect(changedPlaces(before, { ...before, layout: '9' })).toBe('all');
  });

  test('ends a tour that would cover it, and no other', () => {
    expect(covers(run, '1', new Set([2]))).toBe(true);
    expect(covers(run, '1', 'all')).toBe(true);
    expect(covers(run, '1', new Set([0]))).toBe(false);
    expect(covers(run, '2', 'all')).toBe(false);
  });

  test('ends a tour of scenes that has the screen', () => {
    const ofScenes = { tour: { targets: [] } as never, scenes: [{ screens: [{ id: '1' }] }] as never };
    expect(covers(ofScenes, '1', new Set([0]))).toBe(true);
    expect(covers(ofScenes, '1', new Set())).toBe(false);
    expect(covers(ofScenes, '2', 'all')).toBe(false);
  });
});

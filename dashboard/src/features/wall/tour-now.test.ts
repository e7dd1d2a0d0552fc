import type { TourRun } from '@fengqiao/contract/wall-tours';
import { expect, test } from 'vitest';
import { stepsOf, tourNow } from './tour-now.ts';

const startedAt = '2026-11-22T15:42:00+08:00';
const at = (seconds: number): number => Date.parse(startedAt) + seconds * 1000;
const cameraIds = Array.from({ length: 5 }, (_, index) => `5119020000131000000${index}`);
const aRun = (overrides: Partial<TourRun> = {}): TourRun => ({
  tour: {
    id: '2f1a2c62-2f43-4a35-8a0b-4b5c0c1b6a11',
    name: '学校周边',
    dwellS: 10,
    targets: [
      { screen: '1', place: 0 },
      { screen: '1', place: 1 },
    ],
    cameraIds,
    sceneIds: [],
    schedule: null,
    updatedAt: startedAt,
    updatedBy: 'operator01',
  },
  scenes: [],
  startedAt,
  startedBy: 'operator01',
  firstStep: 0,
  pausedAt: null,
  ...overrides,
});

test('a round has as many steps as its places need for all cameras', () => {
  expect(stepsOf(aRun().tour)).toBe(3);
  expect(stepsOf({ cameraIds: [], sceneIds: ['a', 'b'], targets: [] })).toBe(2);
  expect(stepsOf({ cameraIds: [], sceneIds: [], targets: [] })).toBe(1);
});

test('the step and the seconds to the next follow the clock, round after round', () => {
  expect(tourNow(aRun(), at(0))).toEqual({ step: 1, steps: 3, leftS: 10 });
  expect(tourNow(aRun(), at(12.5))).toEqual({ step: 2, steps: 3, leftS: 8 });
  expect(tourNow(aRun(), at(31))).toEqual({ step: 1, steps: 3, leftS: 9 });
  expect(tourNow(aRun({ firstStep: 2 }), at(1))).toMatchObject({ step: 3 });
});

test('a tour that stands counts no seconds', () => {
  const pausedAt = '2026-11-22T15:42:14+08:00';
  expect(tourNow(aRun({ pausedAt }), at(300))).toEqual({ step: 2, steps: 3, leftS: null });
});

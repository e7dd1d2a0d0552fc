import type { Screen } from '@fengqiao/contract/walls';
import { expect, test } from 'vitest';
import { draftOf, inputOfDraft, missingIn, movedBy, type TourDraft } from './tour-form.ts';

const at = '2026-11-22T15:42:00+08:00';
const screen: Screen = {
  id: '2',
  name: '屏 2',
  scale: 1,
  reserved: [],
  layout: '4',
  tiles: [],
  places: [],
  updatedAt: at,
  updatedBy: null,
};
const aDraft = (overrides: Partial<TourDraft> = {}): TourDraft => ({
  ...draftOf(null, [screen]),
  name: '学校周边',
  cameraIds: ['51190200001310000001'],
  ...overrides,
});

test('a tour becomes a form and the form the same tour again', () => {
  const { name, dwellS, targets, cameraIds, sceneIds, schedule } = inputOfDraft(
    aDraft({ targets: { '2': [3, 1] } }),
  );
  const tour = {
    name,
    dwellS,
    targets,
    cameraIds,
    sceneIds,
    schedule,
    id: 'a',
    updatedAt: at,
    updatedBy: 'x',
  };
  expect(targets).toEqual([
    { screen: '2', place: 3 },
    { screen: '2', place: 1 },
  ]);
  expect(inputOfDraft(draftOf(tour, [screen]))).toEqual({
    name,
    dwellS,
    targets,
    cameraIds,
    sceneIds,
    schedule,
  });
});

test('a tour of scenes sends neither cameras nor places', () => {
  expect(inputOfDraft(aDraft({ kind: 'scenes', sceneIds: ['s'] }))).toMatchObject({
    cameraIds: [],
    targets: [],
    sceneIds: ['s'],
  });
});

test('what is missing is named', () => {
  const schedule = { days: [1], from: '08:00', until: '18:00' };
  expect(missingIn(aDraft())).toBeNull();
  expect(missingIn(aDraft({ name: ' ' }))).toBe('name');
  expect(missingIn(aDraft({ cameraIds: [] }))).toBe('cameras');
  expect(missingIn(aDraft({ targets: { '2': [] } }))).toBe('targets');
  expect(missingIn(aDraft({ kind: 'scenes' }))).toBe('scenes');
  expect(missingIn(aDraft({ schedule }))).toBeNull();
  expect(missingIn(aDraft({ schedule: { ...schedule, days: [] } }))).toBe('days');
  expect(missingIn(aDraft({ schedule: { ...schedule, until: '07:00' } }))).toBe('until');
});

test('entries move up and down and stay at the ends', () => {
  expect(movedBy(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(movedBy(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});

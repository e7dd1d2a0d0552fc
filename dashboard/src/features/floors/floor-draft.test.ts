import { expect, test } from 'vitest';
import {
  arrowMove,
  type FloorDraft,
  moved,
  type PlanItem,
  placeOf,
  redo,
  startDraft,
  step,
  takenDown,
  undo,
} from './floor-draft.ts';

const cameraId = '51190000031316000001';
const camera: PlanItem = { kind: 'camera', cameraId };
const draft: FloorDraft = {
  name: 'F',
  zone: null,
  note: '',
  northDeg: null,
  outline: [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ],
  rooms: [{ name: 'R', kind: 'office', roomId: null, outline: null, at: [5, 5] }],
  cameras: [],
};

test('a camera is hung, moved and taken down; a room has its point moved', () => {
  const hung = moved(draft, camera, [1, 1]);
  expect(placeOf(hung, camera)).toEqual([1, 1]);
  expect(placeOf(moved(hung, camera, [2, 1]), camera)).toEqual([2, 1]);
  expect(placeOf(takenDown(hung, cameraId), camera)).toBeNull();
  expect(placeOf(moved(draft, { kind: 'room', index: 0 }, [6, 5]), { kind: 'room', index: 0 })).toEqual([
    6, 5,
  ]);
});

test('an arrow key moves by ten centimetres, with Shift by a metre', () => {
  expect(arrowMove([1, 1], 'ArrowLeft', false)).toEqual([0.9, 1]);
  expect(arrowMove([1, 1], 'ArrowDown', true)).toEqual([1, 2]);
  expect(arrowMove([1, 1], 'Enter', false)).toBeNull();
});

test('steps are undone and done again; arrow keys on one camera are one step', () => {
  let history = startDraft(draft);
  history = step(history, moved(history.now, camera, [1, 1]));
  history = step(history, moved(history.now, camera, [1.1, 1]), 'camera');
  history = step(history, moved(history.now, camera, [1.2, 1]), 'camera');
  history = undo(history);
  expect(placeOf(history.now, camera)).toEqual([1, 1]);
  history = redo(history);
  expect(placeOf(history.now, camera)).toEqual([1.2, 1]);
  history = undo(undo(undo(history)));
  expect(history.now).toEqual(draft);
  expect(history.before).toEqual([]);
});

test('after a step in another direction there is nothing to do again', () => {
  let history = step(startDraft(draft), moved(draft, camera, [1, 1]));
  history = step(undo(history), moved(draft, camera, [3, 3]));
  expect(redo(history).now).toBe(history.now);
});

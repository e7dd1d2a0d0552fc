import { expect, test } from 'vitest';
import { nextFloor, parseFloorSearch } from './floor-search.ts';

test('an address names a storey, a room or a camera; what does not fit is left out', () => {
  expect(parseFloorSearch({ floor: 2, room: 'R511900-3', camera: '51190000031316000001' })).toEqual({
    floor: '2',
    room: 'R511900-3',
    camera: '51190000031316000001',
  });
  expect(parseFloorSearch({ floor: 'B1' })).toEqual({ floor: 'B1' });
  expect(parseFloorSearch({ floor: '0', room: '../x', camera: '7' })).toEqual({});
});

test('one goes up and down between the storeys and stays at the ends', () => {
  const floors = ['B1', '1', '2'];
  expect(nextFloor(floors, 'B1', 1)).toBe('1');
  expect(nextFloor(floors, '2', 1)).toBe('2');
  expect(nextFloor(floors, '1', -1)).toBe('B1');
  expect(nextFloor(floors, 'B1', -1)).toBe('B1');
});

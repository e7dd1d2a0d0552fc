import type { Screen } from '@fengqiao/contract/walls';
import { expect, test } from 'vitest';
import { tourTargets } from './tour-targets.ts';

const screen = (id: string, kinds: ('empty' | 'rooms')[]): Screen =>
  ({
    id,
    layout: '4',
    places: [],
    tiles: kinds.map((kind) => (kind === 'empty' ? { kind } : { kind, area: '511900' })),
  }) as unknown as Screen;

test('a tour takes the free tiles of the wall, as many as it has cameras and no more than four', () => {
  const screens = [
    screen('1', ['rooms', 'empty', 'rooms', 'empty']),
    screen('2', ['empty', 'empty', 'empty', 'rooms']),
  ];
  expect(tourTargets(screens, 3)).toEqual([
    { screen: '1', place: 1 },
    { screen: '1', place: 3 },
    { screen: '2', place: 0 },
  ]);
  expect(tourTargets(screens, 90)).toHaveLength(4);
});

test('on a full wall it takes the first tile; without a screen there is none', () => {
  expect(tourTargets([screen('1', ['rooms', 'rooms', 'rooms', 'rooms'])], 9)).toEqual([
    { screen: '1', place: 0 },
  ]);
  expect(tourTargets([], 9)).toEqual([]);
});

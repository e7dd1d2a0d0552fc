import { expect, test } from 'vitest';
import { cellAt } from './heat-cells.ts';
import { HeatSet } from './heat-set.ts';

const heat = {
  cellZoom: 12,
  cells: [
    { cell: cellAt(106.76, 31.85, 12), lng: 106.77, lat: 31.86, n: 8 },
    { cell: cellAt(107.1, 31.56, 12), lng: 107.1, lat: 31.57, n: 1 },
  ],
  total: 12,
  seq: 40,
};

const loaded = (): HeatSet => {
  const set = new HeatSet();
  set.load(heat);
  return set;
};

test('a live case heats its own cell and leaves the others and the answer alone', () => {
  const set = loaded();
  set.add(106.76, 31.85, 1);
  expect(set.now?.cells.map(({ n }) => n)).toEqual([9, 1]);
  expect(set.now?.total).toBe(13);
  expect(heat.cells[0]?.n).toBe(8);
});

test('a live case where it was cold makes a new cell', () => {
  const set = loaded();
  set.add(106.9, 32.3, 1);
  expect(set.now?.cells).toHaveLength(3);
});

test('a case that goes cools its cell, never below nothing', () => {
  const set = loaded();
  set.add(107.1, 31.56, -1);
  set.add(107.1, 31.56, -1);
  expect(set.now?.cells.map(({ n }) => n)).toEqual([8, 0]);
});

test('only what has changed since the last time is handed on', () => {
  const set = loaded();
  set.add(106.76, 31.85, 1);
  set.add(106.76, 31.85, 1);
  expect(set.takeChanged().map(({ n }) => n)).toEqual([10]);
  expect(set.takeChanged()).toEqual([]);
});

test('a new answer replaces what was guessed', () => {
  const set = loaded();
  set.add(106.76, 31.85, 1);
  set.load(heat);
  expect(set.now?.total).toBe(12);
  expect(set.takeChanged()).toEqual([]);
});

test('before the first answer nothing is known', () => {
  const set = new HeatSet();
  set.add(106.76, 31.85, 1);
  expect(set.now).toBeNull();
});

import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Screen } from '@fengqiao/contract/walls';
import { expect, test } from 'vitest';
import { loadOf } from '../../lib/wall-load.ts';
import { changesOfClear, changesOfPut } from './put-changes.ts';

const text = (words: string): Tile => ({ kind: 'text', text: words });
const aScreen = (id: string, ...tiles: Tile[]): Screen => ({
  id,
  name: `屏 ${id}`,
  scale: 1,
  reserved: [],
  layout: '4',
  tiles,
  places: [],
  updatedAt: '2026-11-22T15:42:00+08:00',
  updatedBy: null,
});
const screens = [aScreen('1', text('a')), aScreen('2', text('b'))];
const spot = (screenId: string, place: number) => ({ wallId: 'hall', screenId, place });

test('what comes from a list covers what stood there', () => {
  const [change] = changesOfPut(screens, loadOf(text('new'), 'new'), spot('2', 0));
  expect(change?.screenId).toBe('2');
  expect(change?.input.tiles[0]).toEqual(text('new'));
});

test('what stood on the wall changes places, also across screens; from another wall it is copied', () => {
  const load = { tiles: [text('a')], words: 'a', from: spot('1', 0) };
  expect(changesOfPut(screens, load, spot('2', 0)).map(({ input }) => input.tiles[0])).toEqual([
    text('a'),
    text('b'),
  ]);
  const other = { ...load, from: { ...load.from, wallId: 'annex' } };
  expect(changesOfPut(screens, other, spot('2', 0))).toHaveLength(1);
});

test('a screen that is gone changes nothing', () => {
  expect(changesOfPut(screens, loadOf(text('new'), 'new'), spot('9', 0))).toEqual([]);
  expect(changesOfClear(screens, spot('9', 0))).toEqual([]);
  expect(changesOfClear(screens, spot('1', 0))[0]?.input.tiles[0]).toEqual({ kind: 'empty' });
});

import type { ScreenReported, TileReport } from '@fengqiao/contract/screen-reports';
import type { ShownContent } from '@fengqiao/contract/shown-tiles';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { expect, test } from 'vitest';
import { screenState } from './screen-state.ts';

const nowMs = Date.parse('2026-11-22T15:42:08+08:00');
const camera = (n: number): Tile => ({ kind: 'camera', cameraId: `5119020000131000000${n}` });
const shown: ShownContent = { layout: '4', tiles: [camera(1), camera(2)], places: [], source: 'content' };
const tileReport = (place: number, overrides: Partial<TileReport> = {}): TileReport => ({
  place,
  tile: camera(place + 1),
  state: 'live',
  latencyMs: 800,
  frameAgeMs: 40,
  error: null,
  ...overrides,
});
const aReport = (tiles: TileReport[], overrides: Partial<ScreenReported> = {}): ScreenReported => ({
  screen: '1',
  source: 'content',
  tiles,
  width: 3840,
  height: 2160,
  fps: 60,
  heapMib: 210,
  upS: 3600,
  awaySince: null,
  at: '2026-11-22T15:42:05+08:00',
  ...overrides,
});

test('a screen that shows what it should is live, as late as its latest picture', () => {
  const state = screenState(shown, aReport([tileReport(0), tileReport(1, { latencyMs: 1_200 })]), nowMs);
  expect(state).toMatchObject({ kind: 'live', sinceMs: null, latencyMs: 1_200, troubles: 0 });
  expect(state.places.map((place) => place.state)).toEqual(['live', 'live', 'unknown', 'unknown']);
});

test('a screen that was silent for 15 s is dark since its last word, and one never heard is dark since ever', () => {
  const silent = screenState(shown, aReport([tileReport(0)], { at: '2026-11-22T15:41:53+08:00' }), nowMs);
  expect(silent).toMatchObject({ kind: 'dark', sinceMs: nowMs - 15_000, latencyMs: null });
  expect(silent.places[0]?.state).toBe('unknown');
  expect(screenState(shown, null, nowMs)).toMatchObject({ kind: 'dark', sinceMs: null });
});

test('a screen without the server says since when', () => {
  const awaySince = '2026-11-22T15:41:50+08:00';
  const state = screenState(shown, aReport([tileReport(0)], { awaySince }), nowMs);
  expect(state).toMatchObject({ kind: 'away', sinceMs: Date.parse(awaySince) });
});

test('frozen and failed pictures and places that show something else are counted', () => {
  const state = screenState(
    shown,
    aReport([tileReport(0, { state: 'frozen', latencyMs: null }), tileReport(1, { tile: camera(9) })]),
    nowMs,
  );
  expect(state.troubles).toBe(2);
  expect(state.places[1]?.instead).toEqual(camera(9));
});

test('the order in which a tile names its parts makes no difference', () => {
  const tile = { cameraId: '51190200001310000001', kind: 'camera' } as const;
  expect(screenState(shown, aReport([tileReport(0, { tile })]), nowMs).troubles).toBe(0);
});

test('a screen that tells the beginning of a long text shows that text', () => {
  const text: Tile = { kind: 'text', text: '汛期值守 '.repeat(30) };
  const told = tileReport(0, { tile: { kind: 'text', text: text.text.slice(0, 60) } });
  expect(screenState({ ...shown, tiles: [text] }, aReport([told]), nowMs).troubles).toBe(0);
});

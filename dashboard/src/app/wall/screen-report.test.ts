import { ScreenReport } from '@fengqiao/contract/screen-reports';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { screenReport } from './screen-report.ts';
import type { PlacedTile, ShownNow } from './shown-now.ts';
import { TileStates } from './tile-states.ts';

const placed = (place: number | null, tile: Tile): PlacedTile => ({
  key: `${tile.kind} ${place}`,
  place,
  tile,
  gridArea: '1 / 1 / 2 / 2',
  alarm: false,
});
const camera: Tile = { kind: 'camera', cameraId: '51190200001320000001' };
const shown: ShownNow = {
  source: 'tour',
  layout: '4',
  columns: 2,
  rows: 2,
  tiles: [placed(1, { kind: 'text', text: '值班'.repeat(200) }), placed(null, camera), placed(0, camera)],
  untilMs: null,
};
const page = { width: 3840, height: 2160, fps: 60, heapMib: null, upS: 12, awaySince: null };

test('a report names every place that is seen with how it is, and nothing that is only made ready', () => {
  const states = new TileStates();
  states.tell('camera 0', { state: 'frozen', latencyMs: null, frameAgeMs: 4_000, error: 'noFrames' });
  const report = screenReport('2', shown, states, page);
  expect(report.tiles.map(({ place, state }) => [place, state])).toEqual([
    [0, 'frozen'],
    [1, 'waiting'],
  ]);
  expect(Value.Check(ScreenReport, report)).toBe(true);
});

test('a report of twenty-five long texts fits into one packet', () => {
  const text: Tile = { kind: 'text', text: '值'.repeat(400) };
  const full = { ...shown, tiles: Array.from({ length: 25 }, (_, place) => placed(place, text)) };
  const report = screenReport('2', full, new TileStates(), page);
  expect(new TextEncoder().encode(JSON.stringify(report)).length).toBeLessThan(12_000);
});

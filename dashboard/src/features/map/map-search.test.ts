import { expect, test } from 'vitest';
import { layersText, parseMapSearch, shownLayers } from './map-search.ts';

test('an address keeps what the map understands and drops the rest', () => {
  expect(
    parseMapSearch({
      paint: 'red',
      layers: 'cases,heat,nothing',
      span: 'week',
      time: '2026-11-21T10:00,2026-11-21T11:00',
      ring: '106,31,107,31,107,32',
      other: 1,
    }),
  ).toEqual({
    paint: 'red',
    layers: 'heat,cases',
    span: 'week',
    time: '2026-11-21T10:00,2026-11-21T11:00',
    ring: '106,31,107,31,107,32',
  });
  expect(
    parseMapSearch({ paint: 'score', layers: 7, span: 'century', time: 'yesterday', ring: '1,2' }),
  ).toEqual({});
});

test('the usual layers need no word in the address', () => {
  expect(layersText(shownLayers(undefined))).toBeUndefined();
  expect(parseMapSearch({ layers: 'heat,centres,cameras,cases' })).toEqual({});
});

test('a map without any layer is an address of its own', () => {
  expect(layersText(new Set())).toBe('none');
  expect([...shownLayers('none')]).toEqual([]);
});

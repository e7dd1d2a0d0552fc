import { cellZoom } from '@fengqiao/contract/map';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCentre, cellOf, cellTile, coarserCell } from './cells.ts';

const point = fc.record({
  lng: fc.double({ min: -180, max: 179.999, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
});

describe('map cells', () => {
  it('numbers the tile that slippy maps number (z18 of Bazhong)', () => {
    // floor((106.75+180)/360·2^18), floor((1-asinh(tan 31.86°)/π)/2·2^18)
    expect(cellTile(cellOf(106.75, 31.86))).toEqual({ x: 208_804, y: 106_575 });
  });

  it('stays an exact number of 36 bits', () => {
    expect(cellOf(179.9999, -85.0511)).toBe(2 ** 36 - 1);
    expect(cellOf(-180, 85.1)).toBe(0);
  });

  it('has its centre in itself, at every zoom', () => {
    fc.assert(
      fc.property(point, fc.integer({ min: 1, max: cellZoom }), ({ lng, lat }, zoom) => {
        const cell = coarserCell(cellOf(lng, lat), zoom);
        const centre = cellCentre(cell, zoom);
        expect(coarserCell(cellOf(centre.lng, centre.lat), zoom)).toBe(cell);
        expect(Math.abs(centre.lng - lng)).toBeLessThanOrEqual(180 / 2 ** zoom + 1e-9);
      }),
    );
  });
});

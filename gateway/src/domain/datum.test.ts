import { describe, expect, it } from 'vitest';
import { isInChina, toWgs84 } from './datum.ts';

describe('datum', () => {
  it('leaves WGS-84 and CGCS2000 alone', () => {
    expect(toWgs84(106.75, 31.86, 'WGS84')).toEqual({ lng: 106.75, lat: 31.86 });
    expect(toWgs84(106.75, 31.86, 'CGCS2000')).toEqual({ lng: 106.75, lat: 31.86 });
  });

  it('moves GCJ-02 by hundreds of metres and BD-09 by more', () => {
    const gcj = toWgs84(106.75, 31.86, 'GCJ02');
    const bd = toWgs84(106.75, 31.86, 'BD09');
    const metres = (to: { lng: number; lat: number }) =>
      Math.hypot((to.lng - 106.75) * 94_500, (to.lat - 31.86) * 111_000);
    expect(metres(gcj)).toBeGreaterThan(200);
    expect(metres(gcj)).toBeLessThan(800);
    expect(metres(bd)).toBeGreaterThan(metres(gcj));
  });

  it('knows a swapped point', () => {
    expect(isInChina(106.75, 31.86)).toBe(true);
    expect(isInChina(31.86, 106.75)).toBe(false);
  });
});

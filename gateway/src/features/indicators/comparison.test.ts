import { describe, expect, it } from 'vitest';
import { changeWords, compared } from './comparison.ts';

const band = { flatBand: 0.02 };

describe('a change', () => {
  it('is called flat within the band of the place, its edge included', () => {
    expect(compared(102, 100, 'count', { flatBand: 0.02 }).flat).toBe(true);
    expect(compared(103, 100, 'count', { flatBand: 0.02 }).flat).toBe(false);
    expect(compared(103, 100, 'count', { flatBand: 0.05 }).flat).toBe(true);
  });

  it('of a share is flat within half a point', () => {
    expect(compared(0.953, 0.95, 'share', band).flat).toBe(true);
    expect(compared(0.96, 0.95, 'share', band).flat).toBe(false);
  });

  it('is told in per cent with two decimals', () => {
    expect(compared(1522, 1205, 'count', band).changePercent).toBe('26.31');
    expect(compared(7, 20, 'days', band)).toMatchObject({
      change: -13,
      changePercent: '-65.00',
      flat: false,
    });
  });

  it('from nothing has no per cent, and of the unknown no change', () => {
    expect(compared(5, 0, 'count', band)).toMatchObject({ change: 5, changePercent: null, flat: false });
    expect(compared(null, 5, 'share', band)).toEqual({
      value: 5,
      change: null,
      changePercent: null,
      flat: false,
    });
  });

  it('says the band in its definition', () => {
    expect(changeWords('count', { flatBand: 0.015 }).zh).toContain('1.5%');
  });
});
